package dev.torpor.measure.referee;

import dev.torpor.app.ClientEvent;
import dev.torpor.os.OsEvent;
import dev.torpor.trace.TraceEvent;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** O3: work under way at the last completion, or started after it, as the system notes it. */
final class EarlyCompletion extends Monitor {
  private @Nullable Evidence lastCompleted;

  EarlyCompletion(Scene scene) {
    super(Invariant.O3, scene);
  }

  @Override
  List<Class<? extends TraceEvent>> hears() {
    return List.of(OsEvent.Completed.class, ClientEvent.Violation.class);
  }

  @Override
  void on(long at, TraceEvent event) {
    if (event instanceof OsEvent.Completed) {
      lastCompleted = new Evidence(at, event);
    } else if (event instanceof ClientEvent.Violation misuse) {
      if (misuse.rule().equals("B01")) {
        report(at, "the task was completed while requests were under way", proof(at, event));
      } else if (misuse.rule().equals("B04")) {
        report(at, "a request was started after the last task was completed", proof(at, event));
      }
    }
  }

  private List<@Nullable Evidence> proof(long at, TraceEvent event) {
    List<@Nullable Evidence> proof = new ArrayList<>();
    for (Exchange exchange : scene().exchanges().underWay()) {
      proof.add(exchange.started);
    }
    proof.add(lastCompleted);
    proof.add(new Evidence(at, event));
    return proof;
  }
}
