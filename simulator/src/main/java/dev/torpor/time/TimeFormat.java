package dev.torpor.time;

/** Virtual instants and durations as text that people read and tests compare. */
public final class TimeFormat {
  /** Microseconds in a millisecond. */
  public static final long MILLISECOND = 1_000;

  /** Microseconds in a second. */
  public static final long SECOND = 1_000_000;

  /** Microseconds in a minute. */
  public static final long MINUTE = 60 * SECOND;

  /** Microseconds in an hour. */
  public static final long HOUR = 60 * MINUTE;

  /** Microseconds in a day of 24 hours. */
  public static final long DAY = 24 * HOUR;

  private TimeFormat() {}

  /** An instant as day, time of day and, where there is one, a fraction: {@code 2d 07:40:00.25}. */
  public static String instant(long micros) {
    StringBuilder out = new StringBuilder(24);
    out.append(micros / DAY).append("d ");
    two(out, micros / HOUR % 24).append(':');
    two(out, micros / MINUTE % 60).append(':');
    two(out, micros / SECOND % 60);
    return fraction(out, micros % SECOND).toString();
  }

  /**
   * A duration in its two largest units, rounded down: {@code 45min 12s}, {@code 3d 4h}, {@code
   * 250ms}.
   */
  public static String duration(long micros) {
    if (micros < 0) {
      return "-" + duration(-micros);
    }
    if (micros >= DAY) {
      return pair(micros / DAY, "d", micros / HOUR % 24, "h");
    }
    if (micros >= HOUR) {
      return pair(micros / HOUR, "h", micros / MINUTE % 60, "min");
    }
    if (micros >= MINUTE) {
      return pair(micros / MINUTE, "min", micros / SECOND % 60, "s");
    }
    if (micros >= SECOND) {
      return fraction(new StringBuilder().append(micros / SECOND), micros % SECOND)
          .append('s')
          .toString();
    }
    if (micros >= MILLISECOND || micros == 0) {
      return micros / MILLISECOND + "ms";
    }
    return micros + "us";
  }

  private static String pair(long big, String bigUnit, long small, String smallUnit) {
    return small == 0 ? big + bigUnit : big + bigUnit + " " + small + smallUnit;
  }

  private static StringBuilder two(StringBuilder out, long value) {
    return value < 10 ? out.append('0').append(value) : out.append(value);
  }

  private static StringBuilder fraction(StringBuilder out, long micros) {
    if (micros == 0) {
      return out;
    }
    String digits = Long.toString(SECOND + micros).substring(1);
    int end = digits.length();
    while (digits.charAt(end - 1) == '0') {
      end--;
    }
    return out.append('.').append(digits, 0, end);
  }
}
