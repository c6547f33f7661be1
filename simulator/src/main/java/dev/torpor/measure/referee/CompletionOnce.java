package dev.torpor.measure.referee;

import dev.torpor.app.ClientEvent;
import dev.torpor.os.OsEvent;
import dev.torpor.trace.TraceEvent;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** O1: a completion that comes twice or never, as the system notes it. */
final class CompletionOnce extends Monitor {
  private @Nullable Evidence lastStarted;
  private @Nullable Evidence lastCompleted;

  CompletionOnce(Scene scene) {
    super(Invariant.O1, scene);
  }

  @Override
  List<Class<? extends TraceEvent>> hears() {
    return List.of(OsEvent.Started.class, OsEvent.Completed.class, ClientEvent.Violation.class);
  }

  @Override
  void on(long at, TraceEvent event) {
    if (event instanceof OsEvent.Started) {
      lastStarted = new Evidence(at, event);
      lastCompleted = null;
    } else if (event instanceof OsEvent.Completed) {
      lastCompleted = new Evidence(at, event);
    } else if (event instanceof ClientEvent.Violation misuse) {
      Evidence now = new Evidence(at, event);
      if (misuse.rule().equals("B03")) {
        report(
            at,
            "a grant was completed twice, so one of the two paths reports for the other",
            lastStarted,
            lastCompleted,
            now);
      } else if (misuse.rule().equals("B02")) {
        report(at, "a grant was not completed, and the system had to end it", lastStarted, now);
      }
    }
  }
}
