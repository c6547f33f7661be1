package dev.torpor.measure.referee;

import dev.torpor.app.Promise;
import dev.torpor.http.HttpEvent;
import dev.torpor.http.ServerFact;
import dev.torpor.trace.TraceEvent;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A write that took effect although somebody else had changed the record since the version that the
 * device held: U3 for updates, D3 for deletions.
 */
final class StaleWrite extends Monitor {
  private final ServerFact.Effect effect;

  private StaleWrite(Invariant invariant, ServerFact.Effect effect, Scene scene) {
    super(invariant, scene);
    this.effect = effect;
  }

  static Monitor ofUpdates(Scene scene) {
    return new StaleWrite(Invariant.U3, ServerFact.Effect.UPDATED, scene);
  }

  static Monitor ofDeletions(Scene scene) {
    return new StaleWrite(Invariant.D3, ServerFact.Effect.DELETED, scene);
  }

  @Override
  List<Class<? extends TraceEvent>> hears() {
    return List.of(HttpEvent.ServerTold.class);
  }

  @Override
  void on(long at, TraceEvent event) {
    if (!(event instanceof HttpEvent.ServerTold told)
        || !(told.fact() instanceof ServerFact.Wrote wrote)
        || wrote.effect() != effect
        || scene().promises(Promise.LAST_WRITER_WINS)) {
      return;
    }
    ServerLog.@Nullable Commit mine = scene().server().now(wrote.record());
    long held = scene().held().version(wrote.record());
    ServerLog.@Nullable Commit unseen =
        ServerLog.foreignAfter(held, mine == null ? null : mine.before());
    if (unseen != null) {
      Exchange exchange = scene().exchanges().of(told.transfer());
      List<@Nullable Evidence> proof = new ArrayList<>();
      proof.add(scene().held().since(wrote.record()));
      proof.add(unseen.evidence());
      proof.addAll(exchange == null ? List.of() : exchange.proof());
      report(
          at,
          "edit "
              + wrote.edit()
              + (effect == ServerFact.Effect.DELETED ? " deleted " : " overwrote ")
              + unseen.text()
              + ", which the device had never seen: it held version "
              + held,
          proof);
    }
  }
}
