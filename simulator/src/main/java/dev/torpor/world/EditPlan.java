package dev.torpor.world;

import java.util.List;

/**
 * How the user writes in the app.
 *
 * @param when how often
 * @param creates share of the edits that make something new, from 0 to 1
 * @param deletes share that deletes something, from 0 to 1; the others change something
 * @param bytes size of what is written
 */
public record EditPlan(When when, double creates, double deletes, int bytes) {
  /** A user who only reads. */
  public static final EditPlan NONE = new EditPlan(new At(List.of()), 0, 0, 0);

  /** Checks the ranges. */
  public EditPlan {
    if (creates < 0 || deletes < 0 || creates + deletes > 1 + 1e-9 || bytes < 0) {
      throw new IllegalArgumentException(
          "shares of edits lie between 0 and 1 together, and sizes are not negative");
    }
  }

  /** How often the user writes. */
  public sealed interface When {}

  /**
   * At random while the app is open, the first session after installation left out.
   *
   * @param meanMicros mean time of use from one edit to the next, positive
   */
  public record WhileOpen(double meanMicros) implements When {
    /** Checks the range. */
    public WhileOpen {
      if (!(meanMicros > 0)) {
        throw new IllegalArgumentException("the mean time between edits must be positive");
      }
    }
  }

  /**
   * A random number in each session, anywhere in it.
   *
   * @param mean mean number, positive
   */
  public record PerOpen(double mean) implements When {
    /** Checks the range. */
    public PerOpen {
      if (!(mean > 0)) {
        throw new IllegalArgumentException("the mean number of edits must be positive");
      }
    }
  }

  /** At given moments; times of day recur. While the app is not open nothing can be written. */
  public record At(List<Moment> moments) implements When {
    /** Copies the list. */
    public At {
      moments = List.copyOf(moments);
    }
  }
}
