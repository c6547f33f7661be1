package dev.torpor.os;

/** The user's Background App Refresh switch for the app. */
public enum BackgroundRefresh {
  /** The app may refresh in the background. */
  ON,
  /** It may not. */
  OFF
}
