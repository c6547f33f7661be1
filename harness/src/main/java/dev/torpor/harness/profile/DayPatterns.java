package dev.torpor.harness.profile;

import dev.torpor.world.DayPattern;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Patterns of the day by name. */
public final class DayPatterns {
  private static final int HOURS = 24;
  private static final int DAY_BEGINS = 7;
  private static final int DAY_ENDS = 23;

  /**
   * Percent of a day's use of a phone in each hour from midnight on: freshness-and-strategies.md
   * 4.2, a modelling choice.
   */
  private static final double[] WAKING = {
    1.5, .8, .5, .4, .4, .8, 2, 4, 5, 5, 5, 5.2, 5.8, 5.4, 5, 5, 5.3, 5.8, 6.2, 6.5, 6.8, 7, 6.5,
    4.1
  };

  private DayPatterns() {}

  /** All patterns by name. */
  public static Map<String, DayPattern> byName() {
    Map<String, DayPattern> patterns = new LinkedHashMap<>();
    patterns.put("office-hours", new DayPattern(between(9, 17, 0), flat(0)));
    patterns.put("waking", DayPattern.daily(scaled(WAKING)));
    return patterns;
  }

  /**
   * The whole rate by day, from 07:00 to 23:00, and a share of it by night.
   *
   * @param night from 0 to 1
   */
  public static DayPattern quietNights(double night) {
    return DayPattern.daily(between(DAY_BEGINS, DAY_ENDS, night));
  }

  private static List<Double> between(int from, int to, double otherwise) {
    List<Double> hours = new ArrayList<>(flat(otherwise));
    for (int hour = from; hour < to; hour++) {
      hours.set(hour, 1.0);
    }
    return hours;
  }

  private static List<Double> flat(double weight) {
    return Collections.nCopies(HOURS, weight);
  }

  private static List<Double> scaled(double[] percents) {
    double most = 0;
    for (double percent : percents) {
      most = Math.max(most, percent);
    }
    List<Double> weights = new ArrayList<>();
    for (double percent : percents) {
      weights.add(percent / most);
    }
    return weights;
  }
}
