package dev.torpor.harness.client.kit;

import dev.torpor.app.RemoteNotification;

/** How to learn what is new on the server. */
interface Fetch extends Work {
  /** The user sees the app: the time for requests that are held open. */
  default void enteredForeground() {}

  /** The user has left the app. */
  default void enteredBackground() {}

  /**
   * Takes what a push carries.
   *
   * @return true when that made the copy current, so that nothing needs to be fetched
   */
  default boolean took(RemoteNotification push) {
    return false;
  }
}
