package dev.torpor.harness.blocking;

import dev.torpor.app.UrlSession;
import java.io.IOException;
import java.net.Authenticator;
import java.net.CookieHandler;
import java.net.ProxySelector;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.PushPromiseHandler;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import org.jspecify.annotations.Nullable;

/**
 * {@link HttpClient} over the simulated phone. Sends what the code sets and no header of its own.
 *
 * <p>As with the real client, {@link HttpRequest#timeout} bounds the wait for the response to
 * begin, redirects are followed as told, at most five, and an interruption or the cancellation of a
 * future cancels the request. The connect time-out is kept and has no effect of its own: the phone
 * gives connecting up by its own rules, and the request's time-out covers it.
 */
final class VirtualHttpClient extends HttpClient {
  private final BlockingEnvironment environment;
  private final VirtualHttpClientBuilder settings;

  VirtualHttpClient(BlockingEnvironment environment, VirtualHttpClientBuilder settings) {
    this.environment = environment;
    this.settings = settings;
  }

  @Override
  public <T> HttpResponse<T> send(HttpRequest request, BodyHandler<T> handler)
      throws IOException, InterruptedException {
    return answer(request, start(request), handler, exchange -> {});
  }

  @Override
  public <T> CompletableFuture<HttpResponse<T>> sendAsync(
      HttpRequest request, BodyHandler<T> handler) {
    Executor executor = settings.executorOr(environment.executor());
    AtomicReference<@Nullable Exchange> current = new AtomicReference<>();
    Answering<HttpResponse<T>> future = new Answering<>(environment.baton(), executor, current);
    Exchange first;
    try {
      first = start(request);
    } catch (IOException e) {
      future.completeExceptionally(e);
      return future;
    }
    current.set(first);
    environment
        .executor()
        .execute(
            () -> {
              try {
                future.complete(answer(request, first, handler, current::set));
              } catch (ProcessKilled e) {
                throw e;
              } catch (Throwable e) { // whatever it is, it is the future's to tell
                future.completeExceptionally(e);
              }
            });
    return future;
  }

  @Override
  public <T> CompletableFuture<HttpResponse<T>> sendAsync(
      HttpRequest request, BodyHandler<T> handler, @Nullable PushPromiseHandler<T> pushes) {
    return sendAsync(request, handler); // HTTP/1.1 has no pushes to hand over
  }

  private Exchange start(HttpRequest request) throws IOException {
    return environment.start(Requests.of(request), request.timeout().orElse(null));
  }

  /** Follows redirects from the first exchange to the response that counts. */
  private <T> HttpResponse<T> answer(
      HttpRequest original,
      Exchange first,
      BodyHandler<T> handler,
      java.util.function.Consumer<Exchange> next)
      throws IOException, InterruptedException {
    HttpRequest request = original;
    Exchange exchange = first;
    VirtualResponse<T> previous = null;
    for (int redirects = 0; ; redirects++) {
      UrlSession.Response basis = head(exchange, request);
      HttpRequest further =
          redirects < Redirects.MOST
              ? Redirects.next(request, basis.http(), settings.redirects())
              : null;
      if (further == null) {
        T body = Responses.body(environment.baton(), exchange, basis.http(), handler);
        return new VirtualResponse<>(request, exchange, basis, body, previous);
      }
      whole(exchange);
      previous = new VirtualResponse<>(request, exchange, basis, null, previous);
      request = further;
      exchange = start(request);
      next.accept(exchange);
    }
  }

  /** Reads the rest of a response that nobody wants. */
  private static void whole(Exchange exchange) throws IOException, InterruptedException {
    try {
      exchange.await();
    } catch (TransferException e) {
      throw Responses.failure(e, false);
    }
  }

  private UrlSession.Response head(Exchange exchange, HttpRequest request)
      throws IOException, InterruptedException {
    long begun = environment.nowMicros();
    try {
      return exchange.awaitHead();
    } catch (TransferException e) {
      boolean waited =
          request
              .timeout()
              .map(longest -> environment.nowMicros() - begun >= longest.toNanos() / 1_000)
              .orElse(false);
      throw Responses.failure(e, waited);
    }
  }

  /** A future whose cancellation cancels the request. */
  private static final class Answering<T> extends VirtualFuture<T> {
    private final AtomicReference<@Nullable Exchange> current;

    Answering(Baton baton, Executor executor, AtomicReference<@Nullable Exchange> current) {
      super(baton, executor);
      this.current = current;
    }

    @Override
    public boolean cancel(boolean mayInterruptIfRunning) {
      Exchange exchange = current.get();
      boolean cancelled = super.cancel(mayInterruptIfRunning);
      if (cancelled && mayInterruptIfRunning && exchange != null) {
        exchange.cancel();
      }
      return cancelled;
    }
  }

  @Override
  public Optional<CookieHandler> cookieHandler() {
    return Optional.empty();
  }

  @Override
  public Optional<Duration> connectTimeout() {
    return settings.connectTimeout();
  }

  @Override
  public Redirect followRedirects() {
    return settings.redirects();
  }

  @Override
  public Optional<ProxySelector> proxy() {
    return Optional.empty();
  }

  @Override
  public SSLContext sslContext() {
    return settings.sslContext();
  }

  @Override
  public SSLParameters sslParameters() {
    return settings.sslParameters();
  }

  @Override
  public Optional<Authenticator> authenticator() {
    return Optional.empty();
  }

  @Override
  public Version version() {
    return Version.HTTP_1_1;
  }

  @Override
  public Optional<Executor> executor() {
    return settings.executor();
  }

  @Override
  public WebSocket.Builder newWebSocketBuilder() {
    throw new UnsupportedOperationException(
        "web sockets are not simulated: poll, long-poll or be pushed");
  }
}
