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
 * @param failure how the client sees a broken connection, null when the response gets through
 * @param facts what the server did at the instant of arrival, in order
 */
public record ServerReply(
    HttpResponse response,
    long firstByteMicros,
    long lastByteMicros,
    @Nullable TransferError failure,
    List<ServerFact> facts) {
  /** Copies the list. */
  public ServerReply {
    facts = List.copyOf(facts);
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
