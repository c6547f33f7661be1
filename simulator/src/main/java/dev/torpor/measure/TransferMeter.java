package dev.torpor.measure;

import dev.torpor.os.UrlSessionEvent;
import dev.torpor.trace.TraceEvent;
import dev.torpor.trace.TraceListener;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Counts the tasks of background sessions, and holds that each started one ends at most once. */
final class TransferMeter implements TraceListener {
  private final Window window;
  private final Set<String> open = new TreeSet<>();
  private final Defects defects = new Defects();
  private long started;
  private long attempts;
  private long retried;
  private long completed;
  private long failed;
  private long reported;
  private long wakes;
  private long longestDelay;

  /** A meter for that part of the run; it must hear the run from its start. */
  TransferMeter(Window window) {
    this.window = window;
  }

  @Override
  public void on(long at, TraceEvent event) {
    long counts = window.contains(at) ? 1 : 0;
    if (event instanceof UrlSessionEvent.TaskStarted begun) {
      open.add(begun.task());
      started += counts;
    } else if (event instanceof UrlSessionEvent.Attempted) {
      attempts += counts;
    } else if (event instanceof UrlSessionEvent.Retrying) {
      retried += counts;
    } else if (event instanceof UrlSessionEvent.TaskEnded over) {
      ended(at, over.task());
      completed += over.error() == null ? counts : 0;
      failed += over.error() == null ? 0 : counts;
    } else if (event instanceof UrlSessionEvent.TaskReported) {
      reported += counts;
    } else if (event instanceof UrlSessionEvent.Woke) {
      wakes += counts;
    } else if (event instanceof UrlSessionEvent.DelayChanged delay && counts > 0) {
      longestDelay = Math.max(longestDelay, delay.delayMicros());
    }
  }

  private void ended(long at, String task) {
    if (!open.remove(task)) {
      defects.add(at, "task " + task + " came to an end that had ended before or never started");
    }
  }

  /** Ends the measurement and returns it. */
  TransferActivity finish(List<IdentityCheck.Failure> failures) {
    if (!defects.none()) {
      failures.add(new IdentityCheck.Failure("tasks", defects.describe()));
    }
    return new TransferActivity(
        started, attempts, retried, completed, failed, reported, wakes, longestDelay);
  }
}
