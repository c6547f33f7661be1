package dev.torpor.radio;

/**
 * A way to a channel, from idle or from the channel below.
 *
 * @param phase how long it takes and what the radio draws meanwhile
 * @param overUpBytes taken when more bytes than this wait to be sent; {@link #ANY} for any packet
 * @param overDownBytes taken when more bytes than this wait to be received; {@link #ANY} for any
 * @param course what becomes of packets meanwhile
 */
public record Promotion(
    RadioProfile.Phase phase, long overUpBytes, long overDownBytes, Course course) {
  /** A threshold that every packet exceeds. */
  public static final long ANY = -1;

  /** What becomes of packets during a promotion. */
  public enum Course {
    /** They wait for its end. */
    FIRST,
    /** They go over the channel below; when they end sooner, the promotion is given up. */
    MEANWHILE,
    /** They go over the channel below; the promotion is completed even when they end sooner. */
    REGARDLESS
  }

  /** Checks ranges. */
  public Promotion {
    if (overUpBytes < ANY || overDownBytes < ANY) {
      throw new IllegalArgumentException("a threshold is a number of bytes, or -1 for any packet");
    }
  }

  /** A promotion that any packet starts and waits for. */
  public static Promotion always(RadioProfile.Phase phase) {
    return new Promotion(phase, ANY, ANY, Course.FIRST);
  }

  /** True when that many waiting bytes start it. */
  boolean startsAt(long upBytes, long downBytes) {
    return upBytes > overUpBytes || downBytes > overDownBytes;
  }

  /** True when any packet starts it. */
  boolean isUnconditional() {
    return startsAt(0, 0);
  }
}
