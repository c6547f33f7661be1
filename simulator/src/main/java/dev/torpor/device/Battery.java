package dev.torpor.device;

import dev.torpor.energy.PowerLanes;
import dev.torpor.time.Lane;
import dev.torpor.time.TimeFormat;
import dev.torpor.time.VirtualClock;
import dev.torpor.trace.Trace;
import java.util.ArrayList;
import java.util.List;

/**
 * The battery and its charger.
 *
 * <p>The level is computed when somebody asks or something changes, never ticked. While a charger
 * is connected it carries the device's load and fills the battery along the {@link ChargeCurve};
 * all it delivers is counted, so that at the end of a run start - end + delivered must equal what
 * the ledger says was spent.
 */
public final class Battery implements PowerLanes.Supply {
  /** A check this far off is set for a draw of at least {@link #EXPECTED_MICROWATTS}. */
  private static final long FAR_OFF = TimeFormat.MINUTE;

  /**
   * More than a phone draws most of the time: a check that finds nothing crossed costs less than
   * setting it anew each time the draw rises. It has no influence on when a level is passed.
   */
  private static final long EXPECTED_MICROWATTS = 1_000_000;

  private final DeviceProfile profile;
  private final VirtualClock clock;
  private final Trace trace;
  private final List<Threshold> thresholds = new ArrayList<>();

  private long picojoules;
  private long delivered;
  private long settledAt;
  private long microwatts;
  private boolean charging;
  private double chargeStart;
  private long chargeStartedAt;
  private long crossing;
  private long crossingAt;
  private boolean crossingSet;
  private long nextBelow;

  private static final class Threshold {
    private final long picojoules;
    private final Runnable crossed;
    private boolean above;

    Threshold(long picojoules, Runnable crossed, long level) {
      this.picojoules = picojoules;
      this.crossed = crossed;
      this.above = level > picojoules;
    }
  }

  /**
   * A battery that is not charging.
   *
   * @param level state of charge from 0 to 1
   */
  public Battery(DeviceProfile profile, double level, VirtualClock clock, Trace trace) {
    this.profile = profile;
    this.clock = clock;
    this.trace = trace;
    this.picojoules = toPicojoules(level);
    this.settledAt = clock.now();
  }

  /** State of charge from 0 to 1. */
  public double level() {
    return (double) picojoules() / profile.batteryPicojoules();
  }

  /** Energy left, in picojoules. */
  public long picojoules() {
    settle();
    return picojoules;
  }

  /** True while a charger is connected. */
  public boolean charging() {
    return charging;
  }

  /** Calls {@code crossed} each time the level passes that state of charge, either way. */
  public void watch(double level, Runnable crossed) {
    thresholds.add(new Threshold(toPicojoules(level), crossed, picojoules()));
    scheduleCrossing();
  }

  /** Connects or disconnects the charger. */
  public void setCharging(boolean connected) {
    if (connected == charging) {
      return;
    }
    chargeStart = level();
    chargeStartedAt = clock.now();
    charging = connected;
    recordLevel();
    scheduleCrossing();
  }

  /** Records a reading. */
  public void recordLevel() {
    settle();
    trace.record(
        new BatteryEvent.Level(picojoules, delivered, profile.batteryPicojoules(), charging));
  }

  @Override
  public void drawChanged(long newMicrowatts, long spentPicojoules) {
    settleLoad();
    microwatts = newMicrowatts;
    if (charging) {
      delivered += spentPicojoules;
      return;
    }
    picojoules -= spentPicojoules;
    if (!crossingSet || comesTooLate()) {
      scheduleCrossing();
    }
  }

  /** True when the level would be passed before anybody looks. */
  private boolean comesTooLate() {
    long left = crossingAt - clock.now();
    return Math.multiplyExact(microwatts, left) > picojoules - nextBelow;
  }

  private void settle() {
    settleLoad();
    if (charging && picojoules < profile.batteryPicojoules()) {
      long charged = clock.now() - chargeStartedAt;
      long filled = toPicojoules(profile.charging().after(chargeStart, charged));
      long gained = Math.max(0, filled - picojoules);
      picojoules += gained;
      delivered = Math.addExact(delivered, gained);
    }
  }

  /** Books what the device drew; what the charger filled in meanwhile follows from the time. */
  private void settleLoad() {
    long now = clock.now();
    if (now == settledAt) {
      return;
    }
    long load = Math.multiplyExact(microwatts, now - settledAt);
    settledAt = now;
    if (charging) {
      delivered = Math.addExact(delivered, load);
    } else {
      picojoules -= load;
    }
  }

  private void scheduleCrossing() {
    if (crossingSet) {
      clock.cancel(crossing);
      crossingSet = false;
    }
    settle();
    long wait = charging ? waitForCharge() : waitForDischarge();
    if (wait < Long.MAX_VALUE - clock.now()) {
      crossingAt = clock.now() + wait;
      crossing = clock.at(crossingAt, Lane.WORLD, this::crossed);
      crossingSet = true;
    }
  }

  private long waitForCharge() {
    long wait = Long.MAX_VALUE;
    for (Threshold threshold : thresholds) {
      double share = (double) threshold.picojoules / profile.batteryPicojoules();
      if (threshold.picojoules >= picojoules && share < 1) {
        wait = Math.min(wait, profile.charging().microsBetween(level(), share) + 1);
      }
    }
    return wait;
  }

  private long waitForDischarge() {
    nextBelow = Long.MIN_VALUE;
    for (Threshold threshold : thresholds) {
      if (threshold.above || threshold.picojoules < picojoules) {
        nextBelow = Math.max(nextBelow, threshold.picojoules);
      }
    }
    if (nextBelow == Long.MIN_VALUE || microwatts == 0) {
      return Long.MAX_VALUE;
    }
    long above = Math.max(0, picojoules - nextBelow);
    long early = above / Math.max(microwatts, EXPECTED_MICROWATTS);
    return early > FAR_OFF ? early : (above + microwatts - 1) / microwatts;
  }

  private void crossed() {
    crossingSet = false;
    settle();
    List<Runnable> told = new ArrayList<>();
    for (Threshold threshold : thresholds) {
      boolean above = picojoules > threshold.picojoules;
      if (above != threshold.above) {
        threshold.above = above;
        told.add(threshold.crossed);
      }
    }
    if (!told.isEmpty()) {
      recordLevel();
      told.forEach(Runnable::run);
    }
    scheduleCrossing();
  }

  private long toPicojoules(double level) {
    return Math.round(level * profile.batteryPicojoules());
  }
}
