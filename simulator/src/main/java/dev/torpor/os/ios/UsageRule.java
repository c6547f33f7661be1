package dev.torpor.os.ios;

import dev.torpor.os.BlockReason;
import dev.torpor.os.Conditions;
import dev.torpor.os.Decision;
import dev.torpor.os.PolicyParameters;
import dev.torpor.os.UsageHistory;
import dev.torpor.os.WorkKind;
import dev.torpor.time.TimeFormat;

/**
 * App usage, spacing and night: how often the system runs an app, and when.
 *
 * <p>A refresh is due shortly before the user is expected to open the app, and besides at a rate
 * that follows how often it is opened at all. WWDC20 describes the idea and no source a figure, so
 * the figures are choices, fitted to the sequences that developers published.
 */
final class UsageRule {
  private static final long ASK_AGAIN = TimeFormat.MINUTE;

  private final boolean predicts;
  private final long forgetAfter;
  private final double likely;
  private final long lead;
  private final long baseline;
  private final long processingWindow;
  private final boolean byDayOnBattery;
  private final long refreshSpacing;
  private final long processingSpacing;
  private final long pushSpacing;
  private final double nightFactor;
  private final boolean onlyAtNight;
  private final long nightFrom;
  private final long nightTo;
  private final boolean bursts;
  private final long burstOn;
  private final long burstOff;

  UsageRule(PolicyParameters p) {
    predicts = p.flag("predict.enabled");
    forgetAfter = p.duration("predict.forgetAfter");
    likely = p.share("predict.likelyShare");
    lead = p.duration("predict.leadTime");
    baseline = p.duration("predict.baselineInterval");
    processingWindow = p.duration("bgt.processingUsageWindow");
    byDayOnBattery = p.flag("bgt.processingByDayOnBattery");
    refreshSpacing = p.duration("bgt.refreshMinSpacing");
    processingSpacing = p.duration("bgt.processingMinSpacing");
    pushSpacing = p.duration("push.minLaunchSpacing");
    nightFactor = p.share("bgt.refreshNightFactor");
    onlyAtNight = p.flag("cond.onlyAtNight");
    nightFrom = p.timeOfDay("cond.nightFrom");
    nightTo = p.timeOfDay("cond.nightTo");
    bursts = p.flag("push.burstModel");
    burstOn = p.duration("push.burstOn");
    burstOff = p.duration("push.burstOff");
  }

  /** True while the user is expected to open the app within the lead time, or is just doing it. */
  boolean useIsNear(Conditions at) {
    return !predicts || nextUse(at) == at.now();
  }

  void block(WorkKind kind, Conditions at, Decision.Builder reasons) {
    switch (kind) {
      case REFRESH, LEGACY_FETCH -> {
        blockByUsage(kind, at, reasons);
        blockBySpacing(kind, spacing(at), at, reasons);
      }
      case PROCESSING, HEALTH_RESEARCH -> {
        reasons.block(BlockReason.APP_USAGE, unusedFor(processingWindow, at));
        if (!byDayOnBattery && !at.charging() && !isNight(at)) {
          reasons.blockUntil(BlockReason.NO_POWER, next(nightFrom, at), at.now());
        }
        blockBySpacing(kind, processingSpacing, at, reasons);
      }
      case PUSH -> {
        blockBySpacing(kind, pushSpacing, at, reasons);
        blockBetweenBursts(at, reasons);
      }
      case CONTINUED, URL_SESSION, URL_SESSION_DISCRETIONARY -> {}
    }
    if (onlyAtNight && kind != WorkKind.CONTINUED && !isNight(at)) {
      reasons.blockUntil(BlockReason.OUTSIDE_WINDOW, next(nightFrom, at), at.now());
    }
  }

  private void blockByUsage(WorkKind kind, Conditions at, Decision.Builder reasons) {
    if (!predicts) {
      return;
    }
    if (unusedFor(forgetAfter, at)) {
      reasons.block(BlockReason.APP_USAGE, true);
      return;
    }
    long now = at.now();
    long until = Math.min(nextUse(at), dueAnyway(kind, at));
    if (until > now) {
      reasons.blockUntil(BlockReason.APP_USAGE, Math.max(until, now + ASK_AGAIN), now);
    }
  }

  private long nextUse(Conditions at) {
    UsageHistory usage = at.account().usage();
    return usage.nextLikely(at.now(), at.microsOfDay(), likely, lead);
  }

  /** When an app that is opened so often gets its next launch even if no use is near. */
  private long dueAnyway(WorkKind kind, Conditions at) {
    long last = at.lastLaunch(kind);
    if (last == Long.MIN_VALUE) {
      return at.now();
    }
    double opensPerDay = at.account().usage().opensPerDay(at.now());
    double interval = opensPerDay > 0 ? baseline / opensPerDay : Double.POSITIVE_INFINITY;
    return interval >= Long.MAX_VALUE - last ? Long.MAX_VALUE : last + (long) interval;
  }

  private static boolean unusedFor(long window, Conditions at) {
    return at.lastOpened() == Long.MIN_VALUE || at.now() - at.lastOpened() > window;
  }

  private static void blockBySpacing(
      WorkKind kind, long spacing, Conditions at, Decision.Builder reasons) {
    long last = at.lastLaunch(kind);
    if (last != Long.MIN_VALUE) {
      reasons.blockUntil(BlockReason.MIN_SPACING, last + spacing, at.now());
    }
  }

  /** Older systems let pushes through for some minutes after the app was seen, and then hourly. */
  private void blockBetweenBursts(Conditions at, Decision.Builder reasons) {
    long seen = at.lastInForeground();
    if (bursts && seen != Long.MIN_VALUE) {
      long into = (at.now() - seen) % (burstOn + burstOff);
      if (into >= burstOn) {
        reasons.blockUntil(BlockReason.RATE_LIMIT, at.now() - into + burstOn + burstOff, at.now());
      }
    }
  }

  /** At night refreshes are sparse, unless the user is expected. */
  private long spacing(Conditions at) {
    if (nightFactor >= 1 || !isNight(at) || (predicts && useIsNear(at))) {
      return refreshSpacing;
    }
    long last = at.lastLaunch(WorkKind.REFRESH);
    long sparse = nightFactor > 0 ? (long) (refreshSpacing / nightFactor) : TimeFormat.DAY;
    long restOfNight = last == Long.MIN_VALUE ? sparse : next(nightTo, at) - last;
    return Math.max(refreshSpacing, Math.min(sparse, restOfNight));
  }

  boolean isNight(Conditions at) {
    long time = at.microsOfDay();
    return nightFrom <= nightTo
        ? time >= nightFrom && time < nightTo
        : time >= nightFrom || time < nightTo;
  }

  private static long next(long microsOfDay, Conditions at) {
    long wait = Math.floorMod(microsOfDay - at.microsOfDay(), TimeFormat.DAY);
    return at.now() + (wait == 0 ? TimeFormat.DAY : wait);
  }
}
