package dev.torpor.measure;

import java.math.BigInteger;
import java.util.OptionalDouble;
import java.util.SortedMap;

/**
 * By how many versions the device was behind, summed over the records; over time or over the
 * moments the user looked.
 *
 * @param sum of the lag over the weight
 * @param weight microseconds over time, a count at moments; with 0 there is nothing to say
 * @param max the largest lag
 * @param weightByLag how the weight spreads over the values of the lag
 */
public record VersionLag(BigInteger sum, long weight, long max, SortedMap<Long, Long> weightByLag) {

  /** The mean lag in versions. */
  public OptionalDouble mean() {
    return Units.ratio(sum, BigInteger.valueOf(weight));
  }

  /** The largest lag in versions. */
  public OptionalDouble maximum() {
    return weight == 0 ? OptionalDouble.empty() : Units.count(max);
  }

  /** The share of the weight at exactly this lag. */
  public OptionalDouble share(long lag) {
    return Units.ratio(weightByLag.getOrDefault(lag, 0L), weight);
  }
}
