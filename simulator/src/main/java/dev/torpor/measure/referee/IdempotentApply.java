package dev.torpor.measure.referee;

import dev.torpor.app.ClientEvent;
import dev.torpor.app.Replica.RecordVersion;
import dev.torpor.trace.TraceEvent;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** C8: a version on the device that the server never made, as counting what comes twice gives. */
final class IdempotentApply extends Monitor {
  IdempotentApply(Scene scene) {
    super(Invariant.C8, scene);
  }

  @Override
  List<Class<? extends TraceEvent>> hears() {
    return List.of(ClientEvent.Applied.class, ClientEvent.Replaced.class);
  }

  @Override
  void on(long at, TraceEvent event) {
    if (event instanceof ClientEvent.Applied applied) {
      judge(applied.records(), applied.exchange(), new Evidence(at, event));
    } else if (event instanceof ClientEvent.Replaced replaced) {
      judge(replaced.records(), replaced.exchange(), new Evidence(at, event));
    }
  }

  private void judge(List<RecordVersion> records, long transfer, Evidence evidence) {
    if (!scene().server().known() || scene().server().restored() != null) {
      return;
    }
    for (RecordVersion record : records) {
      ServerLog.@Nullable Commit now = scene().server().now(record.record());
      if (now != null && record.version() > now.version()) {
        Exchange basis = scene().exchanges().of(transfer);
        report(
            evidence.at(),
            record.text()
                + " is held, and the server has got to "
                + now.text()
                + ": what came twice was counted twice",
            now.evidence(),
            basis == null ? null : basis.served,
            evidence);
        return;
      }
    }
  }
}
