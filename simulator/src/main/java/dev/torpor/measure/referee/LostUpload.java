package dev.torpor.measure.referee;

import dev.torpor.app.ClientEvent;
import dev.torpor.app.LocalEdit;
import dev.torpor.trace.TraceEvent;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** U1: an edit acknowledged that the server never had, or one that nothing became of. */
final class LostUpload extends Monitor {
  LostUpload(Scene scene) {
    super(Invariant.U1, scene);
  }

  @Override
  List<Class<? extends TraceEvent>> hears() {
    return List.of(ClientEvent.EditAcknowledged.class);
  }

  @Override
  void on(long at, TraceEvent event) {
    if (event instanceof ClientEvent.EditAcknowledged acknowledged) {
      Edits.@Nullable Edit edit = scene().edits().of(acknowledged.edit());
      if (edit != null && !isDone(edit)) {
        Exchange basis = scene().exchanges().of(acknowledged.exchange());
        List<@Nullable Evidence> proof = new ArrayList<>();
        proof.add(edit.made);
        proof.addAll(basis == null ? List.of() : basis.proof());
        proof.add(new Evidence(at, event));
        report(
            at,
            "the client has noted edit "
                + acknowledged.edit()
                + " as saved, and the server never had it",
            proof);
      }
    }
  }

  @Override
  void quiesced(long at) {
    if (scene().app().deleted() || !scene().acted()) {
      return;
    }
    for (Edits.Edit edit : scene().edits().all()) {
      if (!isDone(edit) && edit.surfaced == null && edit.acknowledged == null) {
        List<@Nullable Evidence> proof = new ArrayList<>();
        proof.add(edit.made);
        proof.addAll(edit.heard);
        proof.add(scene().quiesce());
        report(
            at,
            "edit " + edit.edit.id() + " never had an effect, and the user was not told",
            proof);
      }
    }
  }

  /** Delivered, or a deletion of what is not there any more. */
  private boolean isDone(Edits.Edit edit) {
    return scene().edits().delivered(edit)
        || (edit.edit.kind() == LocalEdit.Kind.DELETE
            && !scene().server().exists(scene().edits().serverName(edit)));
  }
}
