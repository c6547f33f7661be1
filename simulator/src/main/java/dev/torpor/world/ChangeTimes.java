package dev.torpor.world;

import dev.torpor.random.RandomStream;
import java.util.Arrays;
import java.util.function.LongPredicate;
import org.jspecify.annotations.Nullable;

/** Draws the instants of a {@link ChangeProcess}. */
final class ChangeTimes {
  private final long horizonMicros;
  private final String what;
  private long[] times = new long[64];
  private int size;

  private ChangeTimes(long horizonMicros, String what) {
    this.horizonMicros = horizonMicros;
    this.what = what;
  }

  /** Instants within the run, in order; {@code what} happens then, for messages. */
  static long[] draw(ChangeProcess process, Calendar calendar, RandomStream stream, String what) {
    ChangeTimes drawn = new ChangeTimes(calendar.horizonMicros(), what);
    if (process instanceof ChangeProcess.Poisson poisson) {
      drawn.poisson(poisson.meanMicros(), null, stream);
    } else if (process instanceof ChangeProcess.Diurnal diurnal) {
      drawn.poisson(diurnal.meanMicros(), thinning(diurnal.day(), calendar, stream), stream);
    } else if (process instanceof ChangeProcess.Bursts bursts) {
      DayPattern day = bursts.day();
      drawn.bursts(bursts, day == null ? null : thinning(day, calendar, stream), stream);
    } else if (process instanceof ChangeProcess.Every every) {
      drawn.every(every.micros());
    } else {
      drawn.at((ChangeProcess.At) process, calendar);
    }
    return Arrays.copyOf(drawn.times, drawn.size);
  }

  private void poisson(double meanMicros, @Nullable LongPredicate kept, RandomStream stream) {
    double at = stream.exponential(meanMicros);
    while (at < horizonMicros) {
      addIf(kept, (long) at);
      at += stream.exponential(meanMicros);
    }
  }

  /** Begins in a burst as likely as it would be in one at any time. */
  private void bursts(
      ChangeProcess.Bursts process, @Nullable LongPredicate kept, RandomStream stream) {
    double whole = process.onMicros() + process.offMicros();
    boolean on = stream.nextDouble() * whole < process.onMicros();
    double from = 0;
    while (from < horizonMicros) {
      double to = from + stream.exponential(on ? process.onMicros() : process.offMicros());
      if (on) {
        double at = from + stream.exponential(process.meanMicros());
        while (at < to && at < horizonMicros) {
          addIf(kept, (long) at);
          at += stream.exponential(process.meanMicros());
        }
      }
      on = !on;
      from = to;
    }
  }

  /** Keeps each instant as likely as its hour's weight says (Lewis and Shedler 1979). */
  private static LongPredicate thinning(DayPattern day, Calendar calendar, RandomStream stream) {
    return at -> stream.nextDouble() < calendar.weight(day, at);
  }

  private void addIf(@Nullable LongPredicate kept, long at) {
    if (kept == null || kept.test(at)) {
      add(at);
    }
  }

  private void every(long micros) {
    for (long at = micros; at < horizonMicros; at += micros) {
      add(at);
    }
  }

  private void at(ChangeProcess.At process, Calendar calendar) {
    for (Moment moment : process.moments()) {
      for (long at : calendar.occurrences(moment, Days.DAILY)) {
        add(at);
      }
    }
    Arrays.sort(times, 0, size);
  }

  private void add(long at) {
    if (size == WorldFactory.MAX_CHANGES) {
      throw new IllegalArgumentException(
          what + " more than " + WorldFactory.MAX_CHANGES + " times in one run");
    }
    if (size == times.length) {
      times = Arrays.copyOf(times, 2 * size);
    }
    times[size++] = at;
  }
}
