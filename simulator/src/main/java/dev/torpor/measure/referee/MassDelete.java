package dev.torpor.measure.referee;

import dev.torpor.app.ClientEvent;
import dev.torpor.app.Replica.RecordVersion;
import dev.torpor.trace.TraceEvent;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** D2: records vanish because of an answer that says nothing about them. */
final class MassDelete extends Monitor {
  MassDelete(Scene scene) {
    super(Invariant.D2, scene);
  }

  @Override
  List<Class<? extends TraceEvent>> hears() {
    return List.of(ClientEvent.Replaced.class, ClientEvent.Applied.class);
  }

  @Override
  void on(long at, TraceEvent event) {
    if (event instanceof ClientEvent.Replaced replaced) {
      Exchange basis = scene().exchanges().of(replaced.exchange());
      List<String> lost = AtomicResync.lost(replaced, scene());
      if (!lost.isEmpty() && (basis == null || !AtomicResync.isSound(basis))) {
        report(at, text(lost), proof(basis, new Evidence(at, event)));
      }
    } else if (event instanceof ClientEvent.Applied applied) {
      List<String> invented = new ArrayList<>();
      for (RecordVersion record : applied.records()) {
        if (record.deleted() && !wasDeleted(record)) {
          invented.add(record.record());
        }
      }
      if (!invented.isEmpty()) {
        Exchange basis = scene().exchanges().of(applied.exchange());
        report(at, text(invented), proof(basis, new Evidence(at, event)));
      }
    }
  }

  private static String text(List<String> lost) {
    return lost.size()
        + " records that nobody has deleted, such as "
        + lost.get(0)
        + ", were deleted on the device";
  }

  private static List<@Nullable Evidence> proof(@Nullable Exchange basis, Evidence evidence) {
    List<@Nullable Evidence> proof = new ArrayList<>();
    if (basis != null) {
      proof.addAll(basis.proof());
    }
    proof.add(evidence);
    return proof;
  }

  private boolean wasDeleted(RecordVersion record) {
    ServerLog.@Nullable Commit commit = scene().server().now(record.record());
    while (commit != null) {
      if (commit.deleted()) {
        return true;
      }
      commit = commit.before();
    }
    return scene().server().restored() != null;
  }
}
