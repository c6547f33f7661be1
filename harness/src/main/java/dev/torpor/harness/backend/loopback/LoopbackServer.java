package dev.torpor.harness.backend.loopback;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.torpor.http.Header;
import dev.torpor.http.HttpRequest;
import dev.torpor.http.HttpResponse;
import dev.torpor.http.ServerReply;
import dev.torpor.network.TransferError;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An HTTP/1.1 server on a free port of 127.0.0.1: keeps connections open, answers one request at a
 * time, and breaks a connection the way a reply says.
 *
 * <p>It writes exactly the header lines that a reply has, in their order and case, which no
 * ready-made server does; requests need a Content-Length when they have a body.
 */
public final class LoopbackServer implements AutoCloseable {
  private static final byte[] NOT_HTTP = "no status line, no HTTP".getBytes(US_ASCII);

  private final Handler handler;
  private final ServerSocket listener;
  private final Object turn = new Object();

  private LoopbackServer(Handler handler, ServerSocket listener) {
    this.handler = handler;
    this.listener = listener;
  }

  /** Answers requests, one at a time, on a thread of the server. */
  @FunctionalInterface
  public interface Handler {
    /**
     * Answers a request.
     *
     * @param request with its Host header as the host of an http URL, and without its length
     * @return what goes over the wire at once, whatever its times say; null to hang up
     */
    @Nullable ServerReply answer(HttpRequest request);
  }

  /** Starts a server. */
  public static LoopbackServer start(Handler handler) {
    try {
      ServerSocket listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
      LoopbackServer server = new LoopbackServer(handler, listener);
      run("torpor-loopback", server::accept);
      return server;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot listen on 127.0.0.1", e);
    }
  }

  /** Where it listens. */
  public int port() {
    return listener.getLocalPort();
  }

  private static void run(String name, Runnable work) {
    Thread thread = new Thread(work, name);
    thread.setDaemon(true);
    thread.start();
  }

  private void accept() {
    try {
      while (true) {
        Socket connection = listener.accept();
        run("torpor-loopback-" + connection.getPort(), () -> serve(connection));
      }
    } catch (IOException e) {
      return; // closed
    }
  }

  private void serve(Socket connection) {
    try (connection) {
      connection.setTcpNoDelay(true);
      WireReader in = new WireReader(connection.getInputStream());
      OutputStream out = connection.getOutputStream();
      for (HttpRequest request = read(in); request != null; request = read(in)) {
        ServerReply reply;
        synchronized (turn) {
          reply = handler.answer(request);
        }
        if (reply == null || !write(request, reply, connection, out)) {
          return;
        }
      }
    } catch (MalformedMessageException e) {
      return; // not our client: hang up
    } catch (InterruptedIOException e) {
      Thread.currentThread().interrupt();
    } catch (IOException e) {
      return; // the client has hung up
    }
  }

  private static @Nullable HttpRequest read(WireReader in) throws IOException {
    String start = in.startLine();
    if (start == null) {
      return null;
    }
    String[] words = start.split(" ", -1);
    if (words.length != 3 || !words[1].startsWith("/") || !words[2].equals("HTTP/1.1")) {
      throw new MalformedMessageException("'" + start + "' is not a request");
    }
    String host = "127.0.0.1";
    List<Header> headers = new ArrayList<>();
    List<Header> all = in.headers();
    for (Header header : all) {
      if (header.name().equalsIgnoreCase("Host")) {
        host = header.value();
      } else if (!header.name().equalsIgnoreCase("Content-Length")) {
        headers.add(header);
      }
    }
    return new HttpRequest(words[0], "http://" + host + words[1], headers, in.body(all));
  }

  /** False when the connection is of no more use. */
  private static boolean write(
      HttpRequest request, ServerReply reply, Socket connection, OutputStream out)
      throws IOException {
    TransferError failure = reply.failure();
    if (failure == null) {
      HttpResponse response = reply.response();
      out.write(WireText.of(response));
      out.flush();
      return !"close".equalsIgnoreCase(request.header("Connection"));
    }
    if (failure == TransferError.BAD_RESPONSE) {
      out.write(NOT_HTTP);
      out.flush();
    } else {
      connection.setSoLinger(true, 0); // closing resets the connection
    }
    return false;
  }

  /** Stops listening; connections end with their clients. */
  @Override
  public void close() {
    try {
      listener.close();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot stop listening", e);
    }
  }
}
