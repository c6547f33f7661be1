package dev.torpor.harness.blocking;

import dev.torpor.app.UrlSession;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Optional;
import javax.net.ssl.SSLSession;
import org.jspecify.annotations.Nullable;

/** A response that knows which exchange brought it. */
final class VirtualResponse<T> implements HttpResponse<T> {
  private final HttpRequest request;
  private final Exchange exchange;
  private final UrlSession.Response head;
  private final @Nullable T body;
  private final @Nullable VirtualResponse<T> previous;

  VirtualResponse(
      HttpRequest request,
      Exchange exchange,
      UrlSession.Response head,
      @Nullable T body,
      @Nullable VirtualResponse<T> previous) {
    this.request = request;
    this.exchange = exchange;
    this.head = head;
    this.body = body;
    this.previous = previous;
  }

  UrlSession.Response basis() {
    UrlSession.Response there = exchange.response();
    return there == null ? head : there;
  }

  @Override
  public int statusCode() {
    return head.http().status();
  }

  @Override
  public HttpRequest request() {
    return request;
  }

  @Override
  public Optional<HttpResponse<T>> previousResponse() {
    return Optional.ofNullable(previous);
  }

  @Override
  public HttpHeaders headers() {
    return Responses.headers(head.http(), exchange.expectedBytes());
  }

  @Override
  @SuppressWarnings("NullAway") // a redirect that was followed has no body, as on the real client
  public T body() {
    return body;
  }

  @Override
  public Optional<SSLSession> sslSession() {
    return Optional.empty();
  }

  @Override
  public URI uri() {
    return request.uri();
  }

  @Override
  public HttpClient.Version version() {
    return HttpClient.Version.HTTP_1_1;
  }

  @Override
  public String toString() {
    return "(" + request.method() + " " + uri() + ") " + statusCode();
  }
}
