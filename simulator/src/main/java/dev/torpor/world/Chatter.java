package dev.torpor.world;

/** Another app that talks to its server now and then. */
public final class Chatter {
  private final long[] at;
  private final long bytesUp;
  private final long bytesDown;

  /**
   * A script of transfers.
   *
   * @param at instants of the transfers in virtual microseconds, never decreasing
   * @param bytesUp sent by each of them, not negative
   * @param bytesDown received by each of them, not negative
   */
  public Chatter(long[] at, long bytesUp, long bytesDown) {
    if (bytesUp < 0 || bytesDown < 0) {
      throw new IllegalArgumentException("another app cannot move less than no bytes");
    }
    for (int i = 1; i < at.length; i++) {
      if (at[i] < at[i - 1]) {
        throw new IllegalArgumentException("transfers must be in order of time");
      }
    }
    this.at = at.clone();
    this.bytesUp = bytesUp;
    this.bytesDown = bytesDown;
  }

  /** How many transfers there are. */
  public int size() {
    return at.length;
  }

  /** When the i-th transfer begins, in virtual microseconds. */
  public long at(int i) {
    return at[i];
  }

  /** What each transfer sends. */
  public long bytesUp() {
    return bytesUp;
  }

  /** What each transfer receives. */
  public long bytesDown() {
    return bytesDown;
  }
}
