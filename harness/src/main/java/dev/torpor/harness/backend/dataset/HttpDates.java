package dev.torpor.harness.backend.dataset;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Dates as HTTP writes them (RFC 9110, section 5.6.7): whole seconds, in GMT. */
final class HttpDates {
  private static final DateTimeFormatter FORMAT =
      DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  private HttpDates() {}

  /** {@code Mon, 02 Mar 2026 00:00:00 GMT}; what is beyond the second is lost. */
  static String write(Instant instant) {
    return FORMAT.format(instant);
  }

  /** The instant of a date; null when it is none, and then the header counts for nothing. */
  static @Nullable Instant read(String date) {
    try {
      return Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(date.strip()));
    } catch (DateTimeException e) {
      return null;
    }
  }

  /** True when nothing has changed since that date, as far as whole seconds tell. */
  static boolean isUnmodifiedSince(Instant modified, Instant date) {
    return !modified.truncatedTo(ChronoUnit.SECONDS).isAfter(date);
  }
}
