package dev.torpor.app;

/** UIBackgroundFetchResult: what a background launch was good for, as the client says. */
public enum BackgroundFetchResult {
  /** {@code newData}: something new has been stored. */
  NEW_DATA,
  /** {@code noData}: there was nothing new. */
  NO_DATA,
  /** {@code failed}: it could not be found out. */
  FAILED
}
