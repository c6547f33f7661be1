package dev.torpor.energy;

/** Why power was drawn; each joule is booked under exactly one. */
public enum Cause {
  /** The device itself, whatever its apps do. */
  DEVICE,
  /** The user has the app open. */
  FOREGROUND,
  /** A background app refresh. */
  REFRESH,
  /** A background processing task. */
  PROCESSING,
  /** A push that woke the app. */
  PUSH,
  /** A background transfer. */
  TRANSFER,
  /** Other apps. */
  OTHER_APPS
}
