package dev.torpor.network;

/**
 * What a network path can carry.
 *
 * @param downBitsPerSecond rate towards the device; 0 leaves it unshaped
 * @param upBitsPerSecond rate from the device; 0 leaves it unshaped
 * @param rttMicros round trip, both one-way delays together
 * @param dnsDelayMicros extra wait of a name look-up beyond its round trip
 */
public record Link(
    long downBitsPerSecond, long upBitsPerSecond, long rttMicros, long dnsDelayMicros) {
  /** Checks ranges. */
  public Link {
    if (downBitsPerSecond < 0 || upBitsPerSecond < 0 || rttMicros < 0 || dnsDelayMicros < 0) {
      throw new IllegalArgumentException("rates and delays of a link must not be negative");
    }
  }
}
