package dev.torpor.harness.client.kit;

import dev.torpor.http.HttpResponse;
import dev.torpor.network.TransferError;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** An exchange did not bring what it was for. */
final class Trouble extends Exception {
  private static final long serialVersionUID = 1L;
  private static final int REQUEST_TIMEOUT = 408;
  private static final int TOO_EARLY = 425;
  private static final int TOO_MANY_REQUESTS = 429;
  private static final int SERVER_ERROR = 500;

  private final Kind kind;
  private final transient @Nullable Duration retryAfter;

  private Trouble(Kind kind, String message, @Nullable Duration retryAfter) {
    super(message);
    this.kind = kind;
    this.retryAfter = retryAfter;
  }

  /** What a repetition can be hoped to do. */
  enum Kind {
    /** No server was reached: may go away any time. */
    NETWORK,
    /** The server or the answer is out of order: the same request may succeed later. */
    TRANSIENT,
    /** The server does not want this request: the same again will not succeed. */
    PERMANENT
  }

  /** Nothing came back. */
  static Trouble of(TransferError error) {
    return new Trouble(Kind.NETWORK, error + " (" + error.code() + ")", null);
  }

  /** The server has refused. */
  static Trouble of(HttpResponse response, Instant now) {
    int status = response.status();
    boolean later =
        status == REQUEST_TIMEOUT
            || status == TOO_EARLY
            || status == TOO_MANY_REQUESTS
            || status >= SERVER_ERROR;
    return new Trouble(
        later ? Kind.TRANSIENT : Kind.PERMANENT, "HTTP " + status, RetryAfter.of(response, now));
  }

  /** The answer is not what it should be. */
  static Trouble unreadable(String message) {
    return new Trouble(Kind.TRANSIENT, message, null);
  }

  /** Asking again would be in vain. */
  static Trouble permanent(String message) {
    return new Trouble(Kind.PERMANENT, message, null);
  }

  Kind kind() {
    return kind;
  }

  /** How long the server wants to be left alone, null when it did not say. */
  @Nullable Duration retryAfter() {
    return retryAfter;
  }

  /** For the log. */
  String text() {
    return String.valueOf(getMessage());
  }
}
