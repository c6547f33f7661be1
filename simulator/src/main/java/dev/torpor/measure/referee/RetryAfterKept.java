package dev.torpor.measure.referee;

import dev.torpor.http.HttpEvent;
import dev.torpor.network.NetworkEvent;
import dev.torpor.time.TimeFormat;
import dev.torpor.trace.TraceEvent;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * E2: a request to a route before the time is over for which its server asked. An answer that got
 * lost on its way has asked nobody.
 */
final class RetryAfterKept extends Monitor {
  /** A longer hint may be absurd, and a client may cut it. Modelling choice. */
  static final long MOST_MICROS = TimeFormat.HOUR;

  private final Map<Long, Hint> underWay = new TreeMap<>();
  private final Map<String, Hint> hints = new TreeMap<>();

  private record Hint(long until, @Nullable Evidence served, Evidence asked) {}

  RetryAfterKept(Scene scene) {
    super(Invariant.E2, scene);
  }

  @Override
  List<Class<? extends TraceEvent>> hears() {
    return List.of(
        HttpEvent.AskedToWait.class,
        NetworkEvent.TransferCompleted.class,
        NetworkEvent.TransferStarted.class);
  }

  @Override
  void on(long at, TraceEvent event) {
    if (event instanceof HttpEvent.AskedToWait asked) {
      @Nullable Exchange exchange = scene().exchanges().of(asked.transfer());
      if (exchange != null) {
        long until = at + Math.min(asked.waitMicros(), MOST_MICROS);
        underWay.put(asked.transfer(), new Hint(until, exchange.served, new Evidence(at, event)));
      }
    } else if (event instanceof NetworkEvent.TransferCompleted completed && !underWay.isEmpty()) {
      @Nullable Hint heard = underWay.remove(completed.transfer());
      @Nullable Exchange exchange = scene().exchanges().of(completed.transfer());
      if (heard != null && exchange != null) {
        hints.put(exchange.route(), heard);
      }
    } else if (event instanceof NetworkEvent.TransferStarted started && !hints.isEmpty()) {
      @Nullable Exchange exchange = scene().exchanges().of(started.transfer());
      if (exchange != null && exchange.started.event() == event) {
        started(at, exchange);
      }
    }
  }

  private void started(long at, Exchange exchange) {
    @Nullable Hint hint = hints.remove(exchange.route());
    if (hint != null && at < hint.until()) {
      report(
          at,
          exchange.route()
              + " was asked again "
              + TimeFormat.duration(hint.until() - at)
              + " before the time for which its server had asked was over",
          hint.served(),
          hint.asked(),
          exchange.started);
    }
  }
}
