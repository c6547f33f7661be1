package dev.torpor.measure.referee;

import dev.torpor.http.HttpEvent;
import dev.torpor.http.ServerFact;
import dev.torpor.network.NetworkEvent;
import dev.torpor.time.TimeFormat;
import dev.torpor.trace.TraceEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * E3: a read that was refused for good and is sent again within a minute of the same grant or
 * session, or an edit that is refused for good a second time. After 401 one repeat is allowed: the
 * client may have authenticated again.
 */
final class PermanentErrors extends Monitor {
  private static final long SOON_MICROS = TimeFormat.MINUTE;

  private final Map<String, Refusals> reads = new TreeMap<>();
  private final Map<String, List<Evidence>> edits = new TreeMap<>();

  PermanentErrors(Scene scene) {
    super(Invariant.E3, scene);
  }

  /** Of one request in one grant or session. */
  private static final class Refusals {
    private final int trigger;
    private final List<Evidence> events = new ArrayList<>();
    private int status;
    private boolean reported;

    Refusals(int trigger) {
      this.trigger = trigger;
    }
  }

  @Override
  List<Class<? extends TraceEvent>> hears() {
    return List.of(
        NetworkEvent.TransferStarted.class, HttpEvent.Served.class, HttpEvent.ServerTold.class);
  }

  @Override
  void on(long at, TraceEvent event) {
    if (event instanceof NetworkEvent.TransferStarted started && !reads.isEmpty()) {
      @Nullable Exchange exchange = scene().exchanges().of(started.transfer());
      if (exchange != null && exchange.started.event() == event) {
        started(at, exchange);
      }
    } else if (event instanceof HttpEvent.Served served) {
      @Nullable Exchange exchange = scene().exchanges().of(served.transfer());
      if (exchange != null && exchange.isGet()) {
        served(exchange, new Evidence(at, event));
      }
    } else if (event instanceof HttpEvent.ServerTold told
        && told.fact() instanceof ServerFact.Refused refused
        && isPermanent(refused.status())
        && !refused.edit().isEmpty()) {
      editRefused(refused, new Evidence(at, event));
    }
  }

  private void started(long at, Exchange exchange) {
    @Nullable Refusals refusals = reads.get(exchange.request());
    if (refusals == null || refusals.trigger != scene().app().trigger() || refusals.reported) {
      return;
    }
    int allowed = refusals.status == 401 ? 2 : 1;
    Evidence last = refusals.events.get(refusals.events.size() - 1);
    if (refusals.events.size() >= allowed && at - last.at() < SOON_MICROS) {
      refusals.reported = true;
      List<Evidence> proof = new ArrayList<>(refusals.events);
      proof.add(exchange.started);
      report(
          at,
          exchange.request() + " was refused with " + refusals.status + " and is sent again",
          proof);
    }
  }

  private void served(Exchange exchange, Evidence evidence) {
    if (!isPermanent(exchange.status)) {
      if (!reads.isEmpty()) {
        reads.remove(exchange.request());
      }
      return;
    }
    int trigger = scene().app().trigger();
    Refusals known = reads.get(exchange.request());
    if (known == null || known.trigger != trigger) {
      known = new Refusals(trigger);
      reads.put(exchange.request(), known);
    }
    known.status = exchange.status;
    known.events.add(evidence);
  }

  private void editRefused(ServerFact.Refused refused, Evidence evidence) {
    List<Evidence> all = edits.computeIfAbsent(refused.edit(), edit -> new ArrayList<>());
    all.add(evidence);
    int allowed = refused.status() == 401 ? 2 : 1;
    if (all.size() == allowed + 1) {
      report(
          evidence.at(),
          "edit " + refused.edit() + " was refused with " + refused.status() + " once more",
          all);
    }
  }

  /** Refused for what the request is, so that a repeat cannot help. */
  static boolean isPermanent(int status) {
    return switch (status) {
      case 400, 401, 403, 405, 413, 415, 422 -> true;
      default -> false;
    };
  }
}
