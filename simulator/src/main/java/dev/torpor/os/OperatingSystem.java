package dev.torpor.os;

import dev.torpor.app.LocalEdit;
import dev.torpor.app.SyncClient;
import dev.torpor.device.Activity;
import dev.torpor.device.DeviceProfile;
import dev.torpor.device.Thermal;
import dev.torpor.energy.Cause;
import dev.torpor.network.NetworkPath;
import dev.torpor.os.OsEvent.SettingChanged.Setting;
import dev.torpor.time.Lane;
import java.time.ZoneId;
import java.util.function.BooleanSupplier;

/**
 * What the world does to the phone: opens and closes the app, throws switches, moves it between
 * networks, plugs it in and lets its battery run down.
 *
 * <p>The device is unlocked while somebody uses it, this app or another, and locks when that ends.
 */
public final class OperatingSystem {
  /** State of charge at which charging ends Low Power Mode. Source: Apple, Low Power Mode. */
  public static final double LOW_POWER_MODE_ENDS_LEVEL = 0.8;

  /** State of charge at which iOS offers Low Power Mode. Source: Apple, Low Power Mode. */
  public static final double LOW_POWER_MODE_OFFERED_LEVEL = 0.2;

  /** Quality of a network that nobody has called weak, from 0 to 100. */
  public static final int GOOD_NETWORK = SystemState.GOOD_NETWORK;

  /** Quality of a weak network: below what the system's policies ask of any. Modelling choice. */
  public static final int WEAK_NETWORK = 10;

  private final Phone phone;
  private final SystemState state;
  private final AppHost host;
  private final SystemServices services;
  private final SystemLimits limits;
  private final SystemRules rules;
  private NetworkPath surroundings = NetworkPath.none();
  private boolean airplaneMode;
  private boolean restarting;

  /** An operating system on a device that is off. */
  public OperatingSystem(
      Phone phone, SystemState state, AppHost host, SystemServices services, OsPolicy policy) {
    this.phone = phone;
    this.state = state;
    this.host = host;
    this.services = services;
    this.limits = policy.limits();
    this.rules = policy.rules();
    host.connect(services);
    DeviceProfile device = phone.device().profile();
    phone.device().battery().watch(device.shutdownLevel(), this::batteryChanged);
    phone.device().battery().watch(device.bootLevel(), this::batteryChanged);
    phone.device().battery().watch(LOW_POWER_MODE_ENDS_LEVEL, this::batteryChanged);
    if (rules.has(SystemRules.Flag.LOW_POWER_MODE_AUTOMATIC)) {
      phone.device().battery().watch(LOW_POWER_MODE_OFFERED_LEVEL, this::batteryLow);
    }
  }

  /** The switches of a new phone. */
  public static SystemState newState(
      Phone phone, AppAccount account, BackgroundRefresh backgroundRefresh) {
    return new SystemState(phone, account, backgroundRefresh);
  }

  /** Boots. Until somebody unlocks it, the device keeps what is protected. */
  public void boot() {
    restarting = false;
    phone.device().powerOn();
    state.booted();
    phone.trace().record(new OsEvent.Power(true, null));
    phone.network().changePath(path());
    host.booted();
    services.conditionsChanged();
  }

  /** True while the device runs and has the app; else the user cannot open it. */
  public boolean canOpenApp() {
    return phone.device().on() && state.installed();
  }

  /** The user opens the app, unlocking the device if need be. */
  public void userOpens() {
    use(Cause.FOREGROUND);
    phone.device().battery().recordLevel();
    host.userOpens();
  }

  /** The user leaves the app and puts the device away, which locks it. */
  public void userCloses() {
    if (phone.device().on()) {
      phone.device().battery().recordLevel();
      host.userCloses();
      userPutsAway();
    }
  }

  /** The user picks up and unlocks the device, for something else than the app. */
  public void userPicksUp() {
    if (phone.device().on() && !state.deviceInUse()) {
      use(Cause.OTHER_APPS);
      services.conditionsChanged();
    }
  }

  /** The user puts the device away, which locks it. */
  public void userPutsAway() {
    if (phone.device().on() && state.deviceInUse()) {
      phone.device().screenOff();
      state.lock();
      services.conditionsChanged();
    }
  }

  /** The user starts something in the open app that takes long; nothing happens without it. */
  public void userStartsWork() {
    host.userDoes("userStartedWork", SyncClient::userStartedWork);
  }

  /**
   * The user writes something in the open app; nothing happens without it.
   *
   * @param made asked when the app's code is about to be told, which may be a little later; false
   *     when the user has given up
   */
  public void userEdits(LocalEdit edit, BooleanSupplier made) {
    host.userDoes(
        "userEdited(" + edit.id() + ")",
        client -> {
          if (made.getAsBoolean()) {
            client.userEdited(edit);
          }
        });
  }

  /** True when the app's copy of the server's records has that one. */
  public boolean appHolds(String record) {
    return host.durable().version(record) > 0;
  }

  /** The user cancels such work from its Live Activity. */
  public void userCancelsWork() {
    if (phone.device().on()) {
      services.userCancelsWork();
    }
  }

  /** The user swipes the app away. */
  public void forceQuit() {
    if (!phone.device().on()) {
      return;
    }
    if (services.tasks().closing()) {
      phone.clock().after(limits.expirationGraceMicros(), Lane.OS, host::forceQuit);
    } else {
      host.forceQuit();
    }
  }

