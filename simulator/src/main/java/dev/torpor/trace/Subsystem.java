package dev.torpor.trace;

import java.util.Locale;

/** The parts of a run that have a fingerprint of their own. */
public enum Subsystem {
  /** What happens whoever syncs. */
  WORLD,
  /** Launches, grants, refusals, expiries, kills. */
  OS,
  /** Transfers, connections and what the server saw. */
  NETWORK,
  /** Power lanes, radio states and battery. */
  ENERGY,
  /** What the client did and reported. */
  CLIENT;

  /** The name in files: lower case. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
