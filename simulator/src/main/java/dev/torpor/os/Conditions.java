package dev.torpor.os;

/** What a policy may look at when it decides: the state of device, user and app at this instant. */
public interface Conditions {
  /** Virtual microseconds. */
  long now();

  /** State of charge from 0 to 1. */
  double batteryLevel();

  /** True while a charger is connected. */
  boolean charging();

  /** True while Low Power Mode is on. */
  boolean lowPowerMode();

  /** The app's Background App Refresh switch. */
  boolean backgroundRefreshEnabled();

  /** True from a swipe in the app switcher until the user opens the app again. */
  boolean forceQuit();

  /** True while the app is among those the app switcher shows. */
  boolean inAppSwitcher();

  /** When work of that kind was last launched, {@link Long#MIN_VALUE} when never. */
  long lastLaunch(WorkKind kind);
}
