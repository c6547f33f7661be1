package dev.torpor.network;

/**
 * What one direction of a link can carry over time: a piecewise constant rate, with exact integrals
 * in whole numbers.
 *
 * <p>Amounts are in microbits: a rate of 1 bit/s for 1 us is 1 microbit, a byte is {@value
 * #MICROBITS_PER_BYTE} of them. Instants are microseconds since the profile began, which is when
 * the device got on the path. Profiles do not change, so that a world can share them.
 */
public sealed interface RateProfile permits FixedRate, RateSteps, UnlimitedRate {
  /** Microbits of one byte. */
  long MICROBITS_PER_BYTE = 8_000_000;

  /** The instant of what never happens. */
  long NEVER = Long.MAX_VALUE;

  /** A link that adds no time to what it carries. */
  static RateProfile unlimited() {
    return UnlimitedRate.UNLIMITED;
  }

  /**
   * A link that never changes.
   *
   * @param bitsPerSecond positive
   */
  static RateProfile fixed(long bitsPerSecond) {
    return new FixedRate(bitsPerSecond);
  }

  /**
   * What can be carried from {@code from} on and before {@code to}; {@link Long#MAX_VALUE} stands
   * for that much or more. {@code amount(a, b) + amount(b, c)} is {@code amount(a, c)}.
   *
   * @param from not negative
   * @param to not before {@code from}
   */
  long amount(long from, long to);

  /**
   * The first instant before which {@code microbits} can be carried from {@code from} on; {@link
   * #NEVER} when that much is not carried in a thousand years.
   */
  long finish(long from, long microbits);

  /** The rate in bits per second at an instant; {@link Long#MAX_VALUE} when there is no limit. */
  long bitsPerSecondAt(long at);

  /** The last instant up to {@code at} until which anything could be carried; -1 without one. */
  long lastServing(long at);

  /** The rate in bits per second over the whole profile; {@link Long#MAX_VALUE} for no limit. */
  long meanBitsPerSecond();

  /** True when the rate is the same for ever. */
  default boolean isFixed() {
    return !(this instanceof RateSteps);
  }
}
