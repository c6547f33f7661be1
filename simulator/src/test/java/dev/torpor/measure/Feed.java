package dev.torpor.measure;

import dev.torpor.app.ClientEvent;
import dev.torpor.app.Replica.RecordVersion;
import dev.torpor.http.HttpEvent;
import dev.torpor.trace.TraceEvent;
import dev.torpor.trace.TraceListener;
import dev.torpor.world.WorldEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Writes a trace by hand: a server whose records change, and a device that copies them. */
final class Feed {
  /** An event and its instant. */
  record Stamped(long at, TraceEvent event) {}

  private final List<Stamped> events = new ArrayList<>();
  private final Map<String, Long> server = new TreeMap<>();
  private final Map<String, Long> local = new TreeMap<>();
  private final Map<Long, Map<String, Long>> snapshots = new TreeMap<>();
  private long exchanges;

  Feed(int records) {
    add(0, new WorldEvent.DatasetCreated(records));
    for (int i = 0; i < records; i++) {
      server.put("r" + i, 1L);
    }
  }

  Feed add(long at, TraceEvent event) {
    events.add(new Stamped(at, event));
    return this;
  }

  Feed change(long at, String record) {
    long version = server.merge(record, 1L, Long::sum);
    return add(at, new WorldEvent.ServerChanged(record, version));
  }

  /** The server answers; the number of the exchange is returned. */
  long read(long at) {
    long exchange = ++exchanges;
    snapshots.put(exchange, new TreeMap<>(server));
    add(at, new HttpEvent.Served(exchange, "GET", "/", 200, 100));
    return exchange;
  }

  /** The device applies what that answer held, where it is newer. */
  Feed apply(long at, long exchange) {
    List<RecordVersion> newer = new ArrayList<>();
    snapshots
        .getOrDefault(exchange, Map.of())
        .forEach(
            (record, version) -> {
              if (version > local.getOrDefault(record, 0L)) {
                local.put(record, version);
                newer.add(new RecordVersion(record, version));
              }
            });
    return add(at, new ClientEvent.Applied(exchange, newer));
  }

  Feed sync(long at) {
    return apply(at, read(at));
  }

  Feed open(long at) {
    return add(at, new WorldEvent.AppOpened(false));
  }

  Feed close(long at) {
    return add(at, new WorldEvent.AppClosed());
  }

  List<Stamped> events() {
    return events;
  }

  /** Plays the events in order of time, those of one instant as they were written. */
  void playTo(TraceListener listener) {
    List<Stamped> ordered = new ArrayList<>(events);
    ordered.sort((a, b) -> Long.compare(a.at(), b.at()));
    ordered.forEach(e -> listener.on(e.at(), e.event()));
  }

  Freshness freshness(Window window, long end) {
    FreshnessMeter meter = new FreshnessMeter(window);
    playTo(meter);
    List<IdentityCheck.Failure> failures = new ArrayList<>();
    Freshness freshness = meter.finish(end, failures);
    if (freshness == null || !failures.isEmpty()) {
      throw new AssertionError("not measured: " + failures);
    }
    return freshness;
  }
}
