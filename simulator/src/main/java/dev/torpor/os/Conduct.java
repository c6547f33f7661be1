package dev.torpor.os;

/**
 * How well an app has behaved, from 0 to 1: each offence takes a share of it away, time gives it
 * back.
 */
public final class Conduct {
  private final double penalty;
  private final long halfLifeMicros;
  private double missing;
  private long at;
  private long decayedFor;
  private double decay = 1;

  /**
   * The conduct of an app that has done nothing wrong.
   *
   * @param penalty by what an offence multiplies conduct, from 0 to 1
   * @param halfLifeMicros after which half of what was lost has come back
   */
  public Conduct(double penalty, long halfLifeMicros) {
    this.penalty = penalty;
    this.halfLifeMicros = halfLifeMicros;
  }

  /** From 0 to 1, the latter for an app that has done nothing wrong lately. */
  public double value(long now) {
    return missing == 0 ? 1 : 1 - missing * decay(now);
  }

  /** The app completed a task late or never, or claimed data it did not get. */
  public void offend(long now) {
    missing = 1 - value(now) * penalty;
    at = now;
  }

  /** When conduct will have come back to that value; {@link Long#MAX_VALUE} for never. */
  public long reaches(double value, long now) {
    if (value(now) >= value) {
      return now;
    }
    if (value >= 1) {
      return Long.MAX_VALUE;
    }
    double halfLives = StrictMath.log(missing / (1 - value)) / StrictMath.log(2);
    return Math.max(now + 1, at + (long) Math.ceil(halfLives * halfLifeMicros));
  }

  /** Asked several times at one instant, so the last answer is remembered. */
  private double decay(long now) {
    if (now - at != decayedFor) {
      decayedFor = now - at;
      decay = StrictMath.pow(0.5, (double) decayedFor / halfLifeMicros);
    }
    return decay;
  }
}
