package dev.torpor.harness.backend;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Takes the machine's zone out of date matchers. WireMock reads a date without a zone in the zone
 * of its machine when it is to be compared with one that has a zone; here that zone is UTC, as it
 * is on most servers, so that a request matches the same stubs everywhere.
 */
final class DateMatchers {
  /** The matchers, as stubs name them. */
  static final List<String> NAMES = List.of("before", "after", "equalToDateTime");

  private static final String FORMAT = "actualFormat";

  /** What WireMock reads without a zone: a date with or without time, a month, a year. */
  private static final String LOCAL =
      "[+-]?[0-9]{4,}(-[0-9]{2}(-[0-9]{2}(T[0-9]{2}:[0-9]{2}(:[0-9]{2}([.][0-9]+)?)?)?)?)?";

  private DateMatchers() {}

  /** Pins the date matchers of a request pattern; the tree is changed. */
  static void pin(JsonNode node) {
    node.forEach(DateMatchers::pin);
    if (!(node instanceof ObjectNode matcher)) {
      return;
    }
    for (String name : NAMES) {
      String local = inUtc(matcher.path(name).asText(""));
      if (local != null) {
        pin(matcher, name, local);
      }
    }
  }

  private static void pin(ObjectNode matcher, String name, String local) {
    String format = matcher.path(FORMAT).asText("");
    if (!format.isEmpty()) {
      if (!bearsZone(format)) {
        matcher.put(name, local);
      }
      return;
    }
    ObjectNode zoned = matcher.objectNode();
    ObjectNode unzoned = matcher.objectNode();
    List<String> moved = new ArrayList<>(List.of(name, "truncateActual"));
    for (String field : moved) {
      if (matcher.has(field)) {
        zoned.set(field, matcher.get(field));
        unzoned.set(field, matcher.get(field));
        matcher.remove(field);
      }
    }
    matcher.remove(List.of("truncateExpected", "applyTruncationLast")); // act on "now" alone
    unzoned.put(name, local);
    ArrayNode either = matcher.putArray("or");
    both(either, matcher.objectNode().put("doesNotMatch", LOCAL), zoned);
    both(either, matcher.objectNode().put("matches", LOCAL), unzoned);
  }

  private static void both(ArrayNode either, ObjectNode one, ObjectNode other) {
    either.addObject().putArray("and").add(one).add(other);
  }

  /** The same instant without a zone, as it is in UTC; null when the text has no zone. */
  private static @Nullable String inUtc(String text) {
    ZonedDateTime zoned = parsed(text, DateTimeFormatter.ISO_ZONED_DATE_TIME);
    if (zoned == null) {
      zoned = parsed(text, DateTimeFormatter.RFC_1123_DATE_TIME);
    }
    return zoned == null
        ? null
        : zoned.withZoneSameInstant(ZoneOffset.UTC).toLocalDateTime().toString();
  }

  private static @Nullable ZonedDateTime parsed(String text, DateTimeFormatter format) {
    try {
      return ZonedDateTime.parse(text, format);
    } catch (DateTimeParseException e) {
      return null;
    }
  }

  /** True when dates of that pattern say their zone, or are counted from an instant. */
  private static boolean bearsZone(String format) {
    String unquoted = format.replaceAll("'[^']*'", "");
    return format.equals("epoch") || format.equals("unix") || unquoted.matches(".*[VzOXxZ].*");
  }
}
