package dev.torpor.os;

/** Why a piece of background work may not start now. */
public enum BlockReason {
  /** The policy grants nothing. */
  POLICY_NEVER,
  /** The policy grants only in windows, and this is not one. */
  OUTSIDE_WINDOW,
  /** The request's earliest begin date lies ahead. */
  NOT_DUE,
  /** The user switched Background App Refresh off. */
  BACKGROUND_REFRESH_OFF,
  /** Low Power Mode is on. */
  LOW_POWER_MODE,
  /** The battery is critically low and not charging. */
  CRITICAL_BATTERY,
  /** The device has not been unlocked since it booted. */
  LOCKED_SINCE_BOOT,
  /** The user swiped the app away and has not opened it since. */
  FORCE_QUIT,
  /** The app is not among those in the app switcher. */
  APP_SWITCHER,
  /** The user is not expected to use the app soon, or has not used it for long. */
  APP_USAGE,
  /** The last launch of this kind was too short a time ago. */
  MIN_SPACING,
  /** Too many in too short a time, or a delay that grew with each wake. */
  RATE_LIMIT,
  /** The energy the app may spend in the background today is spent. */
  ENERGY_BUDGET,
  /** The cellular data the app may spend in the background today is spent. */
  DATA_BUDGET,
  /** The user is using the device. */
  DEVICE_IN_USE,
  /** The user has only just begun to use the device, and everything wants to run. */
  THUNDERING_HERD,
  /** The camera is in use and needs the memory. */
  CAMERA,
  /** The device is too hot. */
  THERMAL,
  /** The processor is busy. */
  CPU_LOAD,
  /** The device is being restored from a backup. */
  RESTORE,
  /** The work needs files that cannot be read while the device is locked. */
  PROTECTED_DATA,
  /** The user does not take part in the health study that the work belongs to. */
  NOT_IN_STUDY,
  /** The work needs a charger, or is of the kind that waits for one by day. */
  NO_POWER,
  /** The work needs the network and there is none. */
  NO_NETWORK,
  /** The network is too weak. */
  NETWORK_QUALITY,
  /** The work must not use a cellular path. */
  CELLULAR_PATH,
  /** The work must not use a path that costs the user money. */
  EXPENSIVE_PATH,
  /** The work must not use a path in Low Data Mode. */
  CONSTRAINED_PATH,
  /** The system runs as many of these as it runs at once. */
  NO_CAPACITY,
  /** The weighted mean of the system's policies stays below the threshold. */
  LOW_SCORE
}
