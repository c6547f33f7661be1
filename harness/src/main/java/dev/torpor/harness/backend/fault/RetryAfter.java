package dev.torpor.harness.backend.fault;

import dev.torpor.http.HttpResponse;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Ways to say when to come back (RFC 9110, section 10.2.3), right and wrong ones. */
enum RetryAfter {
  /** In seconds, as most servers do. */
  SECONDS,
  /** As a date. */
  DATE,
  /** Three thousand years. */
  HUGE,
  /** Before now, in seconds; RFC 9110 knows no sign. */
  NEGATIVE,
  /** A date that has passed. */
  PAST_DATE,
  /** A word. */
  NONSENSE,
  /** Not at all. */
  MISSING;

  private static final long MICROS = 1_000_000;

  /**
   * A response that says so.
   *
   * @param now by the server's clock
   * @param waitMicros how long to stay away; seconds are rounded up
   */
  HttpResponse on(HttpResponse response, Instant now, long waitMicros) {
    long seconds = (waitMicros + MICROS - 1) / MICROS;
    return switch (this) {
      case SECONDS -> said(response, Long.toString(seconds));
      case DATE -> dated(response, now, roundedUp(now.plus(waitMicros, ChronoUnit.MICROS)));
      case HUGE -> said(response, "99999999999");
      case NEGATIVE -> said(response, "-" + Math.max(1, seconds));
      case PAST_DATE -> dated(response, now, now.minus(waitMicros, ChronoUnit.MICROS));
      case NONSENSE -> said(response, "soon");
      case MISSING -> response;
    };
  }

  /** A date is told together with what the server takes for now. */
  private static HttpResponse dated(HttpResponse response, Instant now, Instant then) {
    HttpResponse withDate = Replies.withHeader(response, "Date", Replies.httpDate(now));
    return said(withDate, Replies.httpDate(then));
  }

  private static HttpResponse said(HttpResponse response, String value) {
    return Replies.withHeader(response, "Retry-After", value);
  }

  private static Instant roundedUp(Instant instant) {
    Instant whole = instant.truncatedTo(ChronoUnit.SECONDS);
    return whole.equals(instant) ? whole : whole.plusSeconds(1);
  }
}
