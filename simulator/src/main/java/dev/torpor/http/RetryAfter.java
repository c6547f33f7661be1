package dev.torpor.http;

import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;

/**
 * How long a response asks its client to wait: Retry-After in both of its forms, seconds and an
 * HTTP date (RFC 9110, section 10.2.3).
 */
public final class RetryAfter {
  private static final long SECOND_MICROS = 1_000_000;
  private static final int MOST_DIGITS = 12;

  private RetryAfter() {}

  /**
   * The wait in microseconds from the instant of the response. A date counts from the response's
   * own Date, so that no clock but the server's matters.
   *
   * @return 0 without the header, when it cannot be read, when it lies in the past, and for a date
   *     in a response without a Date
   */
  public static long micros(HttpResponse response) {
    String value = response.header("Retry-After");
    if (value == null) {
      return 0;
    }
    String text = value.strip();
    if (isNumber(text)) {
      return Math.multiplyExact(Long.parseLong(text), SECOND_MICROS);
    }
    ZonedDateTime until = date(text);
    ZonedDateTime now = date(response.header("Date"));
    if (until == null || now == null) {
      return 0;
    }
    return Math.max(0, Duration.between(now, until).toSeconds() * SECOND_MICROS);
  }

  private static boolean isNumber(String text) {
    if (text.isEmpty() || text.length() > MOST_DIGITS) {
      return false;
    }
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) < '0' || text.charAt(i) > '9') {
        return false;
      }
    }
    return true;
  }

  private static @Nullable ZonedDateTime date(@Nullable String text) {
    if (text == null) {
      return null;
    }
    try {
      return ZonedDateTime.parse(text.strip(), DateTimeFormatter.RFC_1123_DATE_TIME);
    } catch (DateTimeParseException e) {
      return null;
    }
  }
}
