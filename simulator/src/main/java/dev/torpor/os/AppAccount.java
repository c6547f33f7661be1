package dev.torpor.os;

import dev.torpor.app.ClientEvent;
import dev.torpor.energy.Cause;
import dev.torpor.network.Interface;
import dev.torpor.network.NetworkEvent;
import dev.torpor.time.TimeFormat;
import dev.torpor.trace.Subsystem;
import dev.torpor.trace.TraceEvent;
import dev.torpor.trace.TraceListener;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What the system keeps count of for one app: its budgets, its usage and its conduct.
 *
 * <p>Bytes and new data are read from the trace, where every part of the system reports them.
 */
public final class AppAccount implements TraceListener {
  private static final double KILOBYTE = 1_000;

  private final Rules rules;
  private final Budget energy;
  private final Budget data;
  private final UsageHistory usage;
  private final Conduct conduct;
  private final Map<Long, Cause> transfers = new TreeMap<>();
  private long newDataAt = Long.MIN_VALUE;
  private long wakeBytes;

  /**
   * How the system keeps count. Energy is in units of its own, data in kilobytes.
   *
   * @param launchCost energy of a wake
   * @param runSecondCost energy of a second in the background
   * @param foregroundSecondCost energy of a second in the foreground
   * @param kilobyteCost energy of a kilobyte over a cellular network
   * @param penalty by what an offence multiplies conduct
   * @param penaltyHalfLifeMicros after which half of it is forgiven
   */
  public record Rules(
      Budget.Rule energy,
      Budget.Rule data,
      double launchCost,
      double runSecondCost,
      double foregroundSecondCost,
      double kilobyteCost,
      UsageHistory.Rule usage,
      double penalty,
      long penaltyHalfLifeMicros) {
    /** Counts nothing that matters. */
    public static Rules none() {
      Budget.Rule unlimited =
          new Budget.Rule(Double.POSITIVE_INFINITY, 1, Budget.Refill.CONTINUOUS);
      UsageHistory.Rule learned =
          new UsageHistory.Rule(15 * TimeFormat.MINUTE, 7 * TimeFormat.DAY, 0);
      return new Rules(unlimited, unlimited, 0, 0, 0, 0, learned, 1, TimeFormat.DAY);
    }
  }

  /** The account of an app that was just installed. */
  public AppAccount(Rules rules) {
    this.rules = rules;
    this.energy = new Budget(rules.energy());
    this.data = new Budget(rules.data());
    this.usage = new UsageHistory(rules.usage());
    this.conduct = new Conduct(rules.penalty(), rules.penaltyHalfLifeMicros());
  }

  /** Energy in units of the policy. */
  public Budget energy() {
    return energy;
  }

  /** Cellular data in kilobytes. */
  public Budget data() {
    return data;
  }

  /** When the user opens the app. */
  public UsageHistory usage() {
    return usage;
  }

  /** How well the app has behaved. */
  public Conduct conduct() {
    return conduct;
  }

  /** True when something newer has been stored since then. */
  public boolean newDataSince(long instant) {
    return newDataAt >= instant;
  }

  void woken(Cause cause, long now) {
    if (isBilled(cause)) {
      energy.draw(rules.launchCost(), now);
    }
  }

  void ran(Cause cause, long micros, long now) {
    if (isBilled(cause)) {
      energy.draw(rules.runSecondCost() * micros / TimeFormat.SECOND, now);
    }
  }

  void wasInForeground(long micros, long now) {
    energy.draw(rules.foregroundSecondCost() * micros / TimeFormat.SECOND, now);
  }

  @Override
  public Set<Subsystem> hears() {
    return EnumSet.of(Subsystem.NETWORK, Subsystem.CLIENT);
  }

  @Override
  public void on(long at, TraceEvent event) {
    if (event instanceof NetworkEvent.TransferStarted started) {
      if (started.via() == Interface.CELLULAR && isBilled(started.cause())) {
        transfers.put(started.transfer(), started.cause());
      }
    } else if (event instanceof NetworkEvent.TransferCompleted completed) {
      carried(completed.transfer(), completed.bytesUp() + completed.bytesDown(), at);
    } else if (event instanceof NetworkEvent.TransferFailed failed) {
      carried(failed.transfer(), failed.bytesUp(), at);
    } else if (isNewData(event)) {
      newDataAt = at;
    }
  }

  private static boolean isNewData(TraceEvent event) {
    if (event instanceof ClientEvent.Replaced replaced) {
      return !replaced.records().isEmpty() || !replaced.gone().isEmpty();
    }
    return (event instanceof ClientEvent.Applied applied && !applied.records().isEmpty())
        || (event instanceof ClientEvent.PushApplied pushed && !pushed.records().isEmpty());
  }

  /** What refreshes and pushes have carried over cellular networks since this was last asked. */
  long takeWakeBytes() {
    long taken = wakeBytes;
    wakeBytes = 0;
    return taken;
  }

  private void carried(long transfer, long bytes, long now) {
    Cause cause = transfers.remove(transfer);
    if (cause != null) {
      wakeBytes += cause == Cause.TRANSFER ? 0 : bytes;
      data.draw(bytes / KILOBYTE, now);
      energy.draw(rules.kilobyteCost() * bytes / KILOBYTE, now);
    }
  }

  /** Work the system runs on power, and what the user asked for, is free. */
  private static boolean isBilled(Cause cause) {
    return switch (cause) {
      case REFRESH, PUSH, TRANSFER -> true;
      case DEVICE, FOREGROUND, PROCESSING, OTHER_APPS -> false;
    };
  }
}
