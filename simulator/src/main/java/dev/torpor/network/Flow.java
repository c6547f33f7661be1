package dev.torpor.network;

/** Bytes of one transfer on their way through one {@link Channel}. */
final class Flow {
  private final SendWindow window;
  private final Losses losses;
  private final Runnable whenDone;
  private final long bytes;
  private long bytesLeft;

  /** Bytes of the round under way that get through, and what is still to be carried of them. */
  private long roundBytes;

  private long pendingMicrobits;
  private long roundSegments;
  private long lostSegments;

  /** When the sender would hear of the first segment of the round, or of the first loss. */
  private long heardAt;

  /** When the round would end if nothing changed, without what was carried over into it. */
  private long plannedEnd;

  private long sharing;
  private boolean timedOut;
  private long waitingSince = -1;
  private long wake;

  /**
   * A flow that has not begun.
   *
   * @param whenDone told once, when the last byte is through
   */
  Flow(long bytes, SendWindow window, Losses losses, Runnable whenDone) {
    this.bytes = bytes;
    this.bytesLeft = bytes;
    this.window = window;
    this.losses = losses;
    this.whenDone = whenDone;
  }

  /** Bytes that have got through, rounded down. */
  long delivered() {
    long pending = Math.max(pendingMicrobits, 0);
    long stillOut = (pending + RateProfile.MICROBITS_PER_BYTE - 1) / RateProfile.MICROBITS_PER_BYTE;
    return bytes - bytesLeft + Math.max(roundBytes - stillOut, 0);
  }

  void done() {
    whenDone.run();
  }

  long pendingMicrobits() {
    return pendingMicrobits;
  }

  void carried(long microbits) {
    pendingMicrobits -= microbits;
  }

  void carriedAll() {
    pendingMicrobits = 0;
  }

  /** What the last microsecond carried beyond the end of the flow or of its round. */
  long surplusMicrobits() {
    return Math.max(-pendingMicrobits, 0);
  }

  boolean isWaiting() {
    return waitingSince >= 0;
  }

  long waitingSince() {
    return waitingSince;
  }

  long wake() {
    return wake;
  }

  void waits(long since, long wakeHandle) {
    waitingSince = since;
    wake = wakeHandle;
  }

  /** Begins the next round: as much as the window allows, or all when it does not limit. */
  void beginRound(Channel channel) {
    waitingSince = -1;
    lostSegments = 0;
    timedOut = false;
    if (window.isOpen() && !losses.possible()) {
      roundSegments = 0;
      roundBytes = Math.min(bytesLeft, Channel.LONGEST_ROUND_BYTES);
    } else {
      beginWindow(channel);
    }
    pendingMicrobits = roundBytes * RateProfile.MICROBITS_PER_BYTE - surplusMicrobits();
  }

  private void beginWindow(Channel channel) {
    long segmentsLeft = (bytesLeft + TransferTime.SEGMENT_BYTES - 1) / TransferTime.SEGMENT_BYTES;
    roundSegments = Math.min(window.segments(), segmentsLeft);
    long firstLost = drawLosses();
    long full = (roundSegments - lostSegments) * TransferTime.SEGMENT_BYTES;
    roundBytes = Math.max(0, Math.min(full, bytesLeft - lostSegments * TransferTime.SEGMENT_BYTES));
    long later = roundSegments - firstLost - lostSegments;
    timedOut = lostSegments > 0 && later < SendWindow.DUPLICATES_OF_A_LOSS;
    long told = lostSegments > 0 ? firstLost + 1 + SendWindow.DUPLICATES_OF_A_LOSS : 1;
    heardAt = channel.finishOf(told * TransferTime.SEGMENT_BYTES) + channel.rttMicros();
    plannedEnd = channel.finishOf(roundBytes);
    sharing = channel.sharing();
  }

  /** Loses what is to be lost of a round; returns how many segments precede the first loss. */
  private long drawLosses() {
    long firstLost = roundSegments;
    long at = 0;
    while (losses.gap() < roundSegments - at) {
      at += losses.gap();
      firstLost = Math.min(firstLost, at);
      lostSegments++;
      at++;
      losses.lose();
    }
    losses.pass(roundSegments - at);
    return firstLost;
  }

  /**
   * Ends the round.
   *
   * @return how long the sender waits before the next one, or -1 when all bytes are through
   */
  long endRound(Channel channel) {
    bytesLeft -= roundBytes;
    roundBytes = 0;
    if (bytesLeft == 0) {
      return -1;
    }
    if (roundSegments == 0) {
      return 0;
    }
    long now = channel.now();
    if (timedOut) {
      return window.timeout(roundSegments, channel.rttMicros());
    }
    if (lostSegments > 0) {
      window.fastRetransmit(roundSegments);
      return Math.max(heardAt - now, 0);
    }
    boolean asPlanned = channel.isFixed() && sharing == channel.sharing();
    long wait = heardAt - (asPlanned ? plannedEnd : now);
    if (wait > 0) {
      window.grow();
      return wait;
    }
    window.filled();
    return 0;
  }
}
