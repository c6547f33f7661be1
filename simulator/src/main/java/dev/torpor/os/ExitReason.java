package dev.torpor.os;

/**
 * Why a process ended, after MetricKit's background exit counters and the termination codes of
 * crash reports.
 */
public enum ExitReason {
  /** Swiped away by the user; counted by MetricKit as a normal exit. */
  FORCE_QUIT("cumulativeNormalAppExitCount", ""),
  /** Removed while suspended because memory ran low (jetsam). */
  MEMORY_PRESSURE("cumulativeMemoryPressureExitCount", ""),
  /** Too slow to return from a lifecycle callback. */
  APP_WATCHDOG("cumulativeAppWatchdogExitCount", "0x8badf00d"),
  /** A background-task assertion was still held when its time was over. */
  ASSERTION_TIMEOUT("cumulativeBackgroundTaskAssertionTimeoutExitCount", "0x8badf00d"),
  /** A background task was not completed in time after its expiration handler ran. */
  TASK_TIMEOUT("cumulativeBackgroundTaskAssertionTimeoutExitCount", "0x2182bad2"),
  /** A background fetch of the old kind was not completed in time. */
  FETCH_TIMEOUT("cumulativeBackgroundFetchCompletionTimeoutExitCount", "0x2182bad4"),
  /** The events of a background URL session were not handled in time. */
  URL_SESSION_TIMEOUT("cumulativeBackgroundURLSessionCompletionTimeoutExitCount", "0x2182bad3"),
  /** Suspended while holding the lock of a file or a database. */
  LOCKED_FILE("cumulativeSuspendedWithLockedFileExitCount", "0xdead10cc"),
  /** The device got too hot. */
  THERMAL("cumulativeAbnormalExitCount", "0xc00010ff"),
  /** Deleted by the user. */
  DELETED("", ""),
  /** The device was restarted or lost power. */
  POWER_OFF("", "");

  private final String counter;
  private final String code;

  ExitReason(String counter, String code) {
    this.counter = counter;
    this.code = code;
  }

  /** MetricKit's counter, empty when MetricKit has none. */
  public String counter() {
    return counter;
  }

  /** The termination code of a crash report, empty when there is none. */
  public String code() {
    return code;
  }
}
