package dev.torpor.harness.backend.loopback;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.torpor.http.Body;
import dev.torpor.http.Header;
import dev.torpor.http.HttpRequest;
import dev.torpor.http.HttpResponse;
import dev.torpor.http.ReasonPhrase;
import java.util.Arrays;
import java.util.List;

/** Writes HTTP/1.1 messages as the simulated wire counts them: {@code WireSize}, as bytes. */
final class WireText {
  private static final String LINE_END = "\r\n";
  private static final String CONTENT_LENGTH = "Content-Length: ";

  private WireText() {}

  static byte[] of(HttpRequest request) {
    StringBuilder head = new StringBuilder();
    head.append(request.method()).append(' ').append(request.target()).append(" HTTP/1.1");
    head.append(LINE_END).append("Host: ").append(request.host()).append(LINE_END);
    append(head, request.headers());
    if (request.body().length() > 0) {
      head.append(CONTENT_LENGTH).append(request.body().length()).append(LINE_END);
    }
    return message(head, request.body());
  }

  static byte[] of(HttpResponse response) {
    int status = response.status();
    StringBuilder head = new StringBuilder("HTTP/1.1 ");
    head.append(status).append(' ').append(ReasonPhrase.of(status)).append(LINE_END);
    append(head, response.headers());
    if (status != 204 && response.header("Content-Length") == null) {
      head.append(CONTENT_LENGTH).append(response.body().length()).append(LINE_END);
    }
    return message(head, status == 204 || status == 304 ? Body.none() : response.body());
  }

  private static void append(StringBuilder head, List<Header> headers) {
    for (Header header : headers) {
      head.append(header.name()).append(": ").append(header.value()).append(LINE_END);
    }
  }

  private static byte[] message(StringBuilder head, Body body) {
    byte[] start = head.append(LINE_END).toString().getBytes(ISO_8859_1);
    byte[] message = Arrays.copyOf(start, start.length + body.length());
    System.arraycopy(body.bytes(), 0, message, start.length, body.length());
    return message;
  }
}
