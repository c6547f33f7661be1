package dev.torpor.measure;

import dev.torpor.time.TimeFormat;
import org.jspecify.annotations.Nullable;

/** What does not fit together in a trace: the first finding in words, the others counted. */
final class Defects {
  private @Nullable String first;
  private long count;

  void add(long at, String finding) {
    if (first == null) {
      first = TimeFormat.instant(at) + ": " + finding;
    }
    count++;
  }

  boolean none() {
    return count == 0;
  }

  /** The first finding and the number of others, empty when there is none. */
  String describe() {
    if (first == null) {
      return "";
    }
    return count == 1 ? first : first + " (and " + (count - 1) + " more)";
  }
}
