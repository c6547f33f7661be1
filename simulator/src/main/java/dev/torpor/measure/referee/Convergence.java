package dev.torpor.measure.referee;

import dev.torpor.trace.TraceEvent;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** C5: after the quiesce phase a record differs because the client has not read so far. */
final class Convergence extends Monitor {
  Convergence(Scene scene) {
    super(Invariant.C5, scene);
  }

  @Override
  List<Class<? extends TraceEvent>> hears() {
    return List.of();
  }

  @Override
  void on(long at, TraceEvent event) {
    // the end tells
  }

  @Override
  void quiesced(long at) {
    List<Divergence> behind = Divergence.notReached(scene());
    if (behind.isEmpty() || scene().server().restored() != null) {
      return; // after a restore C6 judges
    }
    List<@Nullable Evidence> proof = Divergence.proof(behind, scene());
    proof.add(scene().quiesce());
    proof.add(scene().passedBy());
    proof.add(scene().exchanges().lastEnd());
    report(
        at,
        "everything was there for the client to catch up, and it has not: "
            + Divergence.text(behind),
        proof);
  }
}
