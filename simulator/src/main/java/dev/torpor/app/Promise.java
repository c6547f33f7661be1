package dev.torpor.app;

/**
 * What a client declares about itself, so that a referee can hold it to that or knows what it does
 * on purpose.
 */
public enum Promise {
  /** Sends nothing over cellular networks unless the user has the app open. */
  WIFI_ONLY,
  /** Sends nothing without a charger unless the user has the app open. */
  CHARGING_ONLY,
  /** Sends nothing in Low Power Mode unless the user has the app open. */
  NOT_IN_LOW_POWER_MODE,
  /** Sends nothing in Low Data Mode unless the user has the app open. */
  NOT_IN_LOW_DATA_MODE,
  /** Its policy for conflicts is that the last writer wins, whoever else has written meanwhile. */
  LAST_WRITER_WINS,
  /** Holds a selection of the records on purpose, not all. */
  HOLDS_A_SELECTION
}
