package dev.torpor.harness.compare;

import dev.torpor.measure.Better;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.OptionalDouble;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * How much one client differs from another in one number, seed by seed in the same worlds.
 *
 * <p>The interval is Student's t over the differences of the seeds, at 95 %: were the same two
 * clients compared over and over with other seeds, 19 of 20 such intervals would hold the true mean
 * difference. Seeds are the units, never events within a run, which depend on each other.
 *
 * @param seeds number of seeds in which both were measured
 * @param mean of the differences, in the metric's unit; empty without a seed
 * @param halfWidth of the interval; empty with fewer than two seeds
 */
public record Difference(int seeds, OptionalDouble mean, OptionalDouble halfWidth) {
  private static final double UPPER_TAIL = 0.025;
  private static final int QUANTILE_DIGITS = 6;

  /** What a difference means. */
  public enum Verdict {
    /** The interval lies on the good side of 0. */
    BETTER("better"),
    /** The interval lies on the bad side of 0. */
    WORSE("worse"),
    /** The interval holds 0. */
    TIE("no difference beyond noise"),
    /** There is no interval. */
    UNKNOWN("one seed says nothing about noise");

    private final String words;

    Verdict(String words) {
      this.words = words;
    }

    /** The same for people. */
    public String words() {
      return words;
    }
  }

  /** Of the values of one client minus those of another, one pair for each seed. */
  static Difference of(double[] differences) {
    int n = differences.length;
    if (n == 0) {
      return new Difference(0, OptionalDouble.empty(), OptionalDouble.empty());
    }
    double sum = 0;
    for (double difference : differences) {
      sum += difference;
    }
    double mean = sum / n;
    if (n == 1) {
      return new Difference(1, OptionalDouble.of(mean), OptionalDouble.empty());
    }
    double squares = 0;
    for (double difference : differences) {
      squares += (difference - mean) * (difference - mean);
    }
    double halfWidth = quantile(n - 1) * Math.sqrt(squares / (n - 1) / n);
    return new Difference(n, OptionalDouble.of(mean), OptionalDouble.of(halfWidth));
  }

  /**
   * The 97.5 % quantile of Student's t. Rounded, because the library's last digits may depend on
   * the processor and results must not.
   */
  static double quantile(int degreesOfFreedom) {
    double exact = TDistribution.of(degreesOfFreedom).inverseSurvivalProbability(UPPER_TAIL);
    return new BigDecimal(exact).setScale(QUANTILE_DIGITS, RoundingMode.HALF_EVEN).doubleValue();
  }

  /** Lower end of the interval. */
  public OptionalDouble low() {
    return end(-1);
  }

  /** Upper end of the interval. */
  public OptionalDouble high() {
    return end(1);
  }

  private OptionalDouble end(int side) {
    return mean.isEmpty() || halfWidth.isEmpty()
        ? OptionalDouble.empty()
        : OptionalDouble.of(mean.getAsDouble() + side * halfWidth.getAsDouble());
  }

  /** What it means for a metric that improves that way. */
  public Verdict verdict(Better better) {
    OptionalDouble low = low();
    OptionalDouble high = high();
    if (low.isEmpty() || high.isEmpty()) {
      return Verdict.UNKNOWN;
    }
    if (low.getAsDouble() <= 0 && high.getAsDouble() >= 0) {
      return Verdict.TIE;
    }
    boolean more = low.getAsDouble() > 0;
    return more == (better == Better.HIGHER) ? Verdict.BETTER : Verdict.WORSE;
  }
}
