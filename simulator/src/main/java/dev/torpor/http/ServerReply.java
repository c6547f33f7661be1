package dev.torpor.http;

import dev.torpor.network.TransferError;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a server does with a request.
 *
 * @param response as the server produced it at the instant of arrival
 * @param firstByteMicros until the first byte leaves, from the arrival of the request
 * @param lastByteMicros until the server lets the last byte go, not before {@code firstByteMicros}
 * @param failure how the client sees a broken connection, null when the response gets through;
 *     {@link TransferError#TIMED_OUT} after some bytes means that the rest never comes
 * @param facts what the server did at the instant of arrival, in order
 * @param bytesBeforeFailure how much of the response gets out before the failure, status line and
 *     headers included; 0 when the failure is all that the client sees, or there is none
 */
public record ServerReply(
    HttpResponse response,
    long firstByteMicros,
    long lastByteMicros,
    @Nullable TransferError failure,
    List<ServerFact> facts,
    long bytesBeforeFailure) {
  private static final HttpResponse NONE = new HttpResponse(0, List.of(), Body.none());

  /** Copies the list. */
  public ServerReply {
    facts = List.copyOf(facts);
  }

  /** A reply that gets through, or fails before its first byte. */
  public ServerReply(
      HttpResponse response,
      long firstByteMicros,
      long lastByteMicros,
      @Nullable TransferError failure,
      List<ServerFact> facts) {
    this(response, firstByteMicros, lastByteMicros, failure, facts, 0);
  }

  /**
   * No reply: the request was lost before the server had done anything with it.
   *
   * @param afterMicros until the failure, from the arrival of the request
   */
  public static ServerReply unprocessed(long afterMicros, TransferError failure) {
    return new ServerReply(NONE, afterMicros, afterMicros, failure);
  }

  /** False for {@link #unprocessed}: there is no response then. */
  public boolean isProcessed() {
    return response.status() != NONE.status();
  }

  /** A reply of a server that tells nothing of what it did. */
  public ServerReply(
      HttpResponse response,
      long firstByteMicros,
      long lastByteMicros,
      @Nullable TransferError failure) {
    this(response, firstByteMicros, lastByteMicros, failure, List.of());
  }

  /** A response that leaves at once. */
  public static ServerReply now(HttpResponse response) {
    return new ServerReply(response, 0, 0, null, List.of());
  }

  /** A response that leaves at once, with what the server did. */
  public static ServerReply now(HttpResponse response, List<ServerFact> facts) {
    return new ServerReply(response, 0, 0, null, facts);
  }
}
