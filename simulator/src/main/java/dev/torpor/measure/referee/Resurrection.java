package dev.torpor.measure.referee;

import dev.torpor.app.ClientEvent;
import dev.torpor.app.LocalEdit;
import dev.torpor.app.Replica.RecordVersion;
import dev.torpor.http.HttpEvent;
import dev.torpor.http.ServerFact;
import dev.torpor.trace.TraceEvent;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** D1: a deleted record comes back: here from an old answer, there by an update that creates. */
final class Resurrection extends Monitor {
  Resurrection(Scene scene) {
    super(Invariant.D1, scene);
  }

  @Override
  List<Class<? extends TraceEvent>> hears() {
    return List.of(
        HttpEvent.ServerTold.class, ClientEvent.Applied.class, ClientEvent.Replaced.class);
  }

  @Override
  void on(long at, TraceEvent event) {
    if (event instanceof HttpEvent.ServerTold told
        && told.fact() instanceof ServerFact.Wrote wrote
        && wrote.effect() != ServerFact.Effect.DELETED) {
      wrote(wrote, new Evidence(at, event));
    } else if (event instanceof ClientEvent.Applied applied) {
      applied(applied.records(), new Evidence(at, event));
    } else if (event instanceof ClientEvent.Replaced replaced) {
      applied(replaced.records(), new Evidence(at, event));
    }
  }

  private void wrote(ServerFact.Wrote wrote, Evidence evidence) {
    ServerLog.@Nullable Commit now = scene().server().now(wrote.record());
    ServerLog.@Nullable Commit before = now == null ? null : now.before();
    Edits.@Nullable Edit edit = scene().edits().of(wrote.edit());
    boolean meant = edit != null && edit.edit.kind() == LocalEdit.Kind.CREATE;
    if (before != null && before.deleted() && !meant) {
      report(
          evidence.at(),
          wrote.record()
              + " had been deleted on the server and was created again by "
              + (edit == null ? "a write that names no edit" : "an update, edit " + wrote.edit()),
          edit == null ? null : edit.made,
          before.evidence(),
          evidence);
    }
  }

  private void applied(List<RecordVersion> records, Evidence evidence) {
    for (RecordVersion record : records) {
      if (!record.deleted()
          && scene().held().buried(record.record()) >= record.version()
          && scene().server().restored() == null) {
        report(
            evidence.at(),
            record.text()
                + " is held again, and the device has known of its deletion, version "
                + scene().held().buried(record.record()),
            evidence);
        return;
      }
    }
  }
}
