package dev.torpor.measure;

import java.math.BigInteger;
import java.util.OptionalDouble;

/**
 * How an age is distributed, over time or over the moments the user looked; exact.
 *
 * <p>A quantile is the smallest whole number of microseconds that is not exceeded for at least that
 * share of the weight.
 *
 * @param doubledSum twice the sum over the weight, so that areas under slopes stay whole numbers
 * @param weight microseconds for an age over time, a count for an age at moments; with 0 there is
 *     nothing to say and every accessor in seconds is empty
 * @param p50 median in microseconds
 * @param p90 in microseconds
 * @param p95 in microseconds
 * @param p99 in microseconds
 * @param max in microseconds; for an age over time the peak just before it falls
 */
public record Distribution(
    BigInteger doubledSum, long weight, long p50, long p90, long p95, long p99, long max) {

  /** What is known about nothing. */
  static final Distribution NONE = new Distribution(BigInteger.ZERO, 0, 0, 0, 0, 0, 0);

  /** Of single values, each with the weight 1. */
  static Distribution ofValues(LongList values) {
    int n = values.size();
    if (n == 0) {
      return NONE;
    }
    long[] sorted = values.sorted();
    Sum128 sum = new Sum128();
    for (long value : sorted) {
      sum.add(value);
    }
    return new Distribution(
        sum.value().shiftLeft(1),
        n,
        sorted[rank(50, n) - 1],
        sorted[rank(90, n) - 1],
        sorted[rank(95, n) - 1],
        sorted[rank(99, n) - 1],
        sorted[n - 1]);
  }

  /** The share of {@code weight} that a quantile must reach, rounded up. */
  static long need(int percent, long weight) {
    return Math.addExact(Math.multiplyExact(percent, weight), 99) / 100;
  }

  private static int rank(int percent, int n) {
    return (int) need(percent, n);
  }

  /** The mean in seconds. */
  public OptionalDouble meanSeconds() {
    return Units.ratio(doubledSum.doubleValue(), 2.0 * weight * Units.MICROS_PER_SECOND);
  }

  /** The median in seconds. */
  public OptionalDouble p50Seconds() {
    return seconds(p50);
  }

  /** The 90th percentile in seconds. */
  public OptionalDouble p90Seconds() {
    return seconds(p90);
  }

  /** The 95th percentile in seconds. */
  public OptionalDouble p95Seconds() {
    return seconds(p95);
  }

  /** The 99th percentile in seconds. */
  public OptionalDouble p99Seconds() {
    return seconds(p99);
  }

  /** The largest value in seconds. */
  public OptionalDouble maxSeconds() {
    return seconds(max);
  }

  private OptionalDouble seconds(long micros) {
    return weight == 0 ? OptionalDouble.empty() : OptionalDouble.of(Units.seconds(micros));
  }
}
