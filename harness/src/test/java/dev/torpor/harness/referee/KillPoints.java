package dev.torpor.harness.referee;

import dev.torpor.app.App;
import dev.torpor.app.ClientEvent;
import dev.torpor.app.SyncClient;
import dev.torpor.http.HttpEvent;
import dev.torpor.measure.Violation;
import dev.torpor.network.NetworkEvent;
import dev.torpor.os.OsEvent;
import dev.torpor.time.TimeFormat;
import dev.torpor.trace.TraceEvent;
import dev.torpor.trace.TraceListener;
import dev.torpor.world.World.UserAction;
import dev.torpor.world.WorldEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.function.Supplier;

/**
 * Kills a client at every boundary of a short workload: just before and just after each request,
 * response, durable write, task and edit.
 *
 * <p>A callback of a client runs at one instant, and what it writes becomes durable together, so
 * that the instants between callbacks are all the places where a process can end. The user swipes
 * the app away there, which no code of it hears of; after that the day goes on and ends in easy
 * hours.
 */
final class KillPoints {
  private final Supplier<Trial> trial;
  private final BiFunction<App, Trial, ? extends SyncClient> client;

  KillPoints(Supplier<Trial> trial, BiFunction<App, Trial, ? extends SyncClient> client) {
    this.trial = trial;
    this.client = client;
  }

  /** The instants at which a kill makes a difference, in order. */
  SortedSet<Long> instants(long from, long to) {
    SortedSet<Long> instants = new TreeSet<>();
    judge(
        trial.get(),
        (at, event) -> {
          if (from <= at && at < to && isBoundary(event)) {
            instants.add(at); // the user's hand comes first at an instant: before the event
            instants.add(at + 1);
          }
        });
    return instants;
  }

  private static boolean isBoundary(TraceEvent event) {
    return event instanceof NetworkEvent.TransferStarted
        || event instanceof NetworkEvent.TransferCompleted
        || event instanceof NetworkEvent.TransferFailed
        || event instanceof HttpEvent.Served
        || event instanceof ClientEvent
        || event instanceof OsEvent.Started
        || event instanceof OsEvent.Completed
        || event instanceof WorldEvent.EditMade;
  }

  /** Kills at each of these instants, one run each; what was found, a line for each. */
  List<String> play(SortedSet<Long> instants) {
    List<String> found = new ArrayList<>();
    for (long at : instants) {
      Trial killed = trial.get().alsoActing(new UserAction(at, UserAction.Kind.FORCE_QUIT));
      for (Violation each : judge(killed, (instant, event) -> {})) {
        found.add("killed at " + TimeFormat.instant(at) + ": " + each);
      }
    }
    return found;
  }

  private List<Violation> judge(Trial day, TraceListener listener) {
    return day.judge(app -> client.apply(app, day), listener);
  }
}
