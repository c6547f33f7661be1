package dev.torpor.device;

/** What keeps a device busy besides the app that is watched. */
public enum Activity {
  /** The camera is in use. */
  CAMERA,
  /** A call is in progress. */
  CALL,
  /** A car's display is connected. */
  CAR,
  /** Other apps load the processor. */
  CPU,
  /** A restore from a backup is running. */
  RESTORE
}
