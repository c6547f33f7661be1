package dev.torpor.harness.profile;

/** What a radio reaches. */
public enum RadioKind {
  /** A cellular network. */
  CELLULAR,
  /** A Wi-Fi network. */
  WIFI
}
