package dev.torpor.network;

/** Through what the device reaches the network. */
public enum Interface {
  /** Not at all. */
  NONE,
  /** Wi-Fi. */
  WIFI,
  /** A cellular network. */
  CELLULAR
}
