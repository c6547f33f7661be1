package dev.torpor.network;

/** A direction that takes no time, whatever it carries. */
enum UnlimitedRate implements RateProfile {
  /** The one there is. */
  UNLIMITED;

  @Override
  public long amount(long from, long to) {
    return Long.MAX_VALUE;
  }

  @Override
  public long finish(long from, long microbits) {
    return from;
  }

  @Override
  public long bitsPerSecondAt(long at) {
    return Long.MAX_VALUE;
  }

  @Override
  public long lastServing(long at) {
    return at;
  }

  @Override
  public long meanBitsPerSecond() {
    return Long.MAX_VALUE;
  }
}
