package dev.torpor.measure.referee;

import dev.torpor.trace.TraceEvent;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** C2: after the quiesce phase a record differs although the client has read past its change. */
final class SkippedChange extends Monitor {
  SkippedChange(Scene scene) {
    super(Invariant.C2, scene);
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
    List<Divergence> skipped = Divergence.skipped(scene());
    if (skipped.isEmpty() || scene().server().restored() != null) {
      return; // after a restore C6 judges
    }
    List<@Nullable Evidence> proof = Divergence.proof(skipped, scene());
    proof.add(scene().passedBy());
    report(
        at,
        "the client takes itself to be current, and is not: " + Divergence.text(skipped),
        proof);
  }
}
