package dev.torpor.harness.text;

import java.time.DateTimeException;
import java.time.Duration;
import java.util.regex.Pattern;

/**
 * A length of virtual time: {@code 30min}, {@code 1h 30min}, {@code PT15M}. A day is 24 hours. The
 * finest is one microsecond.
 *
 * @param micros not negative
 */
public record TimeSpan(long micros) implements Comparable<TimeSpan> {
  private static final UnitTable UNITS =
      new UnitTable("a duration", "15min", "")
          .unit("us", 1)
          .unit("ms", 1_000)
          .unit("s", 1_000_000)
          .unit("min", 60_000_000)
          .unit("h", 3_600_000_000L)
          .unit("d", 86_400_000_000L)
          .alias("us", "µs", "μs", "micros")
          .alias("ms", "millis", "msec")
          .alias("s", "sec", "secs", "second", "seconds", "S")
          .alias("min", "m", "mins", "minute", "minutes", "M")
          .alias("h", "hr", "hrs", "hour", "hours", "H")
          .alias("d", "day", "days", "D");

  private static final Pattern ISO = Pattern.compile("[Pp][0-9TtDdHhMmSs.]+");
  private static final Pattern SEVERAL = Pattern.compile("([0-9]+ ?[a-zµμ]+ +)+[0-9]+ ?[a-zµμ]+");
  private static final Pattern BETWEEN = Pattern.compile("(?<=[a-zµμ]) +(?=[0-9])");

  /** How it is written. */
  public static final TextForm<TimeSpan> FORM =
      new TextForm<>(
          UNITS.what(),
          UNITS.example(),
          "([0-9]+(\\.[0-9]+)? ?(us|ms|s|min|h|d) ?)+|P[0-9TDHMS.]+",
          TimeSpan::parse);

  /** Checks the range. */
  public TimeSpan {
    if (micros < 0) {
      throw new IllegalArgumentException("micros must not be negative");
    }
  }

  /** Reads a duration; throws {@link TextException} with advice if the text is not one. */
  public static TimeSpan parse(String text) {
    String stripped = text.strip();
    if (ISO.matcher(stripped).matches()) {
      return new TimeSpan(parseIso(stripped));
    }
    if (!SEVERAL.matcher(stripped).matches()) {
      return new TimeSpan(UNITS.parse(text));
    }
    long sum = 0;
    for (String part : BETWEEN.split(stripped)) {
      try {
        sum = Math.addExact(sum, UNITS.parse(part));
      } catch (ArithmeticException e) {
        throw new TextException("'" + text + "' is not a duration: it is too large");
      }
    }
    return new TimeSpan(sum);
  }

  private static long parseIso(String text) {
    try {
      Duration duration = Duration.parse(text);
      if (duration.getNano() % 1_000 != 0) {
        throw new TextException("'" + text + "' is not a duration: it is finer than 1 us");
      }
      long whole = Math.multiplyExact(duration.getSeconds(), 1_000_000L);
      return Math.addExact(whole, duration.getNano() / 1_000);
    } catch (DateTimeException e) {
      throw new TextException(
          "'" + text + "' is not an ISO 8601 duration such as PT15M or P1DT12H");
    } catch (ArithmeticException e) {
      throw new TextException("'" + text + "' is not a duration: it is too large");
    }
  }

  @Override
  public int compareTo(TimeSpan other) {
    return Long.compare(micros, other.micros);
  }

  /** As {@link #parse} reads it, in the largest unit that gives a whole number. */
  @Override
  public String toString() {
    return micros == 0 ? "0s" : UNITS.print(micros);
  }
}
