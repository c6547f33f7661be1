package dev.torpor.http;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Look-ups in header lists. */
final class Headers {
  private Headers() {}

  static @Nullable String first(List<Header> headers, String name) {
    for (Header header : headers) {
      if (header.name().equalsIgnoreCase(name)) {
        return header.value();
      }
    }
    return null;
  }
}