  /** The user deletes the app, for good. */
  public void deleteApp() {
    if (phone.device().on() && state.installed()) {
      host.kill(ExitReason.DELETED, "");
      state.deleted();
      services.appDeleted();
      services.conditionsChanged();
    }
  }

  /** The user throws the switch of the app's notifications. */
  public void setNotificationsAllowed(boolean on) {
    services.push().setNotificationsAllowed(on);
  }

  /** Something happens to the device that gives the app another push token. */
  public void pushTokenChanges() {
    services.push().tokenChanged();
  }

  /** Memory runs low. */
  public void memoryPressure() {
    host.memoryPressure();
    services.memoryPressure();
  }

  /** The device gets to another network. */
  public void moveTo(NetworkPath path) {
    surroundings = path;
    pathChanged();
  }

  /** The user throws the switch of airplane mode. */
  public void setAirplaneMode(boolean on) {
    airplaneMode = on;
    phone.trace().record(new OsEvent.SettingChanged(Setting.AIRPLANE_MODE, on));
    pathChanged();
  }

  /** The network gets better or worse, from 0 to 100. */
  public void setNetworkQuality(int quality) {
    state.setNetworkQuality(quality);
    services.conditionsChanged();
  }

  /** A charger is connected or disconnected. */
  public void charger(boolean connected) {
    phone.device().battery().setCharging(connected);
    batteryChanged();
  }

  /** The user throws the switch of Low Power Mode. */
  public void setLowPowerMode(boolean on) {
    state.setLowPowerMode(on);
    settingChanged(Setting.LOW_POWER_MODE, on);
  }

  /** The user throws the switch of Low Data Mode. */
  public void setLowDataMode(boolean on) {
    state.setLowDataMode(on);
    settingChanged(Setting.LOW_DATA_MODE, on);
  }

  /** The user throws the app's switch of Background App Refresh. */
  public void setBackgroundRefresh(boolean on) {
    state.setBackgroundRefreshEnabled(on);
    settingChanged(Setting.BACKGROUND_REFRESH, on);
  }

  /** The user joins the app's health study, or leaves it. Who installs such an app has joined. */
  public void setInHealthStudy(boolean on) {
    state.setInHealthStudy(on);
    settingChanged(Setting.HEALTH_STUDY, on);
  }

  /** Something begins or ends that keeps the device busy. */
  public void setActive(Activity activity, boolean on) {
    state.setActive(activity, on);
    services.conditionsChanged();
  }

  /** The device gets hotter or cooler. Much too hot, it ends what runs unseen. */
  public void setThermal(Thermal thermal) {
    state.setThermal(thermal);
    phone.trace().record(new OsEvent.ThermalChanged(thermal));
    if (thermal == Thermal.CRITICAL) {
      host.tooHot();
    }
    services.conditionsChanged();
  }

  /** Somebody sets the wall clock forward, or back if negative. */
  public void setClock(long micros) {
    phone.wall().shift(micros);
    services.clockSet();
    services.conditionsChanged();
  }

  /** The device gets to another time zone. */
  public void moveToZone(ZoneId zone) {
    phone.wall().moveTo(zone);
    services.conditionsChanged();
  }

  /** The device powers down and boots again by itself. */
  public void restart(PowerOff why) {
    if (phone.device().on()) {
      shutDown(why);
      restarting = true;
      long micros = why == PowerOff.UPDATE ? limits.updateMicros() : limits.rebootMicros();
      phone
          .clock()
          .after(
              micros,
              Lane.WORLD,
              () -> {
                if (restarting) {
                  boot();
                }
              });
    }
  }

  /** Tells policies when the battery passes a level they care about. */
  public void watchBattery(double level) {
    phone.device().battery().watch(level, this::batteryChanged);
  }

  private void use(Cause screen) {
    phone.device().screenOn(screen);
    if (!state.deviceInUse()) {
      state.unlocked();
      services.deviceUsed();
    }
  }

  private NetworkPath path() {
    return airplaneMode ? NetworkPath.none() : surroundings;
  }

  private void pathChanged() {
    if (phone.device().on()) {
      phone.network().changePath(path());
      services.conditionsChanged();
    }
  }

  private void settingChanged(Setting setting, boolean on) {
    phone.trace().record(new OsEvent.SettingChanged(setting, on));
    services.conditionsChanged();
  }

  private void batteryChanged() {
    double level = phone.device().battery().level();
    DeviceProfile device = phone.device().profile();
    if (phone.device().on() && level <= device.shutdownLevel() && !state.charging()) {
      shutDown(PowerOff.EMPTY);
    } else if (!phone.device().on()
        && level >= device.bootLevel()
        && state.charging()
        && !restarting) {
      boot();
    } else {
      endLowPowerModeWhenCharged(level);
      services.conditionsChanged();
    }
  }

  private void batteryLow() {
    if (phone.device().on() && !state.charging() && !state.lowPowerMode()) {
      setLowPowerMode(true);
    }
  }

  private void endLowPowerModeWhenCharged(double level) {
    if (state.lowPowerMode() && state.charging() && level >= LOW_POWER_MODE_ENDS_LEVEL) {
      setLowPowerMode(false);
    }
  }

  private void shutDown(PowerOff why) {
    phone.trace().record(new OsEvent.Power(false, why.text()));
    host.powerOff();
    phone.network().powerOff();
    phone.device().powerOff();
    state.lock();
    services.poweredOff(why);
  }
}
