package dev.torpor.os;

import dev.torpor.time.TimeFormat;

/**
 * What an app may spend in the background: filled a little at a time through the day, drawn by what
 * it does. Computed when somebody asks; nothing ticks.
 */
public final class Budget {
  private static final Budget UNLIMITED =
      new Budget(new Rule(Double.POSITIVE_INFINITY, 1, Refill.CONTINUOUS));

  private final Rule rule;
  private double level;
  private long at;

  /** In which steps a budget is filled. */
  public enum Refill {
    /** All the time. */
    CONTINUOUS(1),
    /** Once an hour. */
    HOURLY(TimeFormat.HOUR),
    /** Once a day. */
    DAILY(TimeFormat.DAY);

    private final long stepMicros;

    Refill(long stepMicros) {
      this.stepMicros = stepMicros;
    }
  }

  /**
   * How a budget is filled.
   *
   * @param perDay what comes in a day
   * @param mostDays what can be saved up, in days' worth
   * @param refill in which steps
   */
  public record Rule(double perDay, double mostDays, Refill refill) {}

  /** A full budget. */
  public Budget(Rule rule) {
    this.rule = rule;
    this.level = rule.perDay() * rule.mostDays();
  }

  /** A budget that is never used up. */
  public static Budget unlimited() {
    return UNLIMITED;
  }

  /** What is left, in the unit of the rule; negative when more was spent than there was. */
  public double left(long now) {
    if (Double.isInfinite(rule.perDay())) {
      return level;
    }
    double gained = rule.perDay() * (step(now) - step(at)) / TimeFormat.DAY;
    return Math.min(rule.perDay() * rule.mostDays(), level + gained);
  }

  /** Spends. */
  public void draw(double amount, long now) {
    level = left(now) - amount;
    at = now;
  }

  /** When that much will be left; {@code now} if it is, {@link Long#MAX_VALUE} for never. */
  public long reaches(double amount, long now) {
    double missing = amount - left(now);
    if (missing <= 0) {
      return now;
    }
    if (amount > rule.perDay() * rule.mostDays() || rule.perDay() <= 0) {
      return Long.MAX_VALUE;
    }
    long wait = (long) Math.ceil(missing / rule.perDay() * TimeFormat.DAY);
    long then = step(now) + wait;
    long steps = (then + rule.refill().stepMicros - 1) / rule.refill().stepMicros;
    return Math.max(now + 1, steps * rule.refill().stepMicros);
  }

  /** What a day brings. */
  public double perDay() {
    return rule.perDay();
  }

  private long step(long time) {
    return time - time % rule.refill().stepMicros;
  }
}
