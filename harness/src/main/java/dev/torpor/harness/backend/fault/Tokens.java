package dev.torpor.harness.backend.fault;

import dev.torpor.http.HttpRequest;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The tokens of sync APIs in requests. */
final class Tokens {
  /** Query parameters that carry a position. */
  private static final List<String> SYNC = List.of("cursor", "syncToken", "since");

  /** The query parameter that carries the place within a listing. */
  private static final String PAGE = "pageToken";

  private Tokens() {}

  /** The position that a request asks to go on from, null when it asks for everything. */
  static @Nullable String sync(HttpRequest request) {
    for (String name : SYNC) {
      String token = parameter(request, name);
      if (token != null && !token.isEmpty() && !token.equals("0")) {
        return token;
      }
    }
    return null;
  }

  /** The page that a request asks for, null when it asks for the first. */
  static @Nullable String page(HttpRequest request) {
    return parameter(request, PAGE);
  }

  /** The value of a query parameter, null when there is none. */
  static @Nullable String parameter(HttpRequest request, String name) {
    String target = request.target();
    int query = target.indexOf('?');
    if (query < 0) {
      return null;
    }
    for (String pair : target.substring(query + 1).split("&", -1)) {
      if (pair.startsWith(name + "=")) {
        return URLDecoder.decode(pair.substring(name.length() + 1), StandardCharsets.UTF_8);
      }
    }
    return null;
  }
}
