package dev.torpor.harness.backend.dataset;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What must hold for a write to be done (RFC 9110, section 13.1). {@code If-Match} wins over {@code
 * If-Unmodified-Since}, which goes by whole seconds and does not see a second write within one.
 *
 * @param tags of {@code If-Match}, null when not given
 * @param absent whether {@code If-None-Match: *} asks that there is nothing yet
 * @param date of {@code If-Unmodified-Since}, null when not given or no date
 */
record Condition(@Nullable String tags, boolean absent, @Nullable Instant date) {
  static Condition of(Asked asked) {
    String since = asked.header("If-Unmodified-Since");
    String none = asked.header("If-None-Match");
    return new Condition(
        asked.header("If-Match"),
        none != null && none.strip().equals("*"),
        since == null ? null : HttpDates.read(since));
  }

  /** Nothing is expected. */
  static Condition none() {
    return new Condition(null, false, null);
  }

  /** That of an element of a batch. */
  static Condition of(JsonNode version) {
    return new Condition(version.isNumber() ? "\"v" + version.asText() + "\"" : null, false, null);
  }

  /** True when the client says what it expects. */
  boolean isGiven() {
    return tags != null || absent || date != null;
  }

  /** True when it holds for a record that exists. */
  boolean holds(int record, Dataset dataset) {
    if (absent) {
      return false;
    }
    if (tags != null) {
      return EntityTags.matchStrongly(tags, RecordShape.tag(record, dataset));
    }
    Instant modified = dataset.instant(dataset.modifiedMicros(record));
    return date == null || HttpDates.isUnmodifiedSince(modified, date);
  }
}
