package dev.torpor.network;

import org.jspecify.annotations.Nullable;

/** A transfer under way: its owner's hold on it. */
public interface Transfer {
  /** Number of the transfer, unique in the run, from 1. */
  long id();

  /** Bytes of the response that have arrived, as far as they are booked; all when it is over. */
  long bytesReceived();

  /** Bytes of the response that are on the device by now, booked or not. */
  default long bytesHere() {
    return bytesReceived();
  }

  /**
   * When that many bytes more of the response could be here, as rates and shares are now.
   *
   * @return the instant, {@link Long#MAX_VALUE} when nothing says
   */
  default long expectedAt(long bytes) {
    return Long.MAX_VALUE;
  }

  /** Whether it runs over a connection that has served another transfer before. */
  default boolean reusesConnection() {
    return false;
  }

  /** Ends the transfer now with that error; nothing happens when it has ended before. */
  void abort(TransferError error);

  /** The other end of a transfer: the server behind it and whoever waits for it. */
  interface Peer {
    /** The request is at the server; what the server answers. */
    Answer requestArrived(long transferId);

    /** The first byte of the response is on the device. */
    default void begun() {}

    /** The whole response is on the device. */
    void completed();

    /** The transfer has failed. */
    void failed(TransferError error);
  }

  /**
   * What the server will do.
   *
   * @param bytesDown size of the response on the wire
   * @param firstByteMicros until the first byte leaves, from the arrival of the request
   * @param lastByteMicros until the server lets the last byte go, from the arrival of the request
   * @param failure how the transfer ends when the response is broken, else null; after some bytes,
   *     {@link TransferError#TIMED_OUT} means that nothing comes until the time allowed is over
   * @param bytesBeforeFailure how much of the response arrives before the failure
   */
  record Answer(
      long bytesDown,
      long firstByteMicros,
      long lastByteMicros,
      @Nullable TransferError failure,
      long bytesBeforeFailure) {
    /** An answer that arrives whole, or fails where its first byte was due. */
    public Answer(
        long bytesDown,
        long firstByteMicros,
        long lastByteMicros,
        @Nullable TransferError failure) {
      this(bytesDown, firstByteMicros, lastByteMicros, failure, 0);
    }

    /** Checks the order of times. */
    public Answer {
      if (bytesBeforeFailure < 0 || bytesBeforeFailure > bytesDown) {
        throw new IllegalArgumentException("no more can arrive than the server sends");
      }
      if (firstByteMicros < 0 || lastByteMicros < firstByteMicros || bytesDown < 0) {
        throw new IllegalArgumentException("an answer cannot end before it starts");
      }
    }
  }
}
