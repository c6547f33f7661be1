package dev.torpor.world;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** How often records change on the server. */
public sealed interface ChangeProcess {
  /**
   * Independently of one another, at random.
   *
   * @param meanMicros mean time from one change to the next, positive
   */
  record Poisson(double meanMicros) implements ChangeProcess {
    /** Checks the range. */
    public Poisson {
      requirePositive(meanMicros);
    }
  }

  /**
   * Independently of one another, at random, at a rate that follows the local time of day.
   *
   * @param meanMicros mean time from one change to the next in the busiest hours, positive
   */
  record Diurnal(double meanMicros, DayPattern day) implements ChangeProcess {
    /** Checks the range. */
    public Diurnal {
      requirePositive(meanMicros);
    }
  }

  /**
   * In bursts: a two-state Markov process that is on or off for exponential times, and at random
   * while it is on (a Markov-modulated Poisson process).
   *
   * @param meanMicros mean time from one change to the next while it is on, positive
   * @param onMicros mean length of a burst, positive
   * @param offMicros mean time from the end of a burst to the next, positive
   * @param day how the rate follows the local time of day, null for not at all
   */
  record Bursts(double meanMicros, double onMicros, double offMicros, @Nullable DayPattern day)
      implements ChangeProcess {
    /** Checks the ranges. */
    public Bursts {
      requirePositive(meanMicros);
      if (!(onMicros > 0 && offMicros > 0)) {
        throw new IllegalArgumentException("bursts and the pauses between them take time");
      }
    }
  }

  /**
   * Regularly, first after one period.
   *
   * @param micros the period, positive
   */
  record Every(long micros) implements ChangeProcess {
    /** Checks the range. */
    public Every {
      if (micros <= 0) {
        throw new IllegalArgumentException("the period of changes must be positive");
      }
    }
  }

  /** At given moments; times of day recur every day. */
  record At(List<Moment> moments) implements ChangeProcess {
    /** Copies the list. */
    public At {
      moments = List.copyOf(moments);
    }
  }

  private static void requirePositive(double meanMicros) {
    if (!(meanMicros > 0)) {
      throw new IllegalArgumentException("the mean time between changes must be positive");
    }
  }
}
