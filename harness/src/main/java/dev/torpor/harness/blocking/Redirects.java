package dev.torpor.harness.blocking;

import dev.torpor.http.HttpResponse;
import java.net.URI;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Redirects as java.net.http follows them. */
final class Redirects {
  /** As {@code jdk.httpclient.redirects.retrylimit} has it. */
  static final int MOST = 5;

  private Redirects() {}

  /** The request that a response asks for; null when it is not to be followed. */
  static @Nullable HttpRequest next(HttpRequest request, HttpResponse response, Redirect policy) {
    String location = response.header("Location");
    if (policy == Redirect.NEVER || location == null || !redirects(response.status())) {
      return null;
    }
    URI to = request.uri().resolve(location);
    boolean leavesTls = isSecure(request.uri()) && !isSecure(to);
    if (policy == Redirect.NORMAL && leavesTls) {
      return null;
    }
    HttpRequest.Builder next = HttpRequest.newBuilder(to);
    request
        .headers()
        .map()
        .forEach((name, values) -> values.forEach(value -> next.header(name, value)));
    request.timeout().ifPresent(next::timeout);
    boolean asked = request.method().equals("GET") || request.method().equals("HEAD");
    boolean becomesGet =
        response.status() == 303 ? !asked : response.status() < 303 && isPost(request);
    if (becomesGet) {
      return next.GET().build();
    }
    return next.method(request.method(), request.bodyPublisher().orElse(BodyPublishers.noBody()))
        .build();
  }

  private static boolean isPost(HttpRequest request) {
    return request.method().equals("POST");
  }

  private static boolean redirects(int status) {
    return switch (status) {
      case 301, 302, 303, 307, 308 -> true;
      default -> false;
    };
  }

  private static boolean isSecure(URI uri) {
    return "https".equals(String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT));
  }
}
