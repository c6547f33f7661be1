package dev.torpor.harness.client.kit;

import dev.torpor.http.HttpResponse;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads {@code Retry-After}, which has two forms (RFC 9110, 10.2.3). */
final class RetryAfter {
  /** Longer waits are taken for a mistake of the server. */
  static final Duration LONGEST = Duration.ofDays(1);

  /** What is waited in the place of one that is a mistake. */
  static final Duration INSTEAD = Duration.ofHours(1);

  private static final DateTimeFormatter DATE =
      DateTimeFormatter.RFC_1123_DATE_TIME.withLocale(Locale.ROOT);

  private RetryAfter() {}

  /**
   * How long to wait: null without the header or when nobody can tell what it says, never negative,
   * {@link #INSTEAD} when it is longer than {@link #LONGEST}. A date counts from the server's own
   * {@code Date}, so that a clock that is wrong on the device does no harm.
   */
  static @Nullable Duration of(HttpResponse response, Instant now) {
    String text = response.header("Retry-After");
    if (text == null) {
      return null;
    }
    String stripped = text.strip();
    if (stripped.matches("[0-9]+")) {
      return stripped.length() > 9
          ? INSTEAD
          : clamped(Duration.ofSeconds(Long.parseLong(stripped)));
    }
    Instant until = date(stripped);
    if (until == null) {
      return null;
    }
    Instant from = date(response.header("Date"));
    return clamped(Duration.between(from == null ? now : from, until));
  }

  private static Duration clamped(Duration wait) {
    if (wait.isNegative()) {
      return Duration.ZERO;
    }
    return wait.compareTo(LONGEST) > 0 ? INSTEAD : wait;
  }

  private static @Nullable Instant date(@Nullable String text) {
    try {
      return text == null ? null : ZonedDateTime.parse(text, DATE).toInstant();
    } catch (DateTimeException e) {
      return null; // neither form: as if the header were not there
    }
  }
}
