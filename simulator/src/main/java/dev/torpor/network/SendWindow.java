package dev.torpor.network;

/**
 * How much a sender may have under way: the congestion window of one connection.
 *
 * <p>Slow start from 10 segments (RFC 6928), doubling each round trip up to the threshold, then
 * half a segment each round trip (RFC 5681 with delayed acknowledgements). The window grows only
 * while it is what the sender waits for; once it fills the link the sender never waits again,
 * unless packets are lost. A loss halves it when three later segments get through (fast
 * retransmit), else the retransmission timer runs out: one segment, and the timer doubles up to a
 * minute (RFC 6298).
 */
final class SendWindow {
  /** Later segments that must get through for a loss to be noticed without the timer. */
  static final int DUPLICATES_OF_A_LOSS = 3;

  /** The first retransmission timer, and the shortest (RFC 6298). */
  static final long TIMER_MICROS = 1_000_000;

  private static final long LONGEST_TIMER_MICROS = 60_000_000;
  private static final int LEAST_THRESHOLD = 2;
  private static final int MOST_BACKOFFS = 6;

  /** In half segments. */
  private long halves = 2L * TransferTime.INITIAL_WINDOW;

  private long threshold = Long.MAX_VALUE;
  private int backoffs;
  private boolean open;

  /** True when the window fills the link, so that the sender does not wait for it. */
  boolean isOpen() {
    return open;
  }

  /** Segments that may be under way. */
  long segments() {
    return halves / 2;
  }

  /** A window that its sender never waits for, unless packets are lost. */
  static SendWindow ofOpenConnection() {
    SendWindow window = new SendWindow();
    window.open = true;
    return window;
  }

  /** A round trip without loss that the window did not limit: it fills the link. */
  void filled() {
    backoffs = 0;
    open = true;
  }

  /** A round trip without loss in which the sender waited for its window. */
  void grow() {
    backoffs = 0;
    halves = halves < threshold ? Math.min(2 * halves, threshold) : halves + 1;
  }

  /** A loss that three later segments made known. */
  void fastRetransmit(long segmentsUnderWay) {
    backoffs = 0;
    threshold = 2 * Math.max(segmentsUnderWay / 2, LEAST_THRESHOLD);
    halves = threshold;
  }

  /**
   * A loss that only the timer makes known.
   *
   * @return how long the timer ran, in microseconds
   */
  long timeout(long segmentsUnderWay, long rttMicros) {
    long wait = Math.min(timerMicros(rttMicros) << backoffs, LONGEST_TIMER_MICROS);
    backoffs = Math.min(backoffs + 1, MOST_BACKOFFS);
    threshold = 2 * Math.max(segmentsUnderWay / 2, LEAST_THRESHOLD);
    halves = 2;
    return Math.max(wait, timerMicros(rttMicros));
  }

  /**
   * The retransmission timer: round trip plus four times its variation, which RFC 6298 sets to half
   * a round trip at first. A simulated path does not vary, so the first value is kept.
   */
  static long timerMicros(long rttMicros) {
    return Math.max(TIMER_MICROS, 3 * rttMicros);
  }
}
