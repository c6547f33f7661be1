package dev.torpor.http;

import java.util.List;

/**
 * Bytes of HTTP/1.1 messages on the wire: start line, headers with their CRLFs, blank line and
 * body, uncompressed and not chunked. Exact for what WireMock sends in that mode.
 */
public final class WireSize {
  private WireSize() {}

  /** Size of a request, with the Host and Content-Length lines the stack adds. */
  public static long of(HttpRequest request) {
    long start =
        request.method().length() + 1L + request.target().length() + " HTTP/1.1\r\n".length();
    long host = "Host: \r\n".length() + (long) request.host().length();
    return start
        + host
        + lines(request.headers())
        + (request.body().length() == 0 ? 0 : contentLength(request.body().length()))
        + 2
        + request.body().length();
  }

  /**
   * Size of a response; 204 and 304 carry no body, and 204 no Content-Length. A response that says
   * its Content-Length itself, as one to a HEAD does, is taken at its word.
   */
  public static long of(HttpResponse response) {
    int status = response.status();
    boolean bodiless = status == 204 || status == 304;
    long length = response.body().length();
    return "HTTP/1.1 ".length()
        + (long) Integer.toString(status).length()
        + 1
        + ReasonPhrase.of(status).length()
        + 2
        + lines(response.headers())
        + (status == 204 || saysLength(response) ? 0 : contentLength(length))
        + 2
        + (bodiless ? 0 : length);
  }

  private static boolean saysLength(HttpResponse response) {
    return response.header("Content-Length") != null;
  }

  private static long contentLength(long length) {
    return "Content-Length: \r\n".length() + (long) Long.toString(length).length();
  }

  private static long lines(List<Header> headers) {
    long bytes = 0;
    for (Header header : headers) {
      bytes += header.wireBytes();
    }
    return bytes;
  }
}
