package dev.torpor.os;

import dev.torpor.device.Battery;
import dev.torpor.time.VirtualClock;
import java.util.EnumMap;
import java.util.Map;

/** The switches and flags a policy looks at. */
public final class SystemState implements Conditions {
  private final VirtualClock clock;
  private final Battery battery;
  private final Map<WorkKind, Long> lastLaunches = new EnumMap<>(WorkKind.class);
  private boolean lowPowerMode;
  private boolean backgroundRefreshEnabled;
  private boolean forceQuit;
  private boolean inAppSwitcher;

  SystemState(VirtualClock clock, Battery battery, BackgroundRefresh backgroundRefresh) {
    this.clock = clock;
    this.battery = battery;
    this.backgroundRefreshEnabled = backgroundRefresh == BackgroundRefresh.ON;
  }

  @Override
  public long now() {
    return clock.now();
  }

  @Override
  public double batteryLevel() {
    return battery.level();
  }

  @Override
  public boolean charging() {
    return battery.charging();
  }

  @Override
  public boolean lowPowerMode() {
    return lowPowerMode;
  }

  @Override
  public boolean backgroundRefreshEnabled() {
    return backgroundRefreshEnabled;
  }

  @Override
  public boolean forceQuit() {
    return forceQuit;
  }

  @Override
  public boolean inAppSwitcher() {
    return inAppSwitcher;
  }

  @Override
  public long lastLaunch(WorkKind kind) {
    return lastLaunches.getOrDefault(kind, Long.MIN_VALUE);
  }

  /** Notes that work of that kind is launched now. */
  public void launchedNow(WorkKind kind) {
    lastLaunches.put(kind, clock.now());
  }

  void setLowPowerMode(boolean on) {
    lowPowerMode = on;
  }

  void setBackgroundRefreshEnabled(boolean on) {
    backgroundRefreshEnabled = on;
  }

  void opened() {
    forceQuit = false;
    inAppSwitcher = true;
  }

  void swipedAway() {
    forceQuit = true;
    inAppSwitcher = false;
  }
}
