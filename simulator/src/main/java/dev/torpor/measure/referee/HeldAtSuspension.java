package dev.torpor.measure.referee;

import dev.torpor.app.ClientEvent;
import dev.torpor.os.OsEvent;
import dev.torpor.trace.TraceEvent;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** O5: a lock that is held when the process is to be suspended, as the system notes it. */
final class HeldAtSuspension extends Monitor {
  private @Nullable Evidence lastCompleted;

  HeldAtSuspension(Scene scene) {
    super(Invariant.O5, scene);
  }

  @Override
  List<Class<? extends TraceEvent>> hears() {
    return List.of(OsEvent.Completed.class, ClientEvent.Violation.class);
  }

  @Override
  void on(long at, TraceEvent event) {
    if (event instanceof OsEvent.Completed) {
      lastCompleted = new Evidence(at, event);
    } else if (event instanceof ClientEvent.Violation misuse && misuse.rule().equals("B18")) {
      report(
          at,
          "the process held a lock when it was to be suspended",
          lastCompleted,
          new Evidence(at, event));
    }
  }
}
