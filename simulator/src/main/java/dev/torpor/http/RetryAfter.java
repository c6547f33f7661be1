package dev.torpor.http;

import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * How long a response asks its client to wait: Retry-After in both of its forms, seconds and an
 * HTTP date (RFC 9110, section 10.2.3).
 */
public final class RetryAfter {
  private static final long SECOND_MICROS = 1_000_000;
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.RFC_1123_DATE_TIME.withLocale(Locale.ROOT);
  private static final int MOST_DIGITS = 12;

  /** What a number with more digits is taken for. */
  private static final long MOST_SECONDS = 999_999_999_999L;

  private RetryAfter() {}

  /**
   * The wait in microseconds from the instant of the response. A date counts from the response's
   * own Date, so that no clock but the server's matters.
   *
   * @return 0 without the header, when it cannot be read, when it lies in the past, and for a date
   *     in a response without a Date
   */
  public static long micros(HttpResponse response) {
    return micros(response, null).orElse(0);
  }

  /**
   * The same, told apart from a response that asks for nothing.
   *
   * @param arrival by the clock of who asks, for a date in a response without a Date; null to leave
   *     such a date unread
   * @return not negative; empty without the header and when it cannot be read
   */
  public static OptionalLong micros(HttpResponse response, @Nullable Instant arrival) {
    String value = response.header("Retry-After");
    if (value == null) {
      return OptionalLong.empty();
    }
    String text = value.strip();
    if (isNumber(text)) {
      return OptionalLong.of(seconds(text) * SECOND_MICROS);
    }
    Instant until = date(text);
    Instant dated = date(response.header("Date"));
    Instant from = dated == null ? arrival : dated;
    return until == null || from == null
        ? OptionalLong.empty()
        : OptionalLong.of(Math.max(0, Duration.between(from, until).toSeconds() * SECOND_MICROS));
  }

  private static long seconds(String digits) {
    return digits.length() > MOST_DIGITS ? MOST_SECONDS : Long.parseLong(digits);
  }

  private static boolean isNumber(String text) {
    if (text.isEmpty()) {
      return false;
    }
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) < '0' || text.charAt(i) > '9') {
        return false;
      }
    }
    return true;
  }

  private static @Nullable Instant date(@Nullable String text) {
    if (text == null) {
      return null;
    }
    try {
      return ZonedDateTime.parse(text.strip(), DATE).toInstant();
    } catch (DateTimeParseException e) {
      return null;
    }
  }
}
