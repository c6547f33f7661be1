package dev.torpor.os;

import dev.torpor.device.Activity;
import dev.torpor.device.Thermal;
import dev.torpor.network.NetworkPath;

/**
 * What a policy may look at when it decides: the state of device, user and app at this instant.
 *
 * <p>Instants are virtual microseconds, {@link Long#MIN_VALUE} for what has never been.
 */
public interface Conditions {
  /** Virtual microseconds. */
  long now();

  /** State of charge from 0 to 1. */
  double batteryLevel();

  /** True while a charger is connected. */
  boolean charging();

  /** True while Low Power Mode is on. */
  boolean lowPowerMode();

  /** True while Low Data Mode is on. */
  boolean lowDataMode();

  /** The app's Background App Refresh switch. */
  boolean backgroundRefreshEnabled();

  /** True from a swipe in the app switcher until the user opens the app again. */
  boolean forceQuit();

  /** True while the app is among those the app switcher shows. */
  boolean inAppSwitcher();

  /** True while the user sees the app. */
  boolean appInForeground();

  /** When the user last saw the app; now while they do. */
  long lastInForeground();

  /** When the user last opened the app. */
  long lastOpened();

  /** When work of that kind was last launched. */
  long lastLaunch(WorkKind kind);

  /** True while the user uses the device, in this app or elsewhere. */
  boolean deviceInUse();

  /** When the user last began to use the device. */
  long lastTrigger();

  /** When the user last stopped using the device. */
  long lastUse();

  /** True while the device is locked. */
  boolean locked();

  /** True once the device has been unlocked since it booted. */
  boolean unlockedSinceBoot();

  /**
   * True when files of class A can be read: their key is kept for some time after locking.
   *
   * @param keyMicros for how long
   */
  default boolean protectedDataAvailable(long keyMicros) {
    boolean keyKept = lastUse() != Long.MIN_VALUE && now() < lastUse() + keyMicros;
    return !locked() || (unlockedSinceBoot() && keyKept);
  }

  /** True while the user takes part in the app's health study. */
  boolean inHealthStudy();

  /** How hot the device is. */
  Thermal thermal();

  /** True while that goes on on the device. */
  boolean active(Activity activity);

  /** The device's way to the network. */
  NetworkPath networkPath();

  /** How good that way is, from 0 to 100. */
  int networkQuality();

  /** How many pieces of work of that kind run now. */
  int running(WorkKind kind);

  /** The local time of day, in microseconds since midnight. */
  long microsOfDay();

  /** What the system keeps count of for the app. */
  AppAccount account();
}
