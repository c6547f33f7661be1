package dev.torpor.radio;

/** Where the radio machine is. */
public enum RadioState {
  /** Not in use by the device. */
  OFF,
  /** Listening for pages or beacons. */
  IDLE,
  /** On its way to connected. */
  PROMOTION,
  /** Between first and last packet. */
  ACTIVE,
  /** Kept up after the last packet. */
  TAIL
}
