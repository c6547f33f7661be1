package dev.torpor.measure.referee;

import dev.torpor.network.NetworkEvent;
import dev.torpor.time.TimeFormat;
import dev.torpor.trace.TraceEvent;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * E1: one more request to a route that has failed {@link #MOST_FAILURES} times within a minute, or
 * the same read more than {@link #MOST_READS} times within a minute, whatever came of it.
 *
 * <p>The bounds are a modelling choice: exponential backoff from 1 s with full jitter and eight
 * attempts stays below them, a retry every few seconds does not.
 */
final class RetryRate extends Monitor {
  static final int MOST_FAILURES = 10;
  static final int MOST_READS = 20;
  private static final int MOST_REMEMBERED = 64;
  private static final long SPAN_MICROS = TimeFormat.MINUTE;

  private final Map<String, Recent> failures = new TreeMap<>();
  private final Map<String, Recent> reads = new LinkedHashMap<>();

  RetryRate(Scene scene) {
    super(Invariant.E1, scene);
  }

  /** What came within the last minute. */
  private static final class Recent {
    private final Deque<Evidence> events = new ArrayDeque<>(2);
    private boolean reported;

    void add(Evidence evidence) {
      events.addLast(evidence);
    }

    int size(long now) {
      while (!events.isEmpty() && events.getFirst().at() <= now - SPAN_MICROS) {
        events.removeFirst();
      }
      reported &= !events.isEmpty(); // a quiet minute ends a storm
      return events.size();
    }
  }

  @Override
  List<Class<? extends TraceEvent>> hears() {
    return List.of(
        NetworkEvent.TransferStarted.class,
        NetworkEvent.TransferCompleted.class,
        NetworkEvent.TransferFailed.class);
  }

  @Override
  void on(long at, TraceEvent event) {
    if (event instanceof NetworkEvent.TransferStarted started) {
      @Nullable Exchange exchange = scene().exchanges().of(started.transfer());
      if (exchange != null && exchange.started.event() == event) {
        started(at, exchange);
      }
    } else if (event instanceof NetworkEvent.TransferCompleted completed) {
      ended(at, completed.transfer(), event);
    } else if (event instanceof NetworkEvent.TransferFailed failed) {
      ended(at, failed.transfer(), event);
    }
  }

  private void ended(long at, long transfer, TraceEvent event) {
    @Nullable Exchange exchange = scene().exchanges().of(transfer);
    if (exchange != null && exchange.failedForNow() && !exchange.repeatedByService) {
      Evidence proof = exchange.served == null ? new Evidence(at, event) : exchange.served;
      failures.computeIfAbsent(exchange.route(), route -> new Recent()).add(proof);
    }
  }

  private void started(long at, Exchange exchange) {
    @Nullable Recent failed = failures.isEmpty() ? null : failures.get(exchange.route());
    if (failed != null && failed.size(at) >= MOST_FAILURES) {
      storm(at, failed, exchange, "failed");
    }
    if (exchange.isGet()) {
      Recent same = reads.computeIfAbsent(exchange.request(), request -> new Recent());
      if (same.size(at) >= MOST_READS) {
        storm(at, same, exchange, "was read");
      }
      same.add(exchange.started);
      forgetQuiet(at);
    }
  }

  private void storm(long at, Recent recent, Exchange exchange, String what) {
    if (!recent.reported) {
      recent.reported = true;
      var proof = new ArrayList<Evidence>(recent.events);
      proof.add(exchange.started);
      report(
          at,
          exchange.route()
              + " "
              + what
              + " "
              + recent.events.size()
              + " times within a minute, and"
              + " is asked once more",
          proof);
    }
  }

  private void forgetQuiet(long at) {
    if (reads.size() > MOST_REMEMBERED) {
      reads.values().removeIf(recent -> recent.size(at) == 0);
    }
  }
}
