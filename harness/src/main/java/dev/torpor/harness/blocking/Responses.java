package dev.torpor.harness.blocking;

import dev.torpor.http.Header;
import dev.torpor.http.HttpResponse;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketException;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.ResponseInfo;
import java.net.http.HttpTimeoutException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import javax.net.ssl.SSLHandshakeException;

/** Responses of the phone as java.net.http gives them. */
final class Responses {
  private Responses() {}

  /** The headers of a response whose body has that length. */
  static HttpHeaders headers(HttpResponse response, long bodyBytes) {
    Map<String, List<String>> values = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    for (Header header : response.headers()) {
      values.computeIfAbsent(header.name(), name -> new ArrayList<>()).add(header.value());
    }
    if (response.status() != 204) { // as the wire has it, see WireSize
      values.putIfAbsent("Content-Length", List.of(Long.toString(bodyBytes)));
    }
    return HttpHeaders.of(values, (name, value) -> true);
  }

  /** Hands the body to the handler's subscriber and waits for what it makes of it. */
  static <T> T body(Baton baton, Exchange exchange, HttpResponse head, BodyHandler<T> handler)
      throws IOException, InterruptedException {
    HttpHeaders headers = headers(head, exchange.expectedBytes());
    BodySubscriber<T> subscriber = handler.apply(new Info(head.status(), headers));
    CompletableFuture<T> made = new BodyPump<>(baton, exchange, subscriber).start();
    Waits.await(baton, made);
    try {
      return made.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof IOException thrown) {
        throw thrown;
      }
      throw new IOException("the body of the response cannot be read", e.getCause());
    }
  }

  /**
   * What the real client throws when a transfer fails that way.
   *
   * @param waited whether the request's time-out is over
   */
  static IOException failure(TransferException e, boolean waited) {
    IOException thrown =
        switch (e.error()) {
          case TIMED_OUT ->
              waited
                  ? new HttpTimeoutException("request timed out")
                  : new ConnectException("Connection timed out");
          case NOT_CONNECTED -> new ConnectException("Network is unreachable");
          case CONNECTION_LOST -> new SocketException("Connection reset");
          case SUSPENDED -> new SocketException("Software caused connection abort");
          case CERTIFICATE_UNTRUSTED ->
              new SSLHandshakeException("PKIX path building failed: the certificate is untrusted");
          case CANCELLED -> new IOException("the request was cancelled");
          default -> new IOException("the response cannot be read: " + e.error());
        };
    thrown.initCause(e);
    return thrown;
  }

  private record Info(int statusCode, HttpHeaders headers) implements ResponseInfo {
    @Override
    public HttpClient.Version version() {
      return HttpClient.Version.HTTP_1_1;
    }
  }
}
