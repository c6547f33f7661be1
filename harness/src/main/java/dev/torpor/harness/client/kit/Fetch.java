package dev.torpor.harness.client.kit;

import dev.torpor.app.RemoteNotification;
import org.jspecify.annotations.Nullable;

/** How to learn what is new on the server. */
interface Fetch extends Work {
  /** The user sees the app: the time for requests that are held open. */
  default void enteredForeground() {}

  /** The user has left the app. */
  default void enteredBackground() {}

  /**
   * Takes what a push carries.
   *
   * @return null when the feed has to be asked; else what the push has come to without
   */
  default @Nullable Outcome took(RemoteNotification push) {
    return null;
  }
}
