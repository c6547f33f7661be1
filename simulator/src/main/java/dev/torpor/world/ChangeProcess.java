package dev.torpor.world;

import java.util.List;

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
      if (!(meanMicros > 0)) {
        throw new IllegalArgumentException("the mean time between changes must be positive");
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
}
