package dev.torpor.harness.backend.dataset;

/** Comparison of entity tags with a condition (RFC 9110, sections 8.8.3.2, 13.1.1 and 13.1.2). */
final class EntityTags {
  private EntityTags() {}

  /**
   * Weak comparison, as If-None-Match asks for: weakness does not count.
   *
   * @param condition a list of tags, or {@code *} for any; our tags hold no comma
   * @param tag of what there is, weak or strong
   */
  static boolean matchWeakly(String condition, String tag) {
    if (condition.equals(tag)) {
      return true;
    }
    String opaque = opaque(tag);
    for (String candidate : condition.split(",", -1)) {
      String stripped = candidate.strip();
      if (stripped.equals("*") || opaque(stripped).equals(opaque)) {
        return true;
      }
    }
    return false;
  }

  /** Strong comparison, as If-Match asks for: a weak tag matches nothing. */
  static boolean matchStrongly(String condition, String tag) {
    for (String candidate : condition.split(",", -1)) {
      String stripped = candidate.strip();
      if (stripped.equals("*") || (stripped.equals(tag) && !tag.startsWith("W/"))) {
        return true;
      }
    }
    return false;
  }

  private static String opaque(String tag) {
    return tag.startsWith("W/") ? tag.substring(2) : tag;
  }
}
