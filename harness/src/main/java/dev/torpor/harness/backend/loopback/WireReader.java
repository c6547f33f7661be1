package dev.torpor.harness.backend.loopback;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.torpor.http.Body;
import dev.torpor.http.Header;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads HTTP/1.1 messages with a Content-Length off a connection, and counts their bytes. */
final class WireReader {
  /** The longest line that is read: 64 KiB. */
  static final int LONGEST_LINE = 64 * 1024;

  private static final String CONTENT_LENGTH = "Content-Length";

  private final InputStream in;
  private long bytes;

  WireReader(InputStream in) {
    this.in = new BufferedInputStream(in);
  }

  /** Bytes read since the last {@link #startLine}. */
  long bytes() {
    return bytes;
  }

  /**
   * The first line of a message, null when the other side has closed the connection before it.
   *
   * @throws MalformedMessageException when it ends within the line: what came is no HTTP
   */
  @Nullable String startLine() throws IOException {
    bytes = 0;
    try {
      return line();
    } catch (EOFException e) {
      throw new MalformedMessageException("the connection ended in a start line", e);
    }
  }

  /** The header lines up to the empty one. */
  List<Header> headers() throws IOException {
    List<Header> headers = new ArrayList<>();
    for (String line = need(line()); !line.isEmpty(); line = need(line())) {
      int colon = line.indexOf(':');
      if (colon < 1) {
        throw new MalformedMessageException("'" + line + "' is not a header");
      }
      Header header = new Header(line.substring(0, colon), line.substring(colon + 1).strip());
      if (header.name().equalsIgnoreCase("Transfer-Encoding")) {
        throw new MalformedMessageException(
            "a body in chunks is not read here; send a " + CONTENT_LENGTH);
      }
      headers.add(header);
    }
    return headers;
  }

  /** The body that the headers announce. */
  Body body(List<Header> headers) throws IOException {
    long length = 0;
    for (Header header : headers) {
      if (header.name().equalsIgnoreCase(CONTENT_LENGTH)) {
        length = length(header.value());
      }
    }
    byte[] body = in.readNBytes((int) length);
    bytes += body.length;
    if (body.length < length) {
      throw new EOFException("the connection ended in a body");
    }
    return Body.of(body);
  }

  private static long length(String text) throws MalformedMessageException {
    try {
      int length = Integer.parseInt(text);
      if (length >= 0) {
        return length;
      }
    } catch (NumberFormatException e) {
      throw new MalformedMessageException("'" + text + "' is not a length", e);
    }
    throw new MalformedMessageException("'" + text + "' is not a length");
  }

  /** A line without its line end; null at the end of the stream. */
  private @Nullable String line() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int next = in.read(); next != '\n'; next = in.read()) {
      if (next < 0) {
        if (line.size() == 0) {
          return null;
        }
        throw new EOFException("the connection ended in a line");
      }
      if (line.size() == LONGEST_LINE) {
        throw new MalformedMessageException("a line has at most " + LONGEST_LINE + " bytes");
      }
      line.write(next);
    }
    bytes += line.size() + 1;
    String text = line.toString(ISO_8859_1);
    return text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
  }

  private static String need(@Nullable String line) throws EOFException {
    if (line == null) {
      throw new EOFException("the connection ended in the headers");
    }
    return line;
  }
}
