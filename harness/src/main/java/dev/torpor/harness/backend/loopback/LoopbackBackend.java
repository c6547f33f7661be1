package dev.torpor.harness.backend.loopback;

import dev.torpor.harness.backend.Backend;
import dev.torpor.harness.backend.BackendReport;
import dev.torpor.harness.backend.dataset.Dataset;
import dev.torpor.http.Header;
import dev.torpor.http.HttpRequest;
import dev.torpor.http.HttpResponse;
import dev.torpor.http.ServerCall;
import dev.torpor.http.ServerReply;
import dev.torpor.network.TransferError;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A backend behind a real HTTP server on 127.0.0.1. Every request of the phone goes over a socket
 * and every response comes back over it, while virtual time stands still.
 *
 * <p>Beside the wire go the virtual instant and the scheme of a request, for no TLS is spoken, and
 * the delays and facts of an answer: nothing waits in real time. A fault does go over the wire: the
 * connection is reset, or what comes is no HTTP. A request whose body was cut off under way, which
 * a fault before the server does, is handed in beside the wire.
 */
public final class LoopbackBackend implements Backend {
  private static final int LAST_OF_LATIN_1 = 0xFF;

  private final Backend inner;
  private final LoopbackServer server;
  private final LoopbackClient client;
  private volatile @Nullable Expected expected;
  private volatile @Nullable Told told;

  /** A request that is on its way, as far as it does not go over the wire. */
  private record Expected(boolean secure, long now) {}

  /** What the backend made of it: an answer, or a fault of the program. */
  private record Told(@Nullable ServerReply reply, @Nullable RuntimeException failure) {}

  private LoopbackBackend(Backend inner) {
    this.inner = inner;
    this.server = LoopbackServer.start(this::answer);
    this.client = new LoopbackClient(server.port());
  }

  /** Starts a server in front of a backend; {@link #close} stops it. */
  public static LoopbackBackend around(Backend inner) {
    return new LoopbackBackend(inner);
  }

  /** The port of 127.0.0.1 on which it listens. */
  public int port() {
    return server.port();
  }

  @Override
  public ServerReply receive(HttpRequest request, long now) {
    if (request.header("Content-Length") != null) {
      return inner.receive(request, now); // cut off on its way, which no whole message can be
    }
    requireLatin(request.target(), request.headers());
    told = null;
    expected = new Expected(request.secure(), now);
    LoopbackClient.Exchange exchange = client.send(request);
    expected = null;
    Told heard = told;
    if (heard == null) {
      throw new IllegalStateException("the loopback server has not seen " + request.target());
    }
    if (heard.failure != null) {
      throw heard.failure;
    }
    ServerReply reply = heard.reply;
    if (reply == null || !agree(exchange.failure(), reply.failure())) {
      throw new IllegalStateException(
          "the wire showed " + exchange.failure() + " where the backend meant " + reply);
    }
    HttpResponse response = exchange.response() == null ? reply.response() : exchange.response();
    return new ServerReply(
        response, reply.firstByteMicros(), reply.lastByteMicros(), reply.failure(), reply.facts());
  }

  /** A wire can be reset or carry what is no HTTP; other failures show as a reset one. */
  private static boolean agree(@Nullable TransferError seen, @Nullable TransferError meant) {
    boolean shown = meant == null || meant == TransferError.BAD_RESPONSE;
    return seen == (shown ? meant : TransferError.CONNECTION_LOST);
  }

  /** On the thread of the server; nobody but {@link #receive} is answered. */
  private @Nullable ServerReply answer(HttpRequest request) {
    Expected awaited = expected;
    if (awaited == null) {
      return null;
    }
    expected = null;
    try {
      ServerReply reply = inner.receive(asSent(request, awaited), awaited.now);
      requireLatin("", reply.response().headers());
      told = new Told(reply, null);
      return reply;
    } catch (RuntimeException e) {
      told = new Told(null, e);
      return null;
    }
  }

  private static HttpRequest asSent(HttpRequest request, Expected awaited) {
    return awaited.secure
        ? new HttpRequest(
            request.method(),
            "https" + request.url().substring("http".length()),
            request.headers(),
            request.body())
        : request;
  }

  /** Start lines and headers are one byte a character on the wire. */
  private static void requireLatin(String target, List<Header> headers) {
    for (Header header : headers) {
      if (!isLatin(header.value())) {
        throw new IllegalStateException(
            "the header "
                + header.name()
                + " cannot go over a wire: '"
                + header.value()
                + "' has characters beyond Latin-1; encode it");
      }
    }
    if (!isLatin(target)) {
      throw new IllegalStateException("the URL '" + target + "' is not encoded");
    }
  }

  private static boolean isLatin(String text) {
    return text.chars().allMatch(each -> each <= LAST_OF_LATIN_1);
  }

  @Override
  public long nextCallAt() {
    return inner.nextCallAt();
  }

  @Override
  public ServerCall call(long now) {
    return inner.call(now);
  }

  @Override
  public Dataset dataset() {
    return inner.dataset();
  }

  @Override
  public BackendReport report() {
    return inner.report();
  }

  @Override
  public void close() {
    client.close();
    server.close();
    inner.close();
  }
}
