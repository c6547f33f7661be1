package dev.torpor.device;

import dev.torpor.energy.PowerLanes;
import dev.torpor.time.Lane;
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
  private boolean crossingSet;
  private long crossingMicrowatts;

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
    settle();
    charging = connected;
    chargeStart = level();
    chargeStartedAt = clock.now();
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
    settle();
    microwatts = newMicrowatts;
    if (charging) {
      delivered += spentPicojoules;
      return;
    }
    picojoules -= spentPicojoules;
    // A timer set for a higher draw comes too early, finds nothing crossed and is set again.
    if (spentPicojoules > 0 || !crossingSet || newMicrowatts > crossingMicrowatts) {
      scheduleCrossing();
    }
  }

  private void settle() {
    long now = clock.now();
    if (now == settledAt) {
      return;
    }
    long load = Math.multiplyExact(microwatts, now - settledAt);
    settledAt = now;
    if (!charging) {
      picojoules -= load;
      return;
    }
    long filled = toPicojoules(profile.charging().after(chargeStart, now - chargeStartedAt));
    long gained = Math.max(0, filled - picojoules);
    picojoules += gained;
    delivered = Math.addExact(delivered, gained + load);
  }

  private void scheduleCrossing() {
    if (crossingSet) {
      clock.cancel(crossing);
      crossingSet = false;
    }
    long wait = Long.MAX_VALUE;
    for (Threshold threshold : thresholds) {
      wait = Math.min(wait, waitFor(threshold.picojoules));
    }
    if (wait < Long.MAX_VALUE - clock.now()) {
      crossingMicrowatts = microwatts;
      crossing = clock.after(wait, Lane.WORLD, this::crossed);
      crossingSet = true;
    }
  }

  private long waitFor(long target) {
    settle();
    if (charging) {
      double share = (double) target / profile.batteryPicojoules();
      return target < picojoules || share >= 1
          ? Long.MAX_VALUE
          : profile.charging().microsBetween(level(), share) + 1;
    }
    long above = picojoules - target;
    return above <= 0 || microwatts == 0 ? Long.MAX_VALUE : (above + microwatts - 1) / microwatts;
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
