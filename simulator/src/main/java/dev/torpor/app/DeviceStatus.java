package dev.torpor.app;

import dev.torpor.network.Interface;
import java.time.Duration;
import java.time.ZoneId;

/** What a client can observe. */
public interface DeviceStatus {
  /** State of charge in whole per cent, as the public API rounds it. */
  int batteryPercent();

  /** True while a charger is connected. */
  boolean charging();

  /** {@code isLowPowerModeEnabled}. */
  boolean lowPowerMode();

  /** Low Data Mode: the path is constrained. */
  boolean lowDataMode();

  /** {@code isProtectedDataAvailable}: files of class A can be read now. */
  boolean protectedDataAvailable();

  /** The device's time zone. */
  ZoneId timeZone();

  /** {@code backgroundRefreshStatus == .available}. */
  boolean backgroundRefreshAvailable();

  /** The interface of the present network path. */
  Interface networkPath();

  /** {@code applicationState == .active}. */
  boolean inForeground();

  /**
   * {@code backgroundTimeRemaining}: an estimate that must not drive logic. A huge value in the
   * foreground; in the background what is left of the longest time that a task, a push, an
   * assertion or a callback of the life cycle was given, 0 when nothing keeps the app running. The
   * system may end it sooner.
   */
  Duration backgroundTimeRemaining();
}
