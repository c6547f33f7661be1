package dev.torpor.os;

import dev.torpor.time.TimeFormat;

/**
 * When the user opens the app: a histogram over the slots of a day in which old days count ever
 * less. Computed when somebody asks.
 */
public final class UsageHistory {
  private static final long NEVER = -1;

  private final Rule rule;
  private final double[] weights;

  /** What a history without beginning weighs, in days. */
  private final double mostDays;

  private final double leastDays;
  private double total;
  private long settledAt;
  private long lastCounted = Long.MIN_VALUE;
  private int lastSlot = -1;
  private long recentAge;
  private double recentDecay = 1;
  private long olderAge;
  private double olderDecay = 1;
  private long likelyAskedAt = NEVER;
  private long likelyMicrosOfDay;
  private double likelyShare;
  private long likelyLead;
  private long nextLikely;

  /**
   * How usage is learned.
   *
   * @param slotMicros width of a slot; a day is a whole number of them
   * @param halfLifeMicros after which an open counts half
   * @param learningMicros before which nothing is foreseen
   */
  public record Rule(long slotMicros, long halfLifeMicros, long learningMicros) {
    /** Checks the ranges. */
    public Rule {
      if (slotMicros <= 0 || TimeFormat.DAY % slotMicros != 0 || halfLifeMicros <= 0) {
        throw new IllegalArgumentException(
            "a day is a whole number of slots, and a half-life is positive");
      }
    }
  }

  /** The history of an app that was just installed, at virtual time 0. */
  public UsageHistory(Rule rule) {
    this.rule = rule;
    this.weights = new double[(int) (TimeFormat.DAY / rule.slotMicros())];
    this.mostDays = (double) rule.halfLifeMicros() / TimeFormat.DAY / StrictMath.log(2);
    this.leastDays = (double) Math.max(rule.learningMicros(), rule.slotMicros()) / TimeFormat.DAY;
  }

  /** The user opens the app; a slot counts once however often it is opened in it. */
  public void opened(long now, long microsOfDay) {
    int slot = slot(microsOfDay);
    if (slot == lastSlot && now - lastCounted < rule.slotMicros()) {
      return;
    }
    likelyAskedAt = NEVER;
    settle(now);
    weights[slot]++;
    total++;
    lastSlot = slot;
    lastCounted = now;
  }

  /** Opens a day, recent days counting most; too low while the history is short. */
  public double opensPerDay(long now) {
    return total * decay(now - settledAt) / days(now);
  }

  /**
   * The next instant at which a use is near: not earlier than {@code leadMicros} before a slot in
   * which the user opens the app on at least that share of days, and not after that slot. A policy
   * asks this several times at one instant, so the last answer is remembered.
   *
   * @return {@code now} if that is so now, {@link Long#MAX_VALUE} if no slot is like that
   */
  public long nextLikely(long now, long microsOfDay, double share, long leadMicros) {
    boolean asked =
        now == likelyAskedAt
            && microsOfDay == likelyMicrosOfDay
            && share == likelyShare
            && leadMicros == likelyLead;
    if (!asked) {
      nextLikely = findLikely(now, microsOfDay, share, leadMicros);
      likelyAskedAt = now;
      likelyMicrosOfDay = microsOfDay;
      likelyShare = share;
      likelyLead = leadMicros;
    }
    return nextLikely;
  }

  private long findLikely(long now, long microsOfDay, double share, long leadMicros) {
    if (now < rule.learningMicros()) {
      return Long.MAX_VALUE;
    }
    double enough = share * days(now) / decay(now - settledAt);
    int slot = slot(microsOfDay);
    long start = now - microsOfDay % rule.slotMicros();
    for (int ahead = 0; ahead < weights.length; ahead++) {
      if (weights[slot] >= enough) {
        return Math.max(now, start + ahead * rule.slotMicros() - leadMicros);
      }
      slot = slot + 1 == weights.length ? 0 : slot + 1;
    }
    return Long.MAX_VALUE;
  }

  private int slot(long microsOfDay) {
    return (int) (microsOfDay / rule.slotMicros());
  }

  private void settle(long now) {
    double factor = decay(now - settledAt);
    for (int i = 0; i < weights.length; i++) {
      weights[i] *= factor;
    }
    total *= factor;
    settledAt = now;
  }

  /** Days of history, each weighted as its opens are. */
  private double days(long now) {
    return Math.max(mostDays * (1 - decay(now)), leastDays);
  }

  /** A policy asks several times at one instant, so the last two ages are remembered. */
  private double decay(long micros) {
    if (micros == recentAge) {
      return recentDecay;
    }
    double decay = micros == olderAge ? olderDecay : power(micros);
    olderAge = recentAge;
    olderDecay = recentDecay;
    recentAge = micros;
    recentDecay = decay;
    return decay;
  }

  private double power(long micros) {
    return StrictMath.pow(0.5, (double) micros / rule.halfLifeMicros());
  }
}
