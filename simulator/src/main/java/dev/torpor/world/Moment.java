package dev.torpor.world;

import dev.torpor.time.TimeFormat;

/** When something happens, in the terms of the person who plans it. */
public sealed interface Moment {
  /** A moment that comes once. */
  sealed interface Once extends Moment {}

  /**
   * A local time of day, on every day it applies to.
   *
   * @param micros since midnight by the wall clock, from 0 to 24 hours (the next midnight)
   */
  record TimeOfDay(long micros) implements Moment {
    /** Checks the range. */
    public TimeOfDay {
      requireWithinDay(micros);
    }
  }

  /**
   * A local time of one day.
   *
   * @param day 0 is the date on which the run starts
   * @param micros since midnight by the wall clock, from 0 to 24 hours (the next midnight)
   */
  record DayTime(int day, long micros) implements Once {
    /** Checks the ranges. */
    public DayTime {
      requireWithinDay(micros);
      if (day < 0) {
        throw new IllegalArgumentException("days count from 0, the date of the start");
      }
    }
  }

  /**
   * A time after the start of the run, whatever wall clocks say.
   *
   * @param micros not negative
   */
  record Offset(long micros) implements Once {
    /** Checks the range. */
    public Offset {
      if (micros < 0) {
        throw new IllegalArgumentException("a run has no time before its start");
      }
    }
  }

  /** Checks that a time of day is one. */
  private static void requireWithinDay(long micros) {
    if (micros < 0 || micros > TimeFormat.DAY) {
      throw new IllegalArgumentException("a time of day lies between 00:00 and 24:00");
    }
  }
}
