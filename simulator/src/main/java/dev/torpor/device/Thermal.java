package dev.torpor.device;

/** How hot the device is: ProcessInfo's thermal states, in order. */
public enum Thermal {
  /** As it should be. */
  NOMINAL,
  /** Slightly raised. */
  FAIR,
  /** Raised; the system cuts what it can. */
  SERIOUS,
  /** Much too hot. */
  CRITICAL
}
