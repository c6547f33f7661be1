package dev.torpor.os.ios.transfer;

import dev.torpor.http.Body;
import dev.torpor.http.HttpRequest;
import dev.torpor.http.HttpResponse;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Where a server sends a request instead. */
final class Redirects {
  /** More than this many in a row are taken for a circle. Modelling choice. */
  static final int MOST = 16;

  private static final int MOVED = 301;
  private static final int FOUND = 302;
  private static final int SEE_OTHER = 303;
  private static final int TEMPORARY = 307;
  private static final int PERMANENT = 308;

  private Redirects() {}

  /** The request to send instead, null when the response is no redirect. */
  static @Nullable HttpRequest next(HttpRequest request, HttpResponse response) {
    String location = response.header("Location");
    if (location == null) {
      return null;
    }
    String url = resolve(request.url(), location);
    boolean keepsMethod =
        switch (response.status()) {
          case TEMPORARY, PERMANENT -> true;
          case MOVED, FOUND -> !request.method().equals("POST");
          case SEE_OTHER -> request.method().equals("HEAD");
          default -> false;
        };
    return switch (response.status()) {
      case MOVED, FOUND, SEE_OTHER, TEMPORARY, PERMANENT ->
          keepsMethod
              ? new HttpRequest(request.method(), url, request.headers(), request.body())
              : new HttpRequest("GET", url, request.headers(), Body.none());
      default -> null;
    };
  }

  private static String resolve(String base, String location) {
    String lower = location.toLowerCase(Locale.ROOT);
    if (lower.startsWith("http://") || lower.startsWith("https://")) {
      return location;
    }
    int authority = base.indexOf("://") + 3;
    if (location.startsWith("//")) {
      return base.substring(0, authority - 2) + location;
    }
    int path = base.indexOf('/', authority);
    String root = path < 0 ? base : base.substring(0, path);
    if (location.startsWith("/")) {
      return root + location;
    }
    int query = base.indexOf('?');
    String whole = query < 0 ? base : base.substring(0, query);
    int folder = path < 0 ? -1 : whole.lastIndexOf('/');
    return (folder < 0 ? root : whole.substring(0, folder)) + "/" + location;
  }
}
