package dev.torpor.os.ios;

import static dev.torpor.time.TimeFormat.DAY;
import static dev.torpor.time.TimeFormat.HOUR;

import dev.torpor.device.Activity;
import dev.torpor.device.Thermal;
import dev.torpor.network.Interface;
import dev.torpor.network.Link;
import dev.torpor.network.NetworkPath;
import dev.torpor.os.AppAccount;
import dev.torpor.os.Conditions;
import dev.torpor.os.OsPolicy;
import dev.torpor.os.SystemState;
import dev.torpor.os.WorkKind;
import dev.torpor.simulation.Story;
import java.util.EnumSet;
import java.util.Set;

/** Conditions under which everything may start, until a test changes one. */
final class TestConditions implements Conditions {
  static final NetworkPath WIFI =
      new NetworkPath(Interface.WIFI, "home", Story.LTE, new Link(0, 0, 0, 0));
  static final NetworkPath CELLULAR =
      new NetworkPath(Interface.CELLULAR, "lte", Story.LTE, new Link(0, 0, 0, 0));

  long now = 40 * DAY + 14 * HOUR;
  double battery = 0.8;
  boolean charging;
  boolean lowPower;
  boolean lowData;
  boolean refreshOn = true;
  boolean inStudy = true;
  boolean forceQuit;
  boolean inSwitcher = true;
  boolean inForeground;
  boolean inUse;
  boolean unlockedSinceBoot = true;
  long lastOpened = now - 5 * HOUR;
  long lastLaunch = Long.MIN_VALUE;
  long lastTrigger = now - 5 * HOUR;
  long lastUse = now - 4 * HOUR;
  Thermal thermal = Thermal.NOMINAL;
  NetworkPath path = WIFI;
  int quality = SystemState.GOOD_NETWORK;
  int running;
  final Set<Activity> activities = EnumSet.noneOf(Activity.class);
  final AppAccount account;

  TestConditions(OsPolicy policy) {
    account = new AppAccount(policy.accountRules());
    account.usage().opened(lastOpened, lastOpened % DAY);
  }

  /** The same in the night after, when processing needs no charger. */
  TestConditions atNight() {
    now += 10 * HOUR;
    return this;
  }

  @Override
  public long now() {
    return now;
  }

  @Override
  public double batteryLevel() {
    return battery;
  }

  @Override
  public boolean charging() {
    return charging;
  }

  @Override
  public boolean lowPowerMode() {
    return lowPower;
  }

  @Override
  public boolean lowDataMode() {
    return lowData;
  }

  @Override
  public boolean backgroundRefreshEnabled() {
    return refreshOn;
  }

  @Override
  public boolean inHealthStudy() {
    return inStudy;
  }

  @Override
  public boolean forceQuit() {
    return forceQuit;
  }

  @Override
  public boolean inAppSwitcher() {
    return inSwitcher;
  }

  @Override
  public boolean appInForeground() {
    return inForeground;
  }

  @Override
  public long lastInForeground() {
    return inForeground ? now : lastOpened;
  }

  @Override
  public long lastOpened() {
    return lastOpened;
  }

  @Override
  public long lastLaunch(WorkKind kind) {
    return lastLaunch;
  }

  @Override
  public boolean deviceInUse() {
    return inUse;
  }

  @Override
  public long lastTrigger() {
    return lastTrigger;
  }

  @Override
  public long lastUse() {
    return lastUse;
  }

  @Override
  public boolean locked() {
    return !inUse;
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
    return path;
  }

  @Override
  public int networkQuality() {
    return quality;
  }

  @Override
  public int running(WorkKind kind) {
    return running;
  }

  @Override
  public long microsOfDay() {
    return now % DAY;
  }

  @Override
  public AppAccount account() {
    return account;
  }
}
