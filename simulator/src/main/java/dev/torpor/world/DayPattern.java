package dev.torpor.world;

import java.time.DayOfWeek;
import java.util.List;

/**
 * How much of something happens in each local hour, relative to its busiest one.
 *
 * @param weekday 24 weights from 0 to 1, Monday to Friday
 * @param weekend 24 weights from 0 to 1, Saturday and Sunday
 */
public record DayPattern(List<Double> weekday, List<Double> weekend) {
  private static final int HOURS = 24;

  /** Checks number and range, and copies the lists. */
  public DayPattern {
    weekday = List.copyOf(weekday);
    weekend = List.copyOf(weekend);
    requireWeights(weekday);
    requireWeights(weekend);
  }

  /** The same on every day of the week. */
  public static DayPattern daily(List<Double> hours) {
    return new DayPattern(hours, hours);
  }

  /** The weight of an hour. */
  public double weight(DayOfWeek day, int hour) {
    return (day.compareTo(DayOfWeek.SATURDAY) < 0 ? weekday : weekend).get(hour);
  }

  private static void requireWeights(List<Double> weights) {
    if (weights.size() != HOURS) {
      throw new IllegalArgumentException(
          "a day has 24 hours, and here are weights for " + weights.size());
    }
    for (double weight : weights) {
      if (!(weight >= 0 && weight <= 1)) {
        throw new IllegalArgumentException("a weight lies between 0 and 1, not " + weight);
      }
    }
  }
}
