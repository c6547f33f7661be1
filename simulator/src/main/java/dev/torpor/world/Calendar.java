package dev.torpor.world;

import dev.torpor.time.TimeFormat;
import dev.torpor.world.Moment.Once;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/**
 * Local times of one zone as virtual microseconds of one run.
 *
 * <p>A day has the length its zone gives it, 23 and 25 hours included. A local time that a change
 * to summer time skips happens as much later as the clock was put forward; one that occurs twice
 * happens the first time.
 */
public final class Calendar {
  private final Instant start;
  private final ZoneId zone;
  private final LocalDate firstDate;
  private final long horizonMicros;
  private final int lastDay;

  /**
   * The calendar of a run.
   *
   * @param start instant at which virtual time is 0
   * @param horizonMicros length of the run, positive
   */
  public Calendar(Instant start, ZoneId zone, long horizonMicros) {
    if (horizonMicros <= 0) {
      throw new IllegalArgumentException("a run lasts longer than " + horizonMicros + " us");
    }
    this.start = start;
    this.zone = zone;
    this.horizonMicros = horizonMicros;
    this.firstDate = start.atZone(zone).toLocalDate();
    LocalDate lastDate = start.plus(horizonMicros, ChronoUnit.MICROS).atZone(zone).toLocalDate();
    this.lastDay = Math.toIntExact(ChronoUnit.DAYS.between(firstDate, lastDate));
  }

  /** Length of the run in microseconds. */
  public long horizonMicros() {
    return horizonMicros;
  }

  /** Virtual time of a moment that comes once; may lie outside the run. */
  public long at(Once moment) {
    if (moment instanceof Moment.DayTime local) {
      return at(local.day(), local.micros());
    }
    return ((Moment.Offset) moment).micros();
  }

  /**
   * Every time within the run at which a moment comes, in order.
   *
   * @param days ignored for moments that come once
   */
  public List<Long> occurrences(Moment moment, Days days) {
    List<Long> times = new ArrayList<>();
    if (moment instanceof Moment.TimeOfDay daily) {
      for (int day = -1; day <= lastDay; day++) {
        if (isOneOf(days, day)) {
          addIfInside(times, at(day, daily.micros()));
        }
      }
    } else {
      addIfInside(times, at((Once) moment));
    }
    return times;
  }

  /**
   * Every span within the run from one moment to another, in order and cut to the run.
   *
   * <p>Two times of day recur, over midnight if the second is not later than the first; {@code
   * days} are those on which spans begin. Two moments that come once make one span, or none when
   * the second is not later.
   *
   * @throws IllegalArgumentException when only one of the moments comes once
   */
  public List<World.Span> spans(Moment from, Moment to, Days days) {
    List<World.Span> spans = new ArrayList<>();
    if (from instanceof Moment.TimeOfDay first && to instanceof Moment.TimeOfDay second) {
      int dayLater = second.micros() <= first.micros() ? 1 : 0;
      for (int day = -1; day <= lastDay; day++) {
        if (isOneOf(days, day)) {
          addInside(spans, at(day, first.micros()), at(day + dayLater, second.micros()));
        }
      }
    } else if (from instanceof Once first && to instanceof Once second) {
      addInside(spans, at(first), at(second));
    } else {
      throw new IllegalArgumentException("both ends of a span recur, or neither does");
    }
    return spans;
  }

  /** The weight that a pattern gives to the local hour of an instant. */
  public double weight(DayPattern pattern, long at) {
    ZonedDateTime local = start.plus(at, ChronoUnit.MICROS).atZone(zone);
    return pattern.weight(local.getDayOfWeek(), local.getHour());
  }

  private boolean isOneOf(Days days, int day) {
    return days.contains(firstDate.plusDays(day).getDayOfWeek());
  }

  private long at(int day, long microsOfDay) {
    long dayLater = microsOfDay / TimeFormat.DAY;
    Instant instant =
        firstDate
            .plusDays(day + dayLater)
            .atStartOfDay()
            .plus(microsOfDay % TimeFormat.DAY, ChronoUnit.MICROS)
            .atZone(zone)
            .toInstant();
    return ChronoUnit.MICROS.between(start, instant);
  }

  private void addIfInside(List<Long> times, long time) {
    if (time >= 0 && time < horizonMicros) {
      times.add(time);
    }
  }

  private void addInside(List<World.Span> spans, long from, long to) {
    long first = Math.max(0, from);
    long end = Math.min(horizonMicros, to);
    if (first < end) {
      spans.add(new World.Span(first, end));
    }
  }
}
