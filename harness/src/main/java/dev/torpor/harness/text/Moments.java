package dev.torpor.harness.text;

import dev.torpor.time.TimeFormat;
import dev.torpor.world.Moment;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Moments as people write them: {@code 07:40} (every day it applies to), {@code 2d 14:00} (local
 * time of day 2, where day 0 is the date of the start) or {@code 90min} (that long after the
 * start).
 */
public final class Moments {
  private static final Pattern LOCAL =
      Pattern.compile("(?:([0-9]{1,6})d )?([0-9]{1,2}):([0-9]{2})(?::([0-9]{2}))?");

  /** How it is written. */
  public static final TextForm<Moment> FORM =
      new TextForm<>(
          "a moment",
          "07:40",
          "([0-9]+d )?[0-9]{1,2}:[0-9]{2}(:[0-9]{2})?|" + TimeSpan.FORM.pattern(),
          Moments::parse);

  private Moments() {}

  /** Reads a moment; throws {@link TextException} with advice if the text is not one. */
  public static Moment parse(String text) {
    Matcher matcher = LOCAL.matcher(text.strip());
    if (matcher.matches()) {
      return local(text, matcher);
    }
    try {
      return new Moment.Offset(TimeSpan.parse(text).micros());
    } catch (TextException e) {
      throw new TextException(
          "'"
              + text
              + "' is not a moment: write a time of day (07:40), a day and a time (2d 14:00), or a"
              + " time after the start (90min)");
    }
  }

  /** As {@link #parse} reads it. */
  public static String print(Moment moment) {
    if (moment instanceof Moment.TimeOfDay daily) {
      return timeOfDay(daily.micros());
    }
    if (moment instanceof Moment.DayTime local) {
      return local.day() + "d " + timeOfDay(local.micros());
    }
    return new TimeSpan(((Moment.Offset) moment).micros()).toString();
  }

  private static Moment local(String text, Matcher matcher) {
    int hours = Integer.parseInt(matcher.group(2));
    int minutes = Integer.parseInt(matcher.group(3));
    int seconds = matcher.group(4) == null ? 0 : Integer.parseInt(matcher.group(4));
    long micros =
        hours * TimeFormat.HOUR + minutes * TimeFormat.MINUTE + seconds * TimeFormat.SECOND;
    if (minutes > 59 || seconds > 59 || micros > TimeFormat.DAY) {
      throw new TextException("'" + text + "' is not a time of day: those run from 00:00 to 24:00");
    }
    return matcher.group(1) == null
        ? new Moment.TimeOfDay(micros)
        : new Moment.DayTime(Integer.parseInt(matcher.group(1)), micros);
  }

  private static String timeOfDay(long micros) {
    long seconds = micros / TimeFormat.SECOND % 60;
    return two(micros / TimeFormat.HOUR)
        + ":"
        + two(micros / TimeFormat.MINUTE % 60)
        + (seconds == 0 ? "" : ":" + two(seconds));
  }

  private static String two(long value) {
    return value < 10 ? "0" + value : Long.toString(value);
  }
}
