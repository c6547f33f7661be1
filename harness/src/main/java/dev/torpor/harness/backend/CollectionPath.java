package dev.torpor.harness.backend;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * Reads from a stub's URL where on the server the dataset lies: {@code /items} from {@code
 * /items(/.*)?}, {@code /items/[^/]+}, {@code /items/{id}} or {@code /items?.*}.
 */
final class CollectionPath {
  private static final String REGEX = "\\^$.|?*+()[]{}";

  private CollectionPath() {}

  /** The path, empty when the URL does not show it. */
  static String of(JsonNode request) {
    for (String exact : new String[] {"urlPath", "url"}) {
      String path = request.path(exact).asText("");
      if (!path.isEmpty()) {
        int query = path.indexOf('?');
        return trimmed(query < 0 ? path : path.substring(0, query));
      }
    }
    String template = request.path("urlPathTemplate").asText("");
    if (!template.isEmpty()) {
      int variable = template.indexOf('{');
      return trimmed(variable < 0 ? template : template.substring(0, variable));
    }
    String pattern = request.path("urlPathPattern").asText("");
    return literal(pattern.isEmpty() ? request.path("urlPattern").asText("") : pattern);
  }

  /** What a regular expression begins with for sure, up to a slash. */
  private static String literal(String pattern) {
    StringBuilder path = new StringBuilder();
    int at = pattern.startsWith("^") ? 1 : 0;
    while (at < pattern.length()) {
      char next = pattern.charAt(at);
      if (next == '\\' && at + 1 < pattern.length() && isPlain(pattern, at + 2)) {
        char escaped = pattern.charAt(at + 1);
        if (Character.isLetterOrDigit(escaped) || escaped == '?') {
          break;
        }
        path.append(escaped);
        at += 2;
        continue;
      }
      boolean isDot = next == '.' && isPlain(pattern, at + 1);
      if ((REGEX.indexOf(next) >= 0 && !isDot) || !isPlain(pattern, at + 1)) {
        break;
      }
      path.append(next);
      at++;
    }
    String rest = pattern.substring(Math.min(at, pattern.length()));
    boolean isWhole =
        rest.isEmpty()
            || rest.startsWith("(/")
            || rest.startsWith("(?:/")
            || rest.startsWith("\\?")
            || rest.startsWith("(\\?")
            || rest.startsWith("$")
            || rest.startsWith("/?");
    int slash = path.lastIndexOf("/");
    return trimmed(isWhole ? path.toString() : path.substring(0, Math.max(slash, 0)));
  }

  /** True when what stands before is there exactly once. */
  private static boolean isPlain(String pattern, int after) {
    return after >= pattern.length() || "?*+{".indexOf(pattern.charAt(after)) < 0;
  }

  private static String trimmed(String path) {
    String trimmed = path;
    while (trimmed.endsWith("/")) {
      trimmed = trimmed.substring(0, trimmed.length() - 1);
    }
    return trimmed;
  }
}
