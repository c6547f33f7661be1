package dev.torpor.time;

/**
 * The order of events that fall on the same instant, first to last.
 *
 * <p>The world moves before the network delivers, the network delivers before the operating system
 * decides, the operating system decides before client code runs, and meters look last. This order
 * is part of the contract: scenarios may rely on it.
 */
public enum Lane {
  /** People, chargers, connectivity, server changes. */
  WORLD,
  /** Radio timers and transfers. */
  NETWORK,
  /** Launches, expiries, suspensions, kills. */
  OS,
  /** Client callbacks and timers. */
  CLIENT,
  /** Readings taken after everything else of the instant. */
  METER;

  private static final Lane[] ALL = values();

  static Lane of(int ordinal) {
    return ALL[ordinal];
  }
}
