package dev.torpor.measure;

import java.math.BigInteger;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * How long something took to come, when some of it had not come by the time it was last looked for.
 *
 * <p>Such waits are censored: they are known to be at least so long. Leaving them out would make
 * the slowest strategy look fast, so mean and quantiles come from the Kaplan-Meier estimate of the
 * curve of waits still open. A quantile is absent when too few waits have ended to know it.
 *
 * @param ended number of waits that ended
 * @param censored number of waits that had not ended when they were last seen
 * @param endedSumMicros sum of the waits that ended
 * @param censoredSumMicros sum of the others as far as they are known
 * @param restrictedMeanMicros area under the estimated curve up to the longest wait seen, ended or
 *     not; without censoring this is the plain mean
 * @param p50 estimated median in microseconds
 * @param p90 in microseconds
 * @param p95 in microseconds
 * @param p99 in microseconds
 * @param maxMicros the longest wait seen, ended or not
 */
public record Waits(
    long ended,
    long censored,
    BigInteger endedSumMicros,
    BigInteger censoredSumMicros,
    double restrictedMeanMicros,
    OptionalLong p50,
    OptionalLong p90,
    OptionalLong p95,
    OptionalLong p99,
    long maxMicros) {

  /** Number of waits, ended or not. */
  public long count() {
    return ended + censored;
  }

  /** The mean in seconds, restricted to the longest wait seen. */
  public OptionalDouble meanSeconds() {
    return count() == 0
        ? OptionalDouble.empty()
        : OptionalDouble.of(restrictedMeanMicros / Units.MICROS_PER_SECOND);
  }

  /** The estimated median in seconds. */
  public OptionalDouble p50Seconds() {
    return seconds(p50);
  }

  /** The estimated 90th percentile in seconds. */
  public OptionalDouble p90Seconds() {
    return seconds(p90);
  }

  /** The estimated 95th percentile in seconds. */
  public OptionalDouble p95Seconds() {
    return seconds(p95);
  }

  /** The estimated 99th percentile in seconds. */
  public OptionalDouble p99Seconds() {
    return seconds(p99);
  }

  /** The longest wait seen, ended or not, in seconds. */
  public OptionalDouble maxSeconds() {
    return count() == 0 ? OptionalDouble.empty() : OptionalDouble.of(Units.seconds(maxMicros));
  }

  private static OptionalDouble seconds(OptionalLong micros) {
    return micros.isEmpty()
        ? OptionalDouble.empty()
        : OptionalDouble.of(Units.seconds(micros.getAsLong()));
  }
}
