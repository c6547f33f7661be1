package dev.torpor.world;

import org.jspecify.annotations.Nullable;

/**
 * How the reception of a way through the world comes and goes: a semi-Markov process of two states.
 * With reception, the rate jumps between levels; without, nothing gets through in either direction.
 *
 * @param name for people
 * @param receptionMicros mean time with reception, exponential
 * @param outages times without
 * @param tunnels outages that come by schedule, or null
 * @param levels rates towards the device during reception
 */
public record Coverage(
    String name, long receptionMicros, Outages outages, @Nullable Tunnels tunnels, Levels levels) {
  /** Checks ranges. */
  public Coverage {
    requirePositive("the mean time with reception", receptionMicros);
  }

  /**
   * Times without reception: lognormal, some of them long instead.
   *
   * @param medianMicros median
   * @param sigma shape
   * @param longPpm share of the long ones in parts per million
   * @param longFromMicros shortest long one
   * @param longToMicros longest long one; uniform between
   */
  public record Outages(
      long medianMicros, double sigma, int longPpm, long longFromMicros, long longToMicros) {
    /** Checks ranges. */
    public Outages {
      requirePositive("the median outage", medianMicros);
      requireShape(sigma);
      if (longPpm < 0 || longPpm > 1_000_000 || longToMicros < longFromMicros) {
        throw new IllegalArgumentException("long outages have a share, and an order of lengths");
      }
    }
  }

  /**
   * Outages that come by schedule, the first at the end of the first interval.
   *
   * @param everyMicros from the begin of one to the begin of the next
   * @param lengthMicros how long each takes
   */
  public record Tunnels(long everyMicros, long lengthMicros) {
    /** Checks ranges. */
    public Tunnels {
      requirePositive("a tunnel", lengthMicros);
      if (everyMicros <= lengthMicros) {
        throw new IllegalArgumentException("tunnels must be shorter than the way between them");
      }
    }
  }

  /**
   * Rates during reception: lognormal levels that each last an exponential time.
   *
   * @param medianBitsPerSecond median
   * @param sigma shape
   * @param holdMicros mean time at one level
   */
  public record Levels(long medianBitsPerSecond, double sigma, long holdMicros) {
    /** Checks ranges. */
    public Levels {
      requirePositive("the median rate", medianBitsPerSecond);
      requirePositive("the mean time at one rate", holdMicros);
      requireShape(sigma);
    }
  }

  private static void requirePositive(String what, long value) {
    if (value <= 0) {
      throw new IllegalArgumentException(what + " must be positive, but is " + value);
    }
  }

  private static void requireShape(double sigma) {
    if (!(sigma >= 0 && sigma < 10)) {
      throw new IllegalArgumentException("the shape of a lognormal lies between 0 and 10");
    }
  }
}
