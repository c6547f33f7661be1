package dev.torpor.network;

/**
 * How long bytes take when a flow has a link of fixed rate to itself and loses nothing: the closed
 * form of the TCP transfer-time model with slow start, in whole microseconds.
 *
 * <p>A response of {@code s} bytes over rate R and round trip RTT takes {@code RTT + stall + 8s/R}
 * once the request is at the server, where the stalls are the times the sender waits for
 * acknowledgements while its window still grows: initial window 10 segments of 1460 bytes (RFC
 * 6928), doubling each round trip. Transfers follow it to the microsecond; they are played, not
 * computed, since links change and are shared. {@link LossyThroughput} says what lasting loss does.
 */
public final class TransferTime {
  /** Bytes of one full segment. */
  public static final int SEGMENT_BYTES = 1460;

  /** Segments a sender may have in flight at the start (RFC 6928). */
  public static final int INITIAL_WINDOW = 10;

  private static final long MICROS = 1_000_000;

  private TransferTime() {}

  /**
   * Time to put bytes on the link, rounded up.
   *
   * @param bitsPerSecond 0 for an unshaped link, which takes no time
   */
  public static long serializeMicros(long bytes, long bitsPerSecond) {
    if (bitsPerSecond == 0) {
      return 0;
    }
    long scaled = Math.multiplyExact(Math.multiplyExact(bytes, 8), MICROS);
    return Math.addExact(scaled, bitsPerSecond - 1) / bitsPerSecond;
  }

  /** Time lost to slow start on a connection that has carried nothing yet. */
  public static long stallMicros(long bytes, long bitsPerSecond, long rttMicros) {
    if (bytes == 0 || rttMicros == 0) {
      return 0;
    }
    long segments = (bytes + SEGMENT_BYTES - 1) / SEGMENT_BYTES;
    long stall = 0;
    long window = INITIAL_WINDOW;
    long sent = INITIAL_WINDOW;
    while (sent < segments) {
      long wait =
          serializeMicros(SEGMENT_BYTES, bitsPerSecond)
              + rttMicros
              - serializeMicros(window * SEGMENT_BYTES, bitsPerSecond);
      if (wait <= 0) {
        break;
      }
      stall += wait;
      window *= 2;
      sent += window;
    }
    return stall;
  }

  /** Asking the resolver for a host's name: a round trip and the link's extra delay. */
  public static long lookUpMicros(Link link) {
    return link.rttMicros() + link.dnsDelayMicros();
  }

  /** Connection and, when {@code secure}, encryption set-up: one or two round trips. */
  public static long connectMicros(Link link, boolean secure) {
    return link.rttMicros() * (secure ? 2 : 1);
  }
}
