package dev.torpor.measure;

import dev.torpor.energy.Cause;
import dev.torpor.http.HttpEvent;
import dev.torpor.network.Interface;
import dev.torpor.network.NetworkEvent;
import dev.torpor.network.TransferError;
import dev.torpor.trace.TraceEvent;
import dev.torpor.trace.TraceListener;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Counts the app's requests and bytes on the device, and what its server answered. Transfers of
 * other apps are not counted.
 */
public final class TrafficMeter implements TraceListener {
  private final Window window;
  private final TransferAudit audit = new TransferAudit();
  private final SortedMap<Integer, Long> byStatus = new TreeMap<>();
  private final SortedMap<TransferError, Long> failures = new TreeMap<>();
  private final Set<Long> others = new TreeSet<>();
  private long requests;
  private long served;
  private long completed;
  private long cellularDown;
  private long cellularUp;
  private long wifiDown;
  private long wifiUp;

  /** A meter for that part of the run; it must hear the run from its start. */
  public TrafficMeter(Window window) {
    this.window = window;
  }

  @Override
  public void on(long at, TraceEvent event) {
    if (!isOfAnotherApp(event)) {
      count(at, event);
    }
  }

  /** Follows the transfers of other apps to know them from those of the app. */
  private boolean isOfAnotherApp(TraceEvent event) {
    if (event instanceof NetworkEvent.TransferStarted started) {
      return started.cause() == Cause.OTHER_APPS && others.add(started.transfer());
    }
    if (others.isEmpty()) {
      return false;
    }
    if (event instanceof NetworkEvent.TransferCompleted done) {
      return others.remove(done.transfer());
    }
    if (event instanceof NetworkEvent.TransferFailed failed) {
      return others.remove(failed.transfer());
    }
    return (event instanceof NetworkEvent.TransferMoved moved && others.contains(moved.transfer()))
        || (event instanceof NetworkEvent.TransferCut cut && others.contains(cut.transfer()));
  }

  private void count(long at, TraceEvent event) {
    boolean counts = window.contains(at);
    if (event instanceof NetworkEvent.TransferStarted started) {
      audit.started(at, started.transfer());
      requests += counts ? 1 : 0;
    } else if (event instanceof HttpEvent.Served answer) {
      audit.served(at, answer);
      if (counts) {
        served++;
        byStatus.merge(answer.status(), 1L, Long::sum);
      }
    } else if (event instanceof HttpEvent.Unanswered lost) {
      audit.unanswered(at, lost);
    } else if (event instanceof HttpEvent.Intercepted answer) {
      audit.intercepted(at, answer);
    } else if (event instanceof NetworkEvent.TransferMoved moved) {
      if (counts) {
        bytes(moved.from(), moved.bytesUp(), moved.bytesDown());
        bytes(moved.to(), -moved.bytesUp(), -moved.bytesDown());
      }
    } else if (event instanceof NetworkEvent.TransferCut cut) {
      if (counts) {
        bytes(cut.via(), cut.bytesUp(), cut.bytesDown());
      }
    } else if (event instanceof NetworkEvent.TransferCompleted done) {
      audit.completed(at, done);
      if (counts) {
        completed++;
        bytes(done.via(), done.bytesUp(), done.bytesDown());
      }
    } else if (event instanceof NetworkEvent.TransferFailed failed) {
      audit.failed(at, failed);
      if (counts) {
        failures.merge(failed.error(), 1L, Long::sum);
        bytes(failed.via(), failed.bytesUp(), 0);
      }
    }
  }

  private void bytes(Interface via, long up, long down) {
    switch (via) {
      case CELLULAR -> {
        cellularUp += up;
        cellularDown += down;
      }
      case WIFI -> {
        wifiUp += up;
        wifiDown += down;
      }
      case NONE -> {}
    }
  }

  /** Ends the measurement and returns it. */
  Traffic finish(List<IdentityCheck.Failure> identityFailures) {
    audit.checkIdentity(identityFailures);
    return new Traffic(
        requests,
        served,
        completed,
        Collections.unmodifiableSortedMap(byStatus),
        Collections.unmodifiableSortedMap(failures),
        cellularDown,
        cellularUp,
        wifiDown,
        wifiUp);
  }
}
