package dev.torpor.harness.backend.loopback;

import java.io.IOException;

/** Bytes on a connection are not the HTTP that is spoken here. */
final class MalformedMessageException extends IOException {
  private static final long serialVersionUID = 1L;

  MalformedMessageException(String message) {
    super(message);
  }

  MalformedMessageException(String message, Throwable cause) {
    super(message, cause);
  }
}
