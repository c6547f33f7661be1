package dev.torpor.network;

/**
 * What a network path can carry.
 *
 * @param down what it carries towards the device
 * @param up what it carries from the device
 * @param downDelayMicros one-way delay towards the device
 * @param upDelayMicros one-way delay from the device
 * @param dnsDelayMicros extra wait of a name look-up beyond its round trip
 * @param downLossPpm packets lost towards the device, in parts per million
 * @param upLossPpm packets lost from the device, in parts per million
 */
public record Link(
    RateProfile down,
    RateProfile up,
    long downDelayMicros,
    long upDelayMicros,
    long dnsDelayMicros,
    int downLossPpm,
    int upLossPpm) {
  /** Parts per million that stand for every packet. */
  public static final int ALL = 1_000_000;

  /** Checks ranges. */
  public Link {
    if (downDelayMicros < 0 || upDelayMicros < 0 || dnsDelayMicros < 0) {
      throw new IllegalArgumentException("delays of a link must not be negative");
    }
    if (downLossPpm < 0 || downLossPpm > ALL || upLossPpm < 0 || upLossPpm > ALL) {
      throw new IllegalArgumentException("losses of a link lie between 0 and " + ALL + " ppm");
    }
  }

  /**
   * A link of fixed rates that loses nothing.
   *
   * @param downBitsPerSecond rate towards the device; 0 leaves it unshaped
   * @param upBitsPerSecond rate from the device; 0 leaves it unshaped
   * @param rttMicros round trip; the way up takes half of it, rounded down
   * @param dnsDelayMicros extra wait of a name look-up beyond its round trip
   */
  public Link(long downBitsPerSecond, long upBitsPerSecond, long rttMicros, long dnsDelayMicros) {
    this(
        shaped(downBitsPerSecond),
        shaped(upBitsPerSecond),
        rttMicros - rttMicros / 2,
        rttMicros / 2,
        dnsDelayMicros,
        0,
        0);
  }

  /** A rate as presets write it, where 0 leaves a direction unshaped. */
  public static RateProfile shaped(long bitsPerSecond) {
    return bitsPerSecond == 0 ? RateProfile.unlimited() : RateProfile.fixed(bitsPerSecond);
  }

  /** Mean rate towards the device; 0 when it is unshaped. */
  public long downBitsPerSecond() {
    return mean(down);
  }

  /** Mean rate from the device; 0 when it is unshaped. */
  public long upBitsPerSecond() {
    return mean(up);
  }

  private static long mean(RateProfile rates) {
    return rates == UnlimitedRate.UNLIMITED ? 0 : rates.meanBitsPerSecond();
  }

  /** Round trip in microseconds, both one-way delays together. */
  public long rttMicros() {
    return downDelayMicros + upDelayMicros;
  }

  /** True when packets can get lost. */
  public boolean isLossy() {
    return downLossPpm > 0 || upLossPpm > 0;
  }

  /** The same link with other rates. */
  public Link withRates(RateProfile newDown, RateProfile newUp) {
    return new Link(
        newDown, newUp, downDelayMicros, upDelayMicros, dnsDelayMicros, downLossPpm, upLossPpm);
  }
}
