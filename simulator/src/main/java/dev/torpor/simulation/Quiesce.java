package dev.torpor.simulation;

import dev.torpor.network.NetworkPath;

/**
 * A phase after the run in which the world makes it easy, so that it can be judged whether the
 * client comes to rest in the right state.
 *
 * <p>From its begin on the device is on a charger and on that network, all switches allow
 * background work, the system grants what is due, and the user opens the app at the begin, after a
 * third and after two thirds, for {@link #LOOK_MICROS} at most. Nothing changes on the server any
 * more.
 *
 * @param micros its length, more than 0
 * @param path how the device reaches the network
 */
public record Quiesce(long micros, NetworkPath path) {
  /** How long the user looks each time: 5 minutes. */
  public static final long LOOK_MICROS = 300_000_000;

  /** Checks the length. */
  public Quiesce {
    if (micros <= 0) {
      throw new IllegalArgumentException("a quiesce phase must be longer than 0");
    }
  }
}
