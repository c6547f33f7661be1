package dev.torpor.harness.benchmarks;

import dev.torpor.time.TimeFormat;

/** Times between events, drawn before the clock of a benchmark starts. */
public final class Gaps {
  /** How the gaps are spread. */
  public enum Spread {
    /** Exponential round a minute: the usual load of queue comparisons. */
    EXPONENTIAL,
    /**
     * As on a device: half up to 200 ms (radio, round trips), most others exponential round a
     * minute (requests), a tenth round four hours (schedules).
     */
    DEVICE
  }

  private static final int COUNT = 1 << 14;
  private final long[] micros = new long[COUNT];
  private int next;

  Gaps(Spread spread) {
    long state = 42;
    for (int i = 0; i < COUNT; i++) {
      state += 0x9E3779B97F4A7C15L;
      double share = unit(state);
      double draw = unit(state ^ 0x5DEECE66DL);
      micros[i] = 1 + Math.round(gap(spread == Spread.DEVICE ? share : 0.5, draw));
    }
  }

  /** The next gap in microseconds, at least 1; they repeat after 16 384. */
  long next() {
    return micros[next++ & (COUNT - 1)];
  }

  private static double gap(double share, double draw) {
    if (share < 0.5) {
      return draw * 200 * TimeFormat.MILLISECOND;
    }
    double mean = share < 0.9 ? TimeFormat.MINUTE : 4 * TimeFormat.HOUR;
    return -StrictMath.log(1 - draw) * mean;
  }

  private static double unit(long seed) {
    long z = (seed ^ (seed >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return ((z ^ (z >>> 31)) >>> 11) * 0x1p-53;
  }
}
