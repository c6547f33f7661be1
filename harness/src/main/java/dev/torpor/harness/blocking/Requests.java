package dev.torpor.harness.blocking;

import dev.torpor.http.Body;
import dev.torpor.http.Header;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/** Requests of java.net.http as the phone sends them. */
final class Requests {
  private Requests() {}

  /** The same request, its body published. */
  static dev.torpor.http.HttpRequest of(HttpRequest request) throws IOException {
    if (request.expectContinue()) {
      throw new IOException("'Expect: 100-continue' is not simulated: send without it");
    }
    List<Header> headers = new ArrayList<>();
    request
        .headers()
        .map()
        .forEach((name, values) -> values.forEach(value -> headers.add(new Header(name, value))));
    BodyPublisher publisher = request.bodyPublisher().orElse(null);
    Body body = publisher == null ? Body.none() : Body.of(bytes(publisher));
    return new dev.torpor.http.HttpRequest(request.method(), url(request.uri()), headers, body);
  }

  private static String url(URI uri) {
    String text = uri.toString();
    int fragment = text.indexOf('#');
    return fragment < 0 ? text : text.substring(0, fragment);
  }

  private static byte[] bytes(BodyPublisher publisher) throws IOException {
    Collector collector = new Collector();
    publisher.subscribe(collector);
    Throwable failure = collector.failure;
    if (failure != null) {
      throw new IOException("the body of the request cannot be read", failure);
    }
    if (!collector.complete) {
      throw new IOException(
          "the body of the request is published by another thread, which virtual time cannot wait"
              + " for: use ofString, ofByteArray, ofInputStream or ofFile");
    }
    return collector.bytes.toByteArray();
  }

  /** Takes everything that is published. */
  private static final class Collector implements Flow.Subscriber<ByteBuffer> {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private boolean complete;
    private @Nullable Throwable failure;

    @Override
    public void onSubscribe(Flow.Subscription subscription) {
      subscription.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(ByteBuffer item) {
      byte[] chunk = new byte[item.remaining()];
      item.get(chunk);
      bytes.write(chunk, 0, chunk.length);
    }

    @Override
    public void onError(Throwable thrown) {
      failure = thrown;
    }

    @Override
    public void onComplete() {
      complete = true;
    }
  }
}
