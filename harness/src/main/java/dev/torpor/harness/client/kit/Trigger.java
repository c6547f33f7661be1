package dev.torpor.harness.client.kit;

import dev.torpor.app.BackgroundFetchResult;
import dev.torpor.app.Launch;
import dev.torpor.app.RemoteNotification;
import java.util.function.Consumer;

/** Something that asks for a sync. */
interface Trigger {
  /** The process has been launched; the moment to register what needs it. */
  default void launched(Launch launch) {}

  /** The user sees the app. */
  default void enteredForeground() {}

  /** The user has left the app. */
  default void enteredBackground() {}

  /** The user has written something that waits for its upload. */
  default void edited() {}

  /**
   * A push has arrived.
   *
   * @return false when that is not for this trigger, which then must leave the completion alone
   */
  default boolean pushed(RemoteNotification push, Consumer<BackgroundFetchResult> completion) {
    return false;
  }

  /**
   * A background fetch of the old kind.
   *
   * @return false when that is not for this trigger
   */
  default boolean fetch(Consumer<BackgroundFetchResult> completion) {
    return false;
  }

  /** Something waits on the server: a launch would be good after so many microseconds. */
  default void wantedIn(long micros) {}

  /** A sync has ended, whoever asked for it. */
  default void ended(Outcome outcome) {}
}
