package dev.torpor.os;

import dev.torpor.device.Activity;
import dev.torpor.device.Battery;
import dev.torpor.device.Thermal;
import dev.torpor.device.WallClock;
import dev.torpor.network.Network;
import dev.torpor.network.NetworkPath;
import dev.torpor.time.VirtualClock;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;

/** The switches and flags a policy looks at. */
public final class SystemState implements Conditions {
  /** How good a network is that nobody has called weak. */
  public static final int GOOD_NETWORK = 100;

  private final VirtualClock clock;
  private final Battery battery;
  private final Network network;
  private final WallClock wall;
  private final AppAccount account;
  private final int[] running = new int[WorkKind.values().length];
  private final long[] lastLaunches = new long[WorkKind.values().length];
  private final Set<Activity> activities = EnumSet.noneOf(Activity.class);
  private boolean lowPowerMode;
  private boolean lowDataMode;
  private boolean inHealthStudy = true;
  private boolean backgroundRefreshEnabled;
  private boolean forceQuit;
  private boolean inAppSwitcher;
  private boolean installed = true;
  private boolean appInForeground;
  private boolean deviceInUse;
  private boolean unlockedSinceBoot;
  private long lastInForeground = Long.MIN_VALUE;
  private long lastOpened = Long.MIN_VALUE;
  private long lastTrigger = Long.MIN_VALUE;
  private long lastUserAction = Long.MIN_VALUE;
  private long lastUse = Long.MIN_VALUE;
  private Thermal thermal = Thermal.NOMINAL;
  private int networkQuality = GOOD_NETWORK;

  SystemState(Phone phone, AppAccount account, BackgroundRefresh backgroundRefresh) {
    Arrays.fill(lastLaunches, Long.MIN_VALUE);
    this.clock = phone.clock();
    this.battery = phone.device().battery();
    this.network = phone.network();
    this.wall = phone.wall();
    this.account = account;
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
  public boolean inHealthStudy() {
    return inHealthStudy;
  }

  @Override
  public boolean lowDataMode() {
    return lowDataMode || network.path().isConstrained();
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
  public boolean appInForeground() {
    return appInForeground;
  }

  @Override
  public long lastInForeground() {
    return appInForeground ? clock.now() : lastInForeground;
  }

  @Override
  public long lastOpened() {
    return lastOpened;
  }

  @Override
  public long lastLaunch(WorkKind kind) {
    return lastLaunches[place(kind)];
  }

  @Override
  public boolean deviceInUse() {
    return deviceInUse;
  }

  @Override
  public long lastTrigger() {
    return lastTrigger;
  }

  @Override
  public long lastUse() {
    return lastUse;
  }

  /** True while the device is locked: it locks when its use ends. */
  @Override
  public boolean locked() {
    return !deviceInUse;
  }

  @Override
  public boolean unlockedSinceBoot() {
    return unlockedSinceBoot;
  }

  @Override
  public Thermal thermal() {
    return thermal;
  }

  @Override
  public boolean active(Activity activity) {
    return activities.contains(activity);
  }

  @Override
  public NetworkPath networkPath() {
    return network.path();
  }

  @Override
  public int networkQuality() {
    return networkQuality;
  }

  @Override
  public int running(WorkKind kind) {
    return running[place(kind)];
  }

  @Override
  public long microsOfDay() {
    return wall.microsOfDay(clock.now());
  }

  @Override
  public AppAccount account() {
    return account;
  }

  @SuppressWarnings("EnumOrdinal") // a place in an array of one run, never stored
  private static int place(WorkKind kind) {
    return kind.ordinal();
  }

  /** Notes that one more piece of work of that kind runs. */
  public void begun(WorkKind kind) {
    running[place(kind)]++;
  }

  /** Notes that one piece of work of that kind has ended. */
  public void ended(WorkKind kind) {
    running[place(kind)]--;
  }

  /** Notes that work of that kind is launched now. */
  public void launchedNow(WorkKind kind) {
    if (kind != WorkKind.PUSH || !appInForeground) { // what launches nothing needs no spacing
      lastLaunches[place(kind)] = clock.now();
    }
  }

  void setLowPowerMode(boolean on) {
    lowPowerMode = on;
  }

  void setLowDataMode(boolean on) {
    lowDataMode = on;
  }

  void setBackgroundRefreshEnabled(boolean on) {
    backgroundRefreshEnabled = on;
  }

  void setInHealthStudy(boolean on) {
    inHealthStudy = on;
  }

  void setThermal(Thermal state) {
    thermal = state;
  }

  void setNetworkQuality(int quality) {
    networkQuality = quality;
  }

  void setActive(Activity activity, boolean on) {
    if (on) {
      activities.add(activity);
    } else {
      activities.remove(activity);
    }
  }

  void setAppInForeground(boolean seen) {
    if (appInForeground && !seen) {
      lastInForeground = clock.now();
    }
    appInForeground = seen;
  }

  void booted() {
    unlockedSinceBoot = false;
  }

  /** The user begins to use the device. */
  void unlocked() {
    if (!deviceInUse) {
      deviceInUse = true;
      lastTrigger = clock.now();
    }
    unlockedSinceBoot = true;
  }

  /** The user stops using the device, which locks it. */
  void lock() {
    if (deviceInUse) {
      deviceInUse = false;
      lastUse = clock.now();
    }
  }

  void opened() {
    forceQuit = false;
    inAppSwitcher = true;
    lastOpened = clock.now();
    account.usage().opened(lastOpened, microsOfDay());
  }

  /** When the user last did something in the app that starts work. */
  public long lastUserAction() {
    return lastUserAction;
  }

  void userActed() {
    lastUserAction = clock.now();
  }

  /** True until the user deletes the app. */
  public boolean installed() {
    return installed;
  }

  void deleted() {
    installed = false;
    swipedAway();
  }

  void swipedAway() {
    forceQuit = true;
    inAppSwitcher = false;
  }
}
