package dev.torpor.measure.referee;

import dev.torpor.http.HttpEvent;
import dev.torpor.http.ServerFact;
import dev.torpor.trace.TraceEvent;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * C6: after a restore of the server the copy differs, or an edit that the backup had not is gone
 * for good.
 *
 * <p>A client that cannot know is not blamed: the server has to have read it everything since, or
 * to have refused its token. A server that goes on with old tokens as if nothing had happened tells
 * nobody.
 */
final class ServerRestored extends Monitor {
  private static final int GONE = 410;

  private @Nullable Evidence last;
  private @Nullable Evidence noticed;

  ServerRestored(Scene scene) {
    super(Invariant.C6, scene);
  }

  @Override
  List<Class<? extends TraceEvent>> hears() {
    return List.of(HttpEvent.ServerTold.class, HttpEvent.Served.class);
  }

  @Override
  void on(long at, TraceEvent event) {
    Evidence restored = scene().server().restored();
    if (restored != null && !restored.equals(last)) {
      last = restored;
      noticed = null;
    }
    if (last != null && noticed == null && tells(event)) {
      noticed = new Evidence(at, event);
    }
  }

  private static boolean tells(TraceEvent event) {
    if (event instanceof HttpEvent.ServerTold told && told.fact() instanceof ServerFact.Read read) {
      return read.since() < 0;
    }
    return event instanceof HttpEvent.Served served
        && served.method().equals("GET")
        && served.status() == GONE;
  }

  @Override
  void quiesced(long at) {
    if (last == null || noticed == null || scene().app().deleted()) {
      return;
    }
    List<Divergence> different = Divergence.all(scene());
    if (!different.isEmpty()) {
      List<@Nullable Evidence> proof = Divergence.proof(different, scene());
      proof.add(last);
      proof.add(noticed);
      report(
          at,
          "the server was restored from a backup, and the copy has not followed: "
              + Divergence.text(different),
          proof);
    }
    scene().server().lost().forEach((id, commit) -> judge(at, id, commit));
  }

  private void judge(long at, String id, ServerLog.Commit lost) {
    Edits.@Nullable Edit edit = scene().edits().of(id);
    ServerLog.@Nullable Commit now = scene().server().now(lost.record());
    boolean overtaken = now != null && now.version() > lost.version();
    if (edit == null || overtaken || edit.surfaced != null) {
      return;
    }
    for (Edits.Edit each : scene().edits().all()) {
      boolean carries = each.number >= edit.number && each.edit.record().equals(edit.edit.record());
      if (carries && scene().server().holdsEdit(each.edit.id())) {
        return;
      }
    }
    report(
        at,
        "edit " + id + " was lost in the server's restore and never sent again",
        edit.made,
        edit.effects.isEmpty() ? null : edit.effects.get(edit.effects.size() - 1),
        last,
        noticed);
  }
}
