package dev.torpor.world;

import dev.torpor.random.RandomStream;
import java.util.Arrays;

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
      drawn.poisson(poisson.meanMicros(), stream);
    } else if (process instanceof ChangeProcess.Every every) {
      drawn.every(every.micros());
    } else {
      drawn.at((ChangeProcess.At) process, calendar);
    }
    return Arrays.copyOf(drawn.times, drawn.size);
  }

  private void poisson(double meanMicros, RandomStream stream) {
    double at = stream.exponential(meanMicros);
    while (at < horizonMicros) {
      add((long) at);
      at += stream.exponential(meanMicros);
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
