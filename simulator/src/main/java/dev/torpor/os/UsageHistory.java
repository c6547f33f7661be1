package dev.torpor.os;

import dev.torpor.time.TimeFormat;

/**
 * When the user opens the app: a histogram over the slots of a day in which old days count ever
 * less. Computed when somebody asks.
 */
public final class UsageHistory {
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
  private final Found found = new Found();

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
    found.forget();
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
   * which the user opens the app on at least that share of days, and not after that slot.
   *
   * @return {@code now} if that is so now, {@link Long#MAX_VALUE} if no slot is like that
   */
  public long nextLikely(long now, long microsOfDay, double share, long leadMicros) {
    if (now < rule.learningMicros()) {
      return Long.MAX_VALUE;
    }
    long midnight = now - microsOfDay;
    if (!found.isStillFirst(now, midnight, share)) {
      found.search(now, midnight, share);
    }
    return found.start == Long.MAX_VALUE ? found.start : Math.max(now, found.start - leadMicros);
  }

  /**
   * The first slot in which enough opens lie. What is enough takes two powers to compute and only
   * grows until the next open; a policy asks often, so the slot is kept for as long as a bound that
   * is cheap to compute shows it to be the first still.
   */
  private final class Found {
    private static final double ROUNDING = 1 + 1e-9;

    private boolean known;
    private long askedAt;
    private long midnight;
    private double share;
    private double days;
    private double decay;
    private double weight;
    private long start;

    /** The user has opened the app. */
    void forget() {
      known = false;
    }

    boolean isStillFirst(long now, long someMidnight, double wantedShare) {
      boolean sameQuestion =
          known && share == wantedShare && (midnight - someMidnight) % TimeFormat.DAY == 0;
      if (!sameQuestion || now == askedAt || start == Long.MAX_VALUE) {
        return sameQuestion;
      }
      return now < start + rule.slotMicros() && weight > mostEnough(now - askedAt) * ROUNDING;
    }

    /** What can be enough after that time: 2 to the power of x is at most 1 + x, x from 0 to 1. */
    private double mostEnough(long micros) {
      double halfLives = (double) micros / rule.halfLifeMicros();
      double mostDays = days + (double) micros / TimeFormat.DAY;
      return halfLives > 1 ? Double.POSITIVE_INFINITY : share * mostDays * (1 + halfLives) / decay;
    }

    void search(long now, long someMidnight, double wantedShare) {
      known = true;
      askedAt = now;
      midnight = someMidnight;
      share = wantedShare;
      days = days(now);
      decay = decay(now - settledAt);
      double enough = share * days / decay;
      long microsOfDay = now - someMidnight;
      int slot = slot(microsOfDay);
      start = now - microsOfDay % rule.slotMicros();
      for (int ahead = 0; ahead <= weights.length; ahead++) {
        weight = weights[slot];
        if (weight >= enough) {
          return;
        }
        start += rule.slotMicros();
        slot = slot + 1 == weights.length ? 0 : slot + 1;
      }
      start = Long.MAX_VALUE;
    }
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
