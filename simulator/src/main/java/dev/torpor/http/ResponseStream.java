package dev.torpor.http;

import dev.torpor.network.Transfer;
import dev.torpor.time.Lane;
import dev.torpor.time.VirtualClock;

/**
 * Tells of a response while it arrives, in pieces of 16 KiB or what has come since, without any
 * effect on the transfer. A body that the server lets go bit by bit is told of as if it did so
 * evenly; where nothing moves it is looked at more and more rarely, up to every half minute
 * (modelling choices; the last piece comes with the end of the transfer, which is exact).
 */
final class ResponseStream {
  private static final long PIECE_BYTES = 16 * 1024;
  private static final long LONGEST_MICROS = 1_000_000;
  private static final long MICROS_PER_MILLI = 1_000;
  private static final int MOST_DOUBLINGS = 5;

  private final VirtualClock clock;
  private final Transfer transfer;
  private final HttpResponse response;
  private final HttpStack.StreamReceiver receiver;
  private final long begunAt;
  private final long pacedMillis;
  private final long headBytes;
  private final long bodyBytes;
  private boolean headTold;
  private long told;
  private int idle;
  private long timer;

  /**
   * A stream whose first byte is there.
   *
   * @param pacedMicros how long the server takes to let the body go, 0 for all at once
   */
  ResponseStream(
      VirtualClock clock,
      Transfer transfer,
      HttpResponse response,
      long pacedMicros,
      HttpStack.StreamReceiver receiver) {
    this.clock = clock;
    this.transfer = transfer;
    this.response = response;
    this.pacedMillis = pacedMicros / MICROS_PER_MILLI;
    this.receiver = receiver;
    begunAt = clock.now();
    bodyBytes = response.body().length();
    headBytes = WireSize.of(response) - bodyBytes;
    timer = clock.at(begunAt, Lane.NETWORK, this::look);
  }

  /** The transfer is over: the rest is its end's to tell. */
  void end() {
    clock.cancel(timer);
  }

  private void look() {
    long here = transfer.bytesHere();
    long body = Math.min(here - headBytes, released());
    idle++;
    if (!headTold && here >= headBytes) {
      headTold = true;
      idle = 0;
      receiver.begun(transfer.id(), response);
    }
    if (headTold && body > told) {
      told = body;
      idle = 0;
      receiver.arrived(transfer.id(), response, body);
    }
    if (told < bodyBytes || !headTold) {
      timer = clock.at(next(headTold ? 0 : headBytes - here), Lane.NETWORK, this::look);
    }
  }

  private long next(long headLeft) {
    long need = headLeft > 0 ? headLeft : Math.min(PIECE_BYTES, bodyBytes - told);
    long now = clock.now();
    long latest = now + (LONGEST_MICROS << Math.min(idle, MOST_DOUBLINGS));
    long release = headLeft > 0 ? now : releaseOf(told + need);
    long expected = transfer.expectedAt(need);
    long at = expected == Long.MAX_VALUE ? (release > now ? release : latest) : expected;
    return Math.max(now + 1, Math.min(latest, Math.max(at, release)));
  }

  /** Bytes of the body that the server has let go, at their arrival. */
  private long released() {
    long passed = (clock.now() - begunAt) / MICROS_PER_MILLI;
    return passed >= pacedMillis ? bodyBytes : bodyBytes * passed / pacedMillis;
  }

  private long releaseOf(long bytes) {
    return bodyBytes == 0
        ? begunAt
        : begunAt + (pacedMillis * bytes + bodyBytes - 1) / bodyBytes * MICROS_PER_MILLI;
  }
}
