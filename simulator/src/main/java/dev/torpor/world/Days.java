package dev.torpor.world;

import java.time.DayOfWeek;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/**
 * The days of the week on which something recurs.
 *
 * @param of at least one
 */
public record Days(Set<DayOfWeek> of) {
  /** Every day. */
  public static final Days DAILY = new Days(EnumSet.allOf(DayOfWeek.class));

  /** Monday to Friday. */
  public static final Days WEEKDAYS = new Days(EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY));

  /** Saturday and Sunday. */
  public static final Days WEEKENDS = new Days(EnumSet.range(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY));

  /** Copies the set. */
  public Days {
    if (of.isEmpty()) {
      throw new IllegalArgumentException("something recurs on one day of the week at least");
    }
    of = Collections.unmodifiableSet(EnumSet.copyOf(of));
  }

  /** The given days. */
  public static Days of(Collection<DayOfWeek> days) {
    return new Days(EnumSet.copyOf(days));
  }

  /** True when {@code day} is one of them. */
  public boolean contains(DayOfWeek day) {
    return of.contains(day);
  }
}
