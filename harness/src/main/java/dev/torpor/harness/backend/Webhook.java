package dev.torpor.harness.backend;

import com.github.tomakehurst.wiremock.extension.Parameters;
import dev.torpor.http.Body;
import dev.torpor.http.Header;
import dev.torpor.http.HttpRequest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A call that a stub makes once its answer has gone out. All texts are templates, in which the
 * request that was answered is {@code originalRequest}.
 *
 * @param url absolute once rendered
 * @param headers in the order of the file
 * @param body null when there is none or it is binary
 * @param base64Body null when there is none or it is text
 * @param delay from the last byte of the answer
 * @param parameters what templates see as {@code parameters}
 */
record Webhook(
    String method,
    String url,
    List<Header> headers,
    @Nullable String body,
    @Nullable String base64Body,
    StubDelay delay,
    Parameters parameters) {
  private static final List<String> WITH_BODY = List.of("POST", "PUT", "PATCH");

  /**
   * The call as it goes out.
   *
   * @throws IllegalArgumentException when its URL is none
   */
  HttpRequest request(UnaryOperator<String> render) {
    List<Header> sent = new ArrayList<>();
    for (Header header : headers) {
      sent.add(new Header(header.name(), render.apply(header.value())));
    }
    String named = render.apply(method).toUpperCase(Locale.ROOT);
    Body carried = WITH_BODY.contains(named) ? carried(render) : Body.none();
    return new HttpRequest(named, render.apply(url), sent, carried);
  }

  private Body carried(UnaryOperator<String> render) {
    if (body != null) {
      return Body.of(render.apply(body));
    }
    return base64Body == null ? Body.none() : Body.of(Base64.getDecoder().decode(base64Body));
  }
}
