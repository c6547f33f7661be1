package dev.torpor.harness.blocking.okhttp;

import dev.torpor.harness.blocking.BlockingEnvironment;
import dev.torpor.harness.blocking.Exchange;
import dev.torpor.harness.blocking.TransferException;
import dev.torpor.http.Body;
import dev.torpor.http.Header;
import dev.torpor.http.HttpRequest;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import okhttp3.Call;
import okhttp3.EventListener;
import okhttp3.Interceptor;
import okhttp3.MediaType;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okhttp3.ResponseBody;
import okio.Buffer;
import okio.Okio;
import org.jspecify.annotations.Nullable;

/** The calls of one process, and the exchanges they wait for. */
final class Calls extends EventListener {
  private final BlockingEnvironment environment;
  private final Map<Call, Exchange> waiting = new LinkedHashMap<>();

  Calls(BlockingEnvironment environment) {
    this.environment = environment;
  }

  /** Answers a call over the simulated phone. */
  Response intercept(Interceptor.Chain chain) throws IOException {
    Call call = chain.call();
    if (call.timeout().timeoutNanos() != 0) {
      throw new IllegalStateException(
          "callTimeout runs by the real clock: leave it at 0 and set readTimeout, which is"
              + " virtual here");
    }
    Request request = chain.request();
    int millis = chain.readTimeoutMillis();
    long sent = environment.clock().millis();
    Exchange exchange =
        environment.start(request(request), millis == 0 ? null : Duration.ofMillis(millis));
    waiting.put(call, exchange);
    try {
      return response(request, exchange, call, sent);
    } catch (InterruptedException e) {
      over(call);
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted");
    } catch (TransferException e) {
      over(call);
      throw failure(e, call);
    }
  }

  /** A call is over. */
  void over(Call call) {
    waiting.remove(call);
  }

  @Override
  public void canceled(Call call) {
    Exchange exchange = waiting.get(call);
    if (exchange != null) {
      exchange.cancel();
    }
  }

  private static HttpRequest request(Request request) throws IOException {
    List<Header> headers = new ArrayList<>();
    for (int i = 0; i < request.headers().size(); i++) {
      headers.add(new Header(request.headers().name(i), request.headers().value(i)));
    }
    RequestBody body = request.body();
    Body bytes = Body.none();
    if (body != null) {
      Buffer buffer = new Buffer();
      body.writeTo(buffer);
      bytes = Body.of(buffer.readByteArray());
      MediaType type = body.contentType();
      if (type != null && request.header("Content-Type") == null) {
        headers.add(new Header("Content-Type", type.toString()));
      }
    }
    return new HttpRequest(request.method(), request.url().toString(), headers, bytes);
  }

  private Response response(Request request, Exchange exchange, Call call, long sent)
      throws TransferException, InterruptedException {
    dev.torpor.http.HttpResponse http = exchange.awaitHead().http();
    Response.Builder response =
        new Response.Builder()
            .request(request)
            .protocol(Protocol.HTTP_1_1)
            .code(http.status())
            .message("")
            .sentRequestAtMillis(sent)
            .receivedResponseAtMillis(environment.clock().millis());
    http.headers().forEach(header -> response.addHeader(header.name(), header.value()));
    String type = http.header("Content-Type");
    @Nullable MediaType media = type == null ? null : MediaType.parse(type);
    BodySource source = new BodySource(this, call, exchange);
    return response
        .body(ResponseBody.create(Okio.buffer(source), media, exchange.expectedBytes()))
        .build();
  }

  static IOException failure(TransferException e, Call call) {
    IOException thrown =
        switch (e.error()) {
          case TIMED_OUT -> new SocketTimeoutException("timeout");
          case NOT_CONNECTED -> new ConnectException("Network is unreachable");
          case CANCELLED -> new IOException("Canceled");
          case CERTIFICATE_UNTRUSTED ->
              new javax.net.ssl.SSLHandshakeException("the certificate is untrusted");
          case BAD_RESPONSE -> new java.net.ProtocolException("unexpected status line");
          default -> new SocketException("Connection reset");
        };
    thrown.initCause(e);
    return call.isCanceled() ? new IOException("Canceled", e) : thrown;
  }
}
