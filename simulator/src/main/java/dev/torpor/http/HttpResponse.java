package dev.torpor.http;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A response as the server gives it.
 *
 * @param headers in order, without Content-Length, which the wire adds; only a response without a
 *     body that tells how long it would be, to a HEAD or as a 304, has one
 */
public record HttpResponse(int status, List<Header> headers, Body body) {
  /** Copies the headers. */
  public HttpResponse {
    headers = List.copyOf(headers);
  }

  /** The value of the first header of that name, whatever its case; null when there is none. */
  public @Nullable String header(String name) {
    return Headers.first(headers, name);
  }

  /** The body read as UTF-8. */
  public String text() {
    return body.text();
  }
}
