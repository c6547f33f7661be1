package dev.torpor.harness.blocking;

import dev.torpor.app.BackgroundFetchResult;

/** How a blocking sync has ended. */
public enum SyncResult {
  /** New records are durably stored. */
  NEW_DATA(BackgroundFetchResult.NEW_DATA),
  /** There was nothing new. */
  NO_DATA(BackgroundFetchResult.NO_DATA),
  /** It could not be found out. */
  FAILED(BackgroundFetchResult.FAILED);

  private final BackgroundFetchResult told;

  SyncResult(BackgroundFetchResult told) {
    this.told = told;
  }

  /** As the system is told. */
  BackgroundFetchResult told() {
    return told;
  }
}
