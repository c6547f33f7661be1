package dev.torpor.harness.backend.loopback;

import dev.torpor.http.Body;
import dev.torpor.http.Header;
import dev.torpor.http.HttpRequest;
import dev.torpor.http.HttpResponse;
import dev.torpor.http.WireSize;
import dev.torpor.network.TransferError;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Sends requests over one connection at a time, and makes sure that the wire is as modelled. */
final class LoopbackClient implements AutoCloseable {
  /** A server that takes longer in real time than this is taken for dead. */
  private static final int PATIENCE_MILLIS = 60_000;

  private final int port;
  private @Nullable Connection connection;

  LoopbackClient(int port) {
    this.port = port;
  }

  /**
   * What came back.
   *
   * @param response null when the connection broke
   * @param failure how it broke, null when it did not
   */
  record Exchange(@Nullable HttpResponse response, @Nullable TransferError failure) {}

  private record Connection(Socket socket, WireReader in) {}

  /** Sends a request and waits for what comes back. */
  Exchange send(HttpRequest request) {
    byte[] bytes = WireText.of(request);
    agree(bytes.length, WireSize.of(request), request, "request");
    try {
      Connection open = open();
      open.socket.getOutputStream().write(bytes);
      open.socket.getOutputStream().flush();
      return new Exchange(read(open.in, request), null);
    } catch (MalformedMessageException e) {
      close();
      return new Exchange(null, TransferError.BAD_RESPONSE);
    } catch (EOFException | SocketException e) {
      close();
      return new Exchange(null, TransferError.CONNECTION_LOST);
    } catch (IOException e) {
      throw new UncheckedIOException("the loopback server of this run does not answer", e);
    }
  }

  private Connection open() throws IOException {
    Connection open = connection;
    if (open == null) {
      Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
      socket.setTcpNoDelay(true);
      socket.setSoTimeout(PATIENCE_MILLIS);
      open = new Connection(socket, new WireReader(socket.getInputStream()));
      connection = open;
    }
    return open;
  }

  private static HttpResponse read(WireReader in, HttpRequest request) throws IOException {
    String start = in.startLine();
    if (start == null) {
      throw new EOFException("the connection ended before a response");
    }
    int status = status(start);
    List<Header> headers = in.headers();
    boolean bodiless = request.method().equals("HEAD") || status == 204 || status == 304;
    Body body = bodiless ? Body.none() : in.body(headers);
    headers.removeIf(header -> isOfTheWire(header, bodiless));
    HttpResponse response = new HttpResponse(status, headers, body);
    agree(in.bytes(), WireSize.of(response), request, "response");
    return response;
  }

  /** True for the length that the wire adds to what the server wrote. */
  private static boolean isOfTheWire(Header header, boolean bodiless) {
    return header.name().equalsIgnoreCase("Content-Length")
        && (!bodiless || header.value().equals("0"));
  }

  private static int status(String start) throws MalformedMessageException {
    String[] words = start.split(" ", 3);
    if (words.length < 2 || !words[0].equals("HTTP/1.1") || !words[1].matches("[1-5][0-9]{2}")) {
      throw new MalformedMessageException("'" + start + "' is not a status line");
    }
    return Integer.parseInt(words[1]);
  }

  private static void agree(long wire, long model, HttpRequest request, String what) {
    if (wire != model) {
      throw new IllegalStateException(
          "the "
              + what
              + " of "
              + request.method()
              + " "
              + request.target()
              + " has "
              + wire
              + " bytes on the wire and "
              + model
              + " in the model");
    }
  }

  @Override
  public void close() {
    Connection open = connection;
    connection = null;
    if (open != null) {
      try {
        open.socket.close();
      } catch (IOException e) {
        throw new UncheckedIOException("cannot close a loopback connection", e);
      }
    }
  }
}
