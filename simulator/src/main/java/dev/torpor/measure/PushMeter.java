package dev.torpor.measure;

import dev.torpor.os.push.PushEvent;
import dev.torpor.os.push.PushEvent.DropReason;
import dev.torpor.trace.TraceEvent;
import dev.torpor.trace.TraceListener;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** Counts pushes by what became of them, and holds that each comes to at most one end. */
final class PushMeter implements TraceListener {
  private final Window window;
  private final Set<Long> open = new TreeSet<>();
  private final Defects defects = new Defects();
  private final SortedMap<DropReason, Long> dropped = new TreeMap<>();
  private long sent;
  private long rejected;
  private long stored;
  private long replaced;
  private long delivered;

  /** A meter for that part of the run; it must hear the run from its start. */
  PushMeter(Window window) {
    this.window = window;
  }

  @Override
  public void on(long at, TraceEvent event) {
    long counts = window.contains(at) ? 1 : 0;
    if (event instanceof PushEvent.Sent begun) {
      open.add(begun.push());
      sent += counts;
    } else if (event instanceof PushEvent.Rejected) {
      rejected += counts;
    } else if (event instanceof PushEvent.Stored) {
      stored += counts;
    } else if (event instanceof PushEvent.Replaced gone) {
      ended(at, gone.push());
      replaced += counts;
    } else if (event instanceof PushEvent.Delivered handed) {
      ended(at, handed.push());
      delivered += counts;
    } else if (event instanceof PushEvent.Dropped lost) {
      ended(at, lost.push());
      if (counts > 0) {
        dropped.merge(lost.why(), 1L, Long::sum);
      }
    }
  }

  private void ended(long at, long push) {
    if (!open.remove(push)) {
      defects.add(at, "push " + push + " came to an end that had ended before or was never sent");
    }
  }

  /** Ends the measurement and returns it. */
  PushActivity finish(List<IdentityCheck.Failure> failures) {
    if (!defects.none()) {
      failures.add(new IdentityCheck.Failure("pushes", defects.describe()));
    }
    return new PushActivity(
        sent,
        rejected,
        stored,
        replaced,
        delivered,
        Collections.unmodifiableSortedMap(new TreeMap<>(dropped)));
  }
}
