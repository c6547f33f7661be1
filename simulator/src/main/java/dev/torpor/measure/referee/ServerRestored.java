package dev.torpor.measure.referee;

import dev.torpor.http.HttpEvent;
import dev.torpor.trace.TraceEvent;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** C6: after a restore of the server the copy differs, or an acknowledged edit is gone. */
final class ServerRestored extends Monitor {
  private final List<Edits.Edit> undone = new ArrayList<>();
  private @Nullable Evidence last;

  ServerRestored(Scene scene) {
    super(Invariant.C6, scene);
  }

  @Override
  List<Class<? extends TraceEvent>> hears() {
    return List.of(HttpEvent.ServerTold.class);
  }

  @Override
  void on(long at, TraceEvent event) {
    Evidence restored = scene().server().restored();
    if (restored != null && !restored.equals(last)) {
      last = restored;
      for (Edits.Edit edit : scene().edits().all()) {
        if (!edit.effects.isEmpty() && !scene().server().holdsEdit(edit.edit.id())) {
          undone.add(edit);
        }
      }
    }
  }

  @Override
  void quiesced(long at) {
    if (last == null || scene().app().deleted()) {
      return;
    }
    List<Divergence> different = Divergence.all(scene());
    if (!different.isEmpty()) {
      List<@Nullable Evidence> proof = Divergence.proof(different, scene());
      proof.add(last);
      report(
          at,
          "the server was restored from a backup, and the copy has not followed: "
              + Divergence.text(different),
          proof);
    }
    for (Edits.Edit edit : undone) {
      boolean back = scene().server().holdsEdit(edit.edit.id()) || edit.surfaced != null;
      if (!back) {
        report(
            at,
            "edit " + edit.edit.id() + " was lost in the server's restore and never sent again",
            edit.made,
            edit.effects.get(edit.effects.size() - 1),
            last);
      }
    }
  }
}
