package dev.torpor.measure.referee;

import dev.torpor.energy.Cause;
import dev.torpor.http.HttpEvent;
import dev.torpor.network.NetworkEvent;
import dev.torpor.os.UrlSessionEvent;
import dev.torpor.trace.TraceEvent;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The requests of the client: those under way, and the last ones that are over. */
final class Exchanges {
  /** How many are remembered; more than ever wait for something that refers to them. */
  private static final int KEPT = 512;

  /** Places by the number of the transfer, among which are those of other apps. */
  private static final int PLACES = 4_096;

  private final @Nullable Exchange[] exchanges = new Exchange[PLACES];
  private final @Nullable Exchange[] kept = new Exchange[KEPT];
  private final int[] keptAt = new int[KEPT];
  private final List<Exchange> underWay = new ArrayList<>();
  private final AppView app;
  private long count;
  private @Nullable Evidence lastStart;
  private @Nullable Evidence lastEnd;

  Exchanges(AppView app) {
    this.app = app;
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
        exchange.told(new Evidence(at, event));
      }
    }
  }

  private void start(Evidence evidence, NetworkEvent.TransferStarted started) {
    Exchange exchange = new Exchange(evidence, started, app.process(), app.trigger());
    keep(exchange);
    underWay.add(exchange);
    count++;
    lastStart = evidence;
  }

  /** Forgets the oldest one in its place. */
  private void keep(Exchange exchange) {
    int turn = (int) count & (KEPT - 1);
    Exchange oldest = kept[turn];
    if (isAt(keptAt[turn], oldest)) {
      exchanges[keptAt[turn]] = null;
    }
    int place = place(exchange.transfer);
    kept[turn] = exchange;
    keptAt[turn] = place;
    exchanges[place] = exchange;
  }

  @SuppressWarnings("ReferenceEquality") // the very one, not another that took its place
  private boolean isAt(int place, @Nullable Exchange exchange) {
    return exchanges[place] == exchange;
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
    Exchange there = exchanges[place(transfer)];
    if (there != null && there.transfer == transfer) {
      return there;
    }
    for (Exchange each : underWay) {
      if (each.transfer == transfer) {
        return each;
      }
    }
    return null;
  }

  private static int place(long transfer) {
    return (int) transfer & (PLACES - 1);
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
