package dev.torpor.harness.backend.fault;

import dev.torpor.harness.text.TimeSpan;
import dev.torpor.random.RandomStream;
import dev.torpor.world.Calendar;
import dev.torpor.world.World.Span;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** When one fault is due in one run. Is asked at instants that never decrease. */
final class FaultSchedule {
  private final @Nullable List<Long> moments;
  private final @Nullable List<Span> windows;
  private final long everyMicros;
  private final long forMicros;
  private final double rate;
  private final long most;
  private final RandomStream chance;
  private int next;
  private long lastMultiple;
  private long hits;

  /**
   * A schedule at the start of a run.
   *
   * @param calendar by which moments and times of day are understood
   */
  FaultSchedule(FaultRules rules, Calendar calendar, RandomStream chance) {
    this.moments = rules.at() == null ? null : calendar.occurrences(rules.at(), rules.days());
    this.windows =
        rules.from() == null || rules.to() == null
            ? null
            : calendar.spans(rules.from(), rules.to(), rules.days());
    this.everyMicros = micros(rules.every());
    this.forMicros = micros(rules.length());
    this.rate = rules.rate() == null ? 1 : rules.rate().fraction();
    this.most = rules.times() == null ? Long.MAX_VALUE : rules.times();
    this.chance = chance;
  }

  private static long micros(@Nullable TimeSpan span) {
    return span == null ? 0 : span.micros();
  }

  /** Whether a request on the route is to be hit now; draws, so it is asked once per request. */
  boolean isDue(long now) {
    return hits < most && isTime(now) && (rate >= 1 || chance.chance(rate));
  }

  /** A request has been hit. */
  void hit(long now) {
    hits++;
    if (moments != null) {
      while (next < moments.size() && moments.get(next) <= now) {
        next++;
      }
    } else if (everyMicros > 0) {
      lastMultiple = now / everyMicros;
    }
  }

  private boolean isTime(long now) {
    if (moments != null) {
      return next < moments.size() && moments.get(next) <= now;
    }
    if (windows != null) {
      return now < windowEnd(now);
    }
    if (everyMicros == 0) {
      return true;
    }
    long multiple = now / everyMicros;
    return forMicros == 0
        ? multiple > lastMultiple
        : multiple > 0 && now - multiple * everyMicros < forMicros;
  }

  /** The latest scheduled moment up to now; now itself when there is none. */
  long moment(long now) {
    if (moments != null) {
      int last = next;
      while (last + 1 < moments.size() && moments.get(last + 1) <= now) {
        last++;
      }
      return last < moments.size() ? Math.min(now, moments.get(last)) : now;
    }
    return everyMicros > 0 ? now / everyMicros * everyMicros : now;
  }

  /** The end of the window that holds now; {@code now} itself when none does. */
  long windowEnd(long now) {
    if (windows != null) {
      while (next < windows.size() && windows.get(next).to() <= now) {
        next++;
      }
      boolean inside = next < windows.size() && windows.get(next).from() <= now;
      return inside ? windows.get(next).to() : now;
    }
    if (forMicros > 0 && now >= everyMicros) {
      return Math.max(now, now / everyMicros * everyMicros + forMicros);
    }
    return now;
  }
}
