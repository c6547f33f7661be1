package dev.torpor.harness.backend.fault;

import dev.torpor.harness.backend.Backend;
import dev.torpor.harness.backend.BackendReport;
import dev.torpor.harness.backend.dataset.Dataset;
import dev.torpor.http.HttpRequest;
import dev.torpor.http.ServerCall;
import dev.torpor.http.ServerFact;
import dev.torpor.http.ServerReply;
import dev.torpor.random.RandomStream;
import dev.torpor.random.RandomStreams;
import dev.torpor.world.Calendar;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A backend behind faults, which stand in a row as the scenario lists them, the first one nearest
 * to the phone: what one of them answers by itself, those after it and the server never hear of.
 *
 * <p>The n-th fault draws from the stream {@code server/faults/n}, counted from 0: whether it hits
 * from its key 0, what it does from its key 1. Each request that is hit is told in the trace by
 * {@link ServerFact.Faulted}, with the name of the fault.
 */
public final class FaultLayer implements Backend {
  private final List<Entry> entries = new ArrayList<>();
  private final Servers servers;
  private final Instant start;
  private long quietFrom = Long.MAX_VALUE;
  private boolean quiet;

  /**
   * Faults over a backend, at the start of a run.
   *
   * @param opener opens the backend; a fault that needs the past of the server opens more of them
   * @param calendar of the run, for moments and times of day
   * @param start the instant at which virtual time is 0
   */
  public FaultLayer(
      List<FaultSpec> faults,
      Supplier<Backend> opener,
      Calendar calendar,
      RandomStreams streams,
      Instant start) {
    this.start = start;
    boolean needsPast = false;
    for (int i = 0; i < faults.size(); i++) {
      entries.add(new Entry(faults.get(i), calendar, streams.fork("server/faults/" + i)));
      needsPast |= faults.get(i).fault().needsPast();
    }
    this.servers = new Servers(opener, needsPast);
  }

  /** Injects no fault from that instant on; what lasts, ends. */
  public void quiesceFrom(long micros) {
    quietFrom = micros;
  }

  @Override
  public ServerReply receive(HttpRequest request, long now) {
    if (now >= quietFrom && !quiet) {
      quiet = true;
      entries.forEach(entry -> entry.injection.quiesce());
    }
    if (quiet) {
      return servers.receive(request, now);
    }
    entries.forEach(entry -> entry.see(request));
    return ask(0, request, now);
  }

  private ServerReply ask(int index, HttpRequest request, long now) {
    if (index == entries.size()) {
      return servers.receive(request, now);
    }
    Entry entry = entries.get(index);
    Exchange exchange = new Exchange(entry, request, now, asked -> ask(index + 1, asked, now));
    ServerReply reply = entry.answer(exchange);
    return reply == null ? exchange.answer() : reply;
  }

  @Override
  public long nextCallAt() {
    return servers.present().nextCallAt();
  }

  @Override
  public ServerCall call(long now) {
    return servers.present().call(now);
  }

  @Override
  public Dataset dataset() {
    return servers.present().dataset();
  }

  @Override
  public BackendReport report() {
    return servers.present().report();
  }

  @Override
  public void close() {
    servers.close();
  }

  /** What the author of the scenario should know: faults that had nothing to hit. */
  public List<String> warnings() {
    List<String> warnings = new ArrayList<>();
    for (int i = 0; i < entries.size(); i++) {
      String warning = entries.get(i).warning();
      if (warning != null) {
        String path = "backend.faults[" + i + "] (" + entries.get(i).spec.name() + "): ";
        warnings.add(path + warning);
      }
    }
    return warnings;
  }

  /** The server's wall clock. */
  Instant instant(long now) {
    return start.plus(now, ChronoUnit.MICROS);
  }

  Servers servers() {
    return servers;
  }

  /** One fault in the row. */
  final class Entry {
    private final FaultSpec spec;
    private final Route.Matcher route;
    private final FaultSchedule schedule;
    private final RandomStream chance;
    private final Injection injection;
    private long onRoute;
    private long due;
    private long hits;

    private Entry(FaultSpec spec, Calendar calendar, RandomStream stream) {
      this.spec = spec;
      this.route = spec.rules().route().matcher();
      this.schedule = new FaultSchedule(spec.rules(), calendar, stream.keyed(0));
      this.chance = stream.keyed(1);
      this.injection = spec.fault().begin();
    }

    FaultLayer layer() {
      return FaultLayer.this;
    }

    RandomStream chance() {
      return chance;
    }

    long windowEnd(long now) {
      return schedule.windowEnd(now);
    }

    long moment(long now) {
      return schedule.moment(now);
    }

    /** A request has come, whether a fault before this one answers it or not. */
    private void see(HttpRequest request) {
      onRoute += route.matches(request) ? 1 : 0;
    }

    /** Null when the fault keeps out of it. */
    private @Nullable ServerReply answer(Exchange exchange) {
      boolean matches = route.matches(exchange.request());
      if (matches && schedule.isDue(exchange.now())) {
        due++;
        ServerReply spoiled = injection.hit(exchange);
        if (spoiled != null) {
          hits++;
          schedule.hit(exchange.now());
          return Replies.telling(spoiled, new ServerFact.Faulted(spec.name()));
        }
      }
      ServerReply passed = injection.pass(exchange, matches);
      return passed != null && exchange.isSpoiled()
          ? Replies.telling(passed, new ServerFact.Faulted(spec.name()))
          : passed;
    }

    private @Nullable String warning() {
      if (onRoute == 0) {
        return "no request took the route " + spec.rules().route();
      }
      if (due > 0 && hits == 0 && spec.fault().warnsWhenIdle()) {
        return "it was due at "
            + due
            + (due == 1 ? " request" : " requests")
            + ", none of which it can do anything to";
      }
      return injection.warning();
    }
  }
}
