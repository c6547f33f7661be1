package dev.torpor.harness.backend.dataset;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import org.jspecify.annotations.Nullable;

/** Reads the query of a request target. */
final class Query {
  private Query() {}

  /** The decoded value of the first parameter of that name, null when there is none. */
  static @Nullable String parameter(String target, String name) {
    int at = target.indexOf('?');
    while (at >= 0) {
      int next = target.indexOf('&', at + 1);
      int end = next < 0 ? target.length() : next;
      if (target.startsWith(name, at + 1) && isEnd(target, at + 1 + name.length(), end)) {
        int from = Math.min(at + 1 + name.length() + 1, end);
        return decode(target.substring(from, end));
      }
      at = next;
    }
    return null;
  }

  private static boolean isEnd(String target, int at, int end) {
    return at == end || (at < end && target.charAt(at) == '=');
  }

  private static String decode(String value) {
    if (value.indexOf('%') < 0 && value.indexOf('+') < 0) {
      return value;
    }
    try {
      return URLDecoder.decode(value, UTF_8);
    } catch (IllegalArgumentException notEncoded) {
      return value;
    }
  }
}
