package dev.torpor.harness.client;

/** A response is not what the feed promises. */
final class FeedFormatException extends Exception {
  private static final long serialVersionUID = 1L;

  /** A sentence for the log. */
  FeedFormatException(String message) {
    super(message);
  }
}
