package dev.torpor.harness.blocking.socket;

import dev.torpor.harness.blocking.BlockingEnvironment;
import dev.torpor.harness.blocking.Exchange;
import dev.torpor.harness.blocking.TransferException;
import dev.torpor.http.Header;
import dev.torpor.http.HttpRequest;
import dev.torpor.http.HttpResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import javax.net.ssl.SSLHandshakeException;
import org.jspecify.annotations.Nullable;

/**
 * The far end of a socket: takes the bytes of requests, sends each over the phone when its response
 * is read, and gives the bytes of the response.
 */
final class Wire {
  /** What a connection is for. */
  enum Scheme {
    HTTP,
    HTTPS
  }

  private final BlockingEnvironment environment;
  private final @Nullable Duration longest;
  private final ByteArrayOutputStream written = new ByteArrayOutputStream();
  private byte[] head = new byte[0];
  private int given;
  private long bodyLeft;
  private @Nullable Exchange exchange;
  private Scheme scheme = Scheme.HTTP;

  /** A wire that waits no longer than that for a response to begin; null for any wait. */
  Wire(BlockingEnvironment environment, @Nullable Duration longest) {
    this.environment = environment;
    this.longest = longest;
  }

  void secure() {
    scheme = Scheme.HTTPS;
  }

  void write(byte[] bytes, int from, int length) {
    written.write(bytes, from, length);
  }

  /** Bytes that can be read at once. */
  int available() {
    Exchange current = exchange;
    int ofBody = current == null || bodyLeft == 0 ? 0 : current.available();
    return head.length - given + ofBody;
  }

  /**
   * Reads what there is of a response, for which a request is sent if need be.
   *
   * @param soTimeoutMillis 0 for none
   * @throws SocketTimeoutException when nothing was asked for, as a quiet peer is noticed
   */
  int read(byte[] into, int from, int length, int soTimeoutMillis) throws IOException {
    if (given == head.length && bodyLeft == 0) {
      if (written.size() == 0) {
        throw new SocketTimeoutException("Read timed out: no request is under way");
      }
      exchange(soTimeoutMillis);
    }
    if (given == head.length) {
      return readBody(into, from, length);
    }
    int count = Math.min(length, head.length - given);
    System.arraycopy(head, given, into, from, count);
    given += count;
    return count;
  }

  private int readBody(byte[] into, int from, int length) throws IOException {
    Exchange current = exchange;
    if (current == null) {
      throw new IllegalStateException("a body belongs to an exchange");
    }
    try {
      int count = current.read(into, from, length);
      bodyLeft -= Math.max(0, count);
      return count;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted");
    } catch (TransferException e) {
      throw failure(e);
    }
  }

  /** The socket is closed: what has not been read is given up. */
  void close() {
    Exchange current = exchange;
    if (current != null) {
      current.abandon();
    }
  }

  private void exchange(int soTimeoutMillis) throws IOException {
    HttpRequest request = RequestBytes.parse(written.toByteArray(), scheme);
    written.reset();
    Duration limit = longest;
    if (soTimeoutMillis > 0 && (limit == null || limit.toMillis() > soTimeoutMillis)) {
      limit = Duration.ofMillis(soTimeoutMillis);
    }
    try {
      Exchange current = environment.start(request, limit);
      exchange = current;
      begin(request, current.awaitHead().http(), current.expectedBytes());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted");
    } catch (TransferException e) {
      throw failure(e);
    }
  }

  private void begin(HttpRequest request, HttpResponse response, long bodyBytes) {
    StringBuilder text = new StringBuilder("HTTP/1.1 ").append(response.status()).append(" \r\n");
    for (Header header : response.headers()) {
      text.append(header.name()).append(": ").append(header.value()).append("\r\n");
    }
    int status = response.status();
    boolean bodiless = status == 204 || status == 304 || request.method().equals("HEAD");
    if (status != 204 && response.header("Content-Length") == null) {
      text.append("Content-Length: ").append(bodyBytes).append("\r\n");
    }
    head = text.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1);
    given = 0;
    bodyLeft = bodiless ? 0 : bodyBytes;
  }

  private static IOException failure(TransferException e) {
    IOException thrown =
        switch (e.error()) {
          case TIMED_OUT -> new SocketTimeoutException("Read timed out");
          case NOT_CONNECTED -> new ConnectException("Network is unreachable");
          case CERTIFICATE_UNTRUSTED -> new SSLHandshakeException("the certificate is untrusted");
          default -> new SocketException("Connection reset");
        };
    thrown.initCause(e);
    return thrown;
  }
}
