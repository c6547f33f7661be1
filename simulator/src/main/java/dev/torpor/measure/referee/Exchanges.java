package dev.torpor.measure.referee;

import dev.torpor.energy.Cause;
import dev.torpor.http.HttpEvent;
import dev.torpor.network.NetworkEvent;
import dev.torpor.os.UrlSessionEvent;
import dev.torpor.trace.TraceEvent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The requests of the client: those under way, and the last ones that are over. */
final class Exchanges {
  /** How many transfers are remembered; more than ever wait for something that refers to them. */
  private static final int KEPT = 4_096;

  private final long[] transfers = new long[KEPT];
  private final @Nullable Exchange[] exchanges = new Exchange[KEPT];
  private final List<Exchange> underWay = new ArrayList<>();
  private final AppView app;
  private long count;
  private @Nullable Evidence lastStart;
  private @Nullable Evidence lastEnd;

  Exchanges(AppView app) {
    this.app = app;
    Arrays.fill(transfers, -1);
  }

  void on(long at, TraceEvent event) {
    if (event instanceof NetworkEvent.TransferStarted started) {
      if (started.cause() != Cause.OTHER_APPS && started.label().indexOf('/') > 0) {
        start(new Evidence(at, event), started);
      }
    } else if (event instanceof NetworkEvent.TransferCompleted completed) {
      end(completed.transfer(), new Evidence(at, event), true);
    } else if (event instanceof NetworkEvent.TransferFailed failed) {
      end(failed.transfer(), new Evidence(at, event), false);
    } else if (event instanceof HttpEvent.Served served) {
      Exchange exchange = of(served.transfer());
      if (exchange != null) {
        exchange.served = new Evidence(at, event);
        exchange.status = served.status();
      }
    } else if (event instanceof HttpEvent.Intercepted intercepted) {
      Exchange exchange = of(intercepted.transfer());
      if (exchange != null) {
        exchange.served = new Evidence(at, event);
        exchange.status = intercepted.status();
        exchange.intercepted = true;
      }
    } else if (event instanceof UrlSessionEvent.Attempted attempted) {
      Exchange exchange = of(attempted.transfer());
      if (exchange != null) {
        exchange.repeatedByService = attempted.attempt() > 1;
      }
    } else if (event instanceof HttpEvent.ServerTold told) {
      Exchange exchange = of(told.transfer());
      if (exchange != null) {
        exchange.told(new Evidence(at, event), told.fact());
      }
    }
  }

  private void start(Evidence evidence, NetworkEvent.TransferStarted started) {
    Exchange exchange =
        new Exchange(
            started.transfer(),
            evidence,
            started.label(),
            started.host(),
            started.via(),
            started.cause(),
            app.process(),
            app.trigger());
    int place = place(started.transfer());
    transfers[place] = started.transfer();
    exchanges[place] = exchange;
    underWay.add(exchange);
    count++;
    lastStart = evidence;
  }

  private void end(long transfer, Evidence evidence, boolean received) {
    Exchange exchange = of(transfer);
    if (exchange != null) {
      exchange.ended = evidence;
      exchange.received = received;
      lastEnd = evidence;
      underWay.remove(exchange);
    }
  }

  /**
   * The request of that transfer, null when it is not the client's or long over.
   *
   * @param transfer numbers of transfers are consecutive
   */
  @Nullable Exchange of(long transfer) {
    int place = place(transfer);
    if (transfers[place] == transfer) {
      return exchanges[place];
    }
    for (Exchange each : underWay) {
      if (each.transfer == transfer) {
        return each;
      }
    }
    return null;
  }

  private static int place(long transfer) {
    return (int) transfer & (KEPT - 1);
  }

  /** The requests without an end, in order of their start. */
  List<Exchange> underWay() {
    return underWay;
  }

  /** The start of the last one, null when the client has sent none. */
  @Nullable Evidence lastStart() {
    return lastStart;
  }

  /** The last end of one, null when there was none. */
  @Nullable Evidence lastEnd() {
    return lastEnd;
  }

  /** How many the client has sent. */
  long count() {
    return count;
  }
}
