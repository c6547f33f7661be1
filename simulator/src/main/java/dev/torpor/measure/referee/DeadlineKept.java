package dev.torpor.measure.referee;

import dev.torpor.app.ClientEvent;
import dev.torpor.network.NetworkEvent;
import dev.torpor.os.AppState;
import dev.torpor.os.ExitReason;
import dev.torpor.os.OsEvent;
import dev.torpor.trace.TraceEvent;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * O2: a process killed for its time, work completed late, and requests that start after an
 * expiration.
 */
final class DeadlineKept extends Monitor {
  private static final Set<ExitReason> FOR_TIME =
      EnumSet.of(
          ExitReason.TASK_TIMEOUT,
          ExitReason.ASSERTION_TIMEOUT,
          ExitReason.FETCH_TIMEOUT,
          ExitReason.URL_SESSION_TIMEOUT);

  private @Nullable Evidence expired;

  DeadlineKept(Scene scene) {
    super(Invariant.O2, scene);
  }

  @Override
  List<Class<? extends TraceEvent>> hears() {
    return List.of(
        OsEvent.Expired.class,
        OsEvent.Started.class,
        OsEvent.StateChanged.class,
        OsEvent.Exited.class,
        NetworkEvent.TransferStarted.class,
        ClientEvent.Violation.class);
  }

  @Override
  void on(long at, TraceEvent event) {
    if (event instanceof OsEvent.Expired over) {
      expired = new Evidence(at, event);
      if (!over.hasHandler()) {
        report(
            at,
            "the time of '" + over.identifier() + "' ended and nothing of the client listened",
            expired);
      }
    } else if (event instanceof OsEvent.Started
        || (event instanceof OsEvent.StateChanged changed
            && changed.state() != AppState.BACKGROUND)) {
      expired = null;
    } else if (event instanceof OsEvent.Exited exited && FOR_TIME.contains(exited.reason())) {
      report(
          at,
          "the process was killed because it did not end its work in time",
          expired,
          new Evidence(at, event));
    } else if (event instanceof ClientEvent.Violation misuse && misuse.rule().equals("B29")) {
      report(
          at,
          "a task was completed only after its expiration handler had returned",
          expired,
          new Evidence(at, event));
    } else if (event instanceof NetworkEvent.TransferStarted started && expired != null) {
      Exchange exchange = scene().exchanges().of(started.transfer());
      if (exchange != null && exchange.started.event() == event && isOnItsOwn(started)) {
        report(
            at,
            "a request was started after the expiration handler had been called",
            expired,
            exchange.started);
        expired = null;
      }
    }
  }

  /** The system's transfer service and the other tasks of the app go on after an expiration. */
  private boolean isOnItsOwn(NetworkEvent.TransferStarted started) {
    return switch (started.cause()) {
      case REFRESH, PROCESSING, PUSH -> !hasOthers();
      default -> false;
    };
  }

  private boolean hasOthers() {
    Evidence over = expired;
    return over != null
        && over.event() instanceof OsEvent.Expired what
        && scene().app().hasWorkBeside(what.kind(), what.identifier());
  }
}
