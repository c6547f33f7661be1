package dev.torpor.os;

/** What a piece of background work needs of the device, beyond what its mechanism needs. */
public enum Requirement {
  /** A way to the network: {@code requiresNetworkConnectivity}. */
  NETWORK,
  /** A charger: {@code requiresExternalPower}. */
  EXTERNAL_POWER,
  /** Files of class A: {@code protectionTypeOfRequiredData} is {@code complete}. */
  CLASS_A_DATA,
  /** A path that is not cellular: {@code allowsCellularAccess} is off. */
  NO_CELLULAR,
  /** A path that costs the user nothing: {@code allowsExpensiveNetworkAccess} is off. */
  NOT_EXPENSIVE,
  /** A path without Low Data Mode: {@code allowsConstrainedNetworkAccess} is off. */
  NOT_CONSTRAINED
}
