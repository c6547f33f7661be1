package dev.torpor.os;

import dev.torpor.network.NetworkPath;

/**
 * What the world does to the phone: opens and closes the app, throws switches, moves it between
 * networks, plugs it in and lets its battery run down.
 */
public final class OperatingSystem {
  /** State of charge at which the device shuts down. Modelling choice. */
  public static final double SHUTDOWN_LEVEL = 0.01;

  /** State of charge at which a charging device boots again. Modelling choice. */
  public static final double BOOT_LEVEL = 0.03;

  private final Phone phone;
  private final SystemState state;
  private final AppHost host;
  private final SystemServices services;
  private NetworkPath surroundings = NetworkPath.none();

  /** An operating system on a device that is off. */
  public OperatingSystem(Phone phone, SystemState state, AppHost host, SystemServices services) {
    this.phone = phone;
    this.state = state;
    this.host = host;
    this.services = services;
    host.connect(services);
    phone.device().battery().watch(SHUTDOWN_LEVEL, this::batteryChanged);
    phone.device().battery().watch(BOOT_LEVEL, this::batteryChanged);
  }

  /** The switches of a new phone. */
  public static SystemState newState(Phone phone, BackgroundRefresh backgroundRefresh) {
    return new SystemState(phone.clock(), phone.device().battery(), backgroundRefresh);
  }

  /** Boots. */
  public void boot() {
    phone.device().powerOn();
    phone.trace().record(new OsEvent.Power(true, null));
    phone.network().changePath(surroundings);
    services.conditionsChanged();
  }

  /** True while the device runs; without power the user can open nothing. */
  public boolean poweredOn() {
    return phone.device().on();
  }

  /** The user opens the app. */
  public void userOpens() {
    phone.device().screenOn();
    phone.device().battery().recordLevel();
    host.userOpens();
  }

  /** The user leaves the app. */
  public void userCloses() {
    if (phone.device().on()) {
      phone.device().screenOff();
      phone.device().battery().recordLevel();
      host.userCloses();
    }
  }

  /** The user swipes the app away. */
  public void forceQuit() {
    if (phone.device().on()) {
      host.forceQuit();
    }
  }

  /** The device gets to another network. */
  public void moveTo(NetworkPath path) {
    surroundings = path;
    if (phone.device().on()) {
      phone.network().changePath(path);
      services.conditionsChanged();
    }
  }

  /** A charger is connected or disconnected. */
  public void charger(boolean connected) {
    phone.device().battery().setCharging(connected);
    batteryChanged();
  }

  /** The user throws the switch of Low Power Mode. */
  public void setLowPowerMode(boolean on) {
    state.setLowPowerMode(on);
    settingChanged(OsEvent.SettingChanged.Setting.LOW_POWER_MODE, on);
  }

  /** The user throws the app's switch of Background App Refresh. */
  public void setBackgroundRefresh(boolean on) {
    state.setBackgroundRefreshEnabled(on);
    settingChanged(OsEvent.SettingChanged.Setting.BACKGROUND_REFRESH, on);
  }

  /** Tells policies when the battery passes a level they care about. */
  public void watchBattery(double level) {
    phone.device().battery().watch(level, this::batteryChanged);
  }

  private void settingChanged(OsEvent.SettingChanged.Setting setting, boolean on) {
    phone.trace().record(new OsEvent.SettingChanged(setting, on));
    services.conditionsChanged();
  }

  private void batteryChanged() {
    double level = phone.device().battery().level();
    if (phone.device().on() && level <= SHUTDOWN_LEVEL && !state.charging()) {
      shutDown();
    } else if (!phone.device().on() && level >= BOOT_LEVEL && state.charging()) {
      boot();
    } else {
      services.conditionsChanged();
    }
  }

  private void shutDown() {
    phone.trace().record(new OsEvent.Power(false, "battery empty"));
    host.powerOff();
    phone.network().powerOff();
    phone.device().powerOff();
  }
}
