package dev.torpor.measure;

import dev.torpor.os.AppState;
import dev.torpor.os.ExitReason;
import dev.torpor.os.OsEvent;
import dev.torpor.os.WorkKind;
import dev.torpor.trace.TraceEvent;
import dev.torpor.trace.TraceListener;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Counts grants, refusals and exits, and the time that work and the app spent waiting. */
public final class OsMeter implements TraceListener {
  private final Window window;
  private final Map<WorkKind, WorkCounter> work = new EnumMap<>(WorkKind.class);
  private final SortedMap<ExitReason, Long> exits = new TreeMap<>();
  private final Map<String, Blocking> blocking = new LinkedHashMap<>();
  private final Map<WorkKind, Map<String, Waiting>> waiting = new EnumMap<>(WorkKind.class);
  private final long[] stateMicros = new long[AppState.values().length];
  private AppState state = AppState.NOT_RUNNING;
  private long stateSince;
  private long launches;

  /** A meter for that part of the run; it must hear the run from its start. */
  public OsMeter(Window window) {
    this.window = window;
  }

  /** Pending work that may not start, for these reasons since then. */
  private static final class Waiting {
    private long since;
    private List<String> reasons = List.of();
  }

  /** How long one reason has held work back, each piece of it counted. */
  private static final class Blocking {
    private long micros;
  }

  @Override
  public void on(long at, TraceEvent event) {
    boolean counts = window.contains(at);
    if (event instanceof OsEvent.StateChanged changed) {
      stateChanged(at, changed.state());
    } else if (event instanceof OsEvent.Exited exited) {
      if (counts) {
        exits.merge(exited.reason(), 1L, Long::sum);
      }
    } else if (event instanceof OsEvent.Blocked blocked) {
      blocked(at, blocked);
    } else if (event instanceof OsEvent.Granted granted) {
      unblock(at, granted.kind(), granted.identifier());
      counter(granted.kind()).granted += counts ? 1 : 0;
    } else if (event instanceof OsEvent.Cancelled cancelled) {
      unblock(at, cancelled.kind(), cancelled.identifier());
      counter(cancelled.kind()).cancelled += counts ? 1 : 0;
    } else if (counts) {
      count(event);
    }
  }

  private void count(TraceEvent event) {
    if (event instanceof OsEvent.Submitted submitted) {
      counter(submitted.kind()).submitted++;
    } else if (event instanceof OsEvent.SubmitRefused refused) {
      counter(refused.kind()).refused++;
    } else if (event instanceof OsEvent.Started started) {
      counter(started.kind()).started++;
    } else if (event instanceof OsEvent.Expired expired) {
      counter(expired.kind()).expired++;
    } else if (event instanceof OsEvent.Completed completed) {
      counter(completed.kind()).completed++;
      counter(completed.kind()).succeeded += completed.success() ? 1 : 0;
    }
  }

  @SuppressWarnings("EnumOrdinal") // a place in an array of one run, never stored
  private void stateChanged(long at, AppState next) {
    stateMicros[state.ordinal()] += window.overlapMicros(stateSince, at);
    state = next;
    stateSince = at;
    if (next == AppState.LAUNCHING && window.contains(at)) {
      launches++;
    }
  }

  /** A piece of work waits, for these reasons from now on. */
  private void blocked(long at, OsEvent.Blocked event) {
    Waiting work =
        waiting
            .computeIfAbsent(event.kind(), kind -> new LinkedHashMap<>())
            .computeIfAbsent(event.identifier(), identifier -> new Waiting());
    book(work, at);
    work.since = at;
    work.reasons = event.reasons();
  }

  /** A waiting piece of work stops waiting. */
  private void unblock(long at, WorkKind kind, String identifier) {
    Map<String, Waiting> ofKind = waiting.get(kind);
    Waiting was = ofKind == null ? null : ofKind.remove(identifier);
    if (was != null) {
      book(was, at);
    }
  }

  private void book(Waiting was, long at) {
    long micros = window.overlapMicros(was.since, at);
    if (micros > 0) {
      for (String reason : was.reasons) {
        blocking.computeIfAbsent(reason, r -> new Blocking()).micros += micros;
      }
    }
  }

  private WorkCounter counter(WorkKind kind) {
    return work.computeIfAbsent(kind, k -> new WorkCounter());
  }

  /** Ends the measurement and returns it. */
  @SuppressWarnings("EnumOrdinal") // as above
  OsActivity finish(long end) {
    stateChanged(end, state);
    waiting.values().forEach(ofKind -> ofKind.values().forEach(each -> book(each, end)));
    Map<WorkKind, OsActivity.Work> counts = new EnumMap<>(WorkKind.class);
    for (WorkKind kind : WorkKind.values()) {
      counts.put(kind, counter(kind).finish());
    }
    Map<AppState, Long> times = new EnumMap<>(AppState.class);
    for (AppState each : AppState.values()) {
      times.put(each, stateMicros[each.ordinal()]);
    }
    SortedMap<String, Long> blockedMicros = new TreeMap<>();
    blocking.forEach((reason, time) -> blockedMicros.put(reason, time.micros));
    return new OsActivity(
        Collections.unmodifiableMap(counts),
        launches,
        Collections.unmodifiableSortedMap(exits),
        Collections.unmodifiableSortedMap(blockedMicros),
        Collections.unmodifiableMap(times));
  }

  /** Running counts of one mechanism. */
  private static final class WorkCounter {
    private long submitted;
    private long refused;
    private long cancelled;
    private long granted;
    private long started;
    private long expired;
    private long completed;
    private long succeeded;

    OsActivity.Work finish() {
      return new OsActivity.Work(
          submitted, refused, cancelled, granted, started, expired, completed, succeeded);
    }
  }
}
