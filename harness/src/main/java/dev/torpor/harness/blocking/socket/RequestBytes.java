package dev.torpor.harness.blocking.socket;

import dev.torpor.http.Body;
import dev.torpor.http.Header;
import dev.torpor.http.HttpRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Reads one HTTP/1.1 request from its bytes. */
final class RequestBytes {
  private RequestBytes() {}

  /**
   * Reads a request.
   *
   * @throws IOException when it is none, or is not whole
   */
  static HttpRequest parse(byte[] bytes, Wire.Scheme scheme) throws IOException {
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    int end = text.indexOf("\r\n\r\n");
    if (end < 0) {
      throw new IOException("the request is not whole: its headers do not end");
    }
    String[] lines = text.substring(0, end).split("\r\n", -1);
    String[] start = lines[0].split(" ", -1);
    if (start.length != 3 || !start[2].equals("HTTP/1.1")) {
      throw new IOException("only HTTP/1.1 is simulated on sockets, not: " + lines[0]);
    }
    List<Header> headers = new ArrayList<>();
    String host = "";
    boolean chunked = false;
    for (int i = 1; i < lines.length; i++) {
      int colon = lines[i].indexOf(':');
      if (colon <= 0) {
        throw new IOException("this is no header: " + lines[i]);
      }
      String name = lines[i].substring(0, colon);
      String value = lines[i].substring(colon + 1).strip();
      switch (name.toLowerCase(Locale.ROOT)) {
        case "host" -> host = value;
        case "content-length" -> {} // the phone's stack adds it
        case "transfer-encoding" -> chunked = value.equalsIgnoreCase("chunked");
        case "expect" -> throw new IOException("'Expect: 100-continue' is not simulated");
        default -> headers.add(new Header(name, value));
      }
    }
    byte[] body = Arrays.copyOfRange(bytes, end + 4, bytes.length);
    String url = scheme.name().toLowerCase(Locale.ROOT) + "://" + host + start[1];
    return new HttpRequest(start[0], url, headers, Body.of(chunked ? joined(body) : body));
  }

  private static byte[] joined(byte[] chunks) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    int at = 0;
    while (true) {
      int lineEnd = at;
      while (lineEnd < chunks.length && chunks[lineEnd] != '\r') {
        lineEnd++;
      }
      String size = new String(chunks, at, lineEnd - at, StandardCharsets.ISO_8859_1);
      int length;
      try {
        length = Integer.parseInt(size.strip(), 16);
      } catch (NumberFormatException e) {
        throw new IOException("the request is not whole: '" + size + "' is no length of a chunk");
      }
      if (length == 0) {
        return out.toByteArray();
      }
      out.write(chunks, lineEnd + 2, length);
      at = lineEnd + 2 + length + 2;
    }
  }
}
