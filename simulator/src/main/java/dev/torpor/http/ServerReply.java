package dev.torpor.http;

import dev.torpor.network.TransferError;
import org.jspecify.annotations.Nullable;

/**
 * What a server does with a request.
 *
 * @param response as the server produced it at the instant of arrival
 * @param firstByteMicros until the first byte leaves, from the arrival of the request
 * @param lastByteMicros until the server lets the last byte go, not before {@code firstByteMicros}
 * @param failure how the client sees a broken connection, null when the response gets through
 */
public record ServerReply(
    HttpResponse response,
    long firstByteMicros,
    long lastByteMicros,
    @Nullable TransferError failure) {

  /** A response that leaves at once. */
  public static ServerReply now(HttpResponse response) {
    return new ServerReply(response, 0, 0, null);
  }
}
