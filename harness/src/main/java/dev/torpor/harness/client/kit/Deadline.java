package dev.torpor.harness.client.kit;

import dev.torpor.app.App;
import java.time.Duration;

/**
 * Ends what the system gives 30 s without ever saying that the time is over: background pushes and
 * fetches of the old kind have no expiration handler.
 */
final class Deadline {
  /** Some seconds before the 30 s of the documentation. */
  private static final Duration TIME = Duration.ofSeconds(25);

  private Deadline() {}

  /** Lets the grant expire in time; does nothing when it is completed by then. */
  static void of(App app, Grant grant) {
    App.Cancellable timer = app.after(TIME, grant::expire);
    grant.whenComplete(timer::cancel);
  }
}
