package dev.torpor.network;

/**
 * A rate that never changes.
 *
 * @param bitsPerSecond positive
 */
record FixedRate(long bitsPerSecond) implements RateProfile {
  FixedRate {
    if (bitsPerSecond <= 0) {
      throw new IllegalArgumentException(
          "a fixed rate is positive, not "
              + bitsPerSecond
              + " bit/s; a dead link is made of steps");
    }
  }

  @Override
  public long amount(long from, long to) {
    return Saturated.multiply(bitsPerSecond, to - from);
  }

  @Override
  public long finish(long from, long microbits) {
    return microbits <= 0 ? from : from + Saturated.divideUp(microbits, bitsPerSecond);
  }

  @Override
  public long bitsPerSecondAt(long at) {
    return bitsPerSecond;
  }

  @Override
  public long lastServing(long at) {
    return at;
  }

  @Override
  public long meanBitsPerSecond() {
    return bitsPerSecond;
  }
}
