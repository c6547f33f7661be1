package dev.torpor.measure;

import java.util.Arrays;
import java.util.OptionalLong;

/** Collects waits, eight bytes each, and estimates their distribution (Kaplan and Meier 1958). */
final class WaitCollector {
  /** Above the rounding of a product of fractions, far below the step of any real sample. */
  private static final double ROUNDING = 1e-12;

  private static final int[] PERCENTS = {50, 90, 95, 99};

  /** Twice the wait, plus one when censored: in sorted order a tie has the ended ones first. */
  private final LongList coded = new LongList();

  private final Sum128 endedSum = new Sum128();
  private final Sum128 censoredSum = new Sum128();
  private long ended;

  void ended(long micros) {
    coded.add(2 * micros);
    endedSum.add(micros);
    ended++;
  }

  void censored(long micros) {
    coded.add(2 * micros + 1);
    censoredSum.add(micros);
  }

  Waits finish() {
    long[] sorted = coded.sorted();
    int n = sorted.length;
    OptionalLong[] quantiles = new OptionalLong[PERCENTS.length];
    Arrays.fill(quantiles, OptionalLong.empty());
    double area = 0;
    double open = 1;
    double openAtBase = 1;
    int baseRisk = n;
    long previous = 0;
    for (int i = 0; i < n; i++) {
      long wait = sorted[i] >>> 1;
      area += open * (wait - previous);
      previous = wait;
      int left = n - i - 1;
      if ((sorted[i] & 1) != 0) {
        openAtBase = open;
        baseRisk = left;
        continue;
      }
      open = openAtBase * left / baseRisk;
      for (int q = 0; q < PERCENTS.length; q++) {
        if (quantiles[q].isEmpty() && open <= (100 - PERCENTS[q]) / 100.0 + ROUNDING) {
          quantiles[q] = OptionalLong.of(wait);
        }
      }
    }
    long censored = n - ended;
    double mean = censored == 0 && n > 0 ? endedSum.value().doubleValue() / n : area;
    return new Waits(
        ended,
        censored,
        endedSum.value(),
        censoredSum.value(),
        mean,
        quantiles[0],
        quantiles[1],
        quantiles[2],
        quantiles[3],
        previous);
  }
}
