package dev.torpor.network;

import dev.torpor.radio.RadioProfile;
import org.jspecify.annotations.Nullable;

/**
 * The device's way to the network at one time.
 *
 * @param via the interface in use
 * @param name as the scenario calls it, for people
 * @param radio what the interface costs; null only without a network
 * @param link what the path carries
 */
public record NetworkPath(Interface via, String name, @Nullable RadioProfile radio, Link link) {
  private static final NetworkPath NONE =
      new NetworkPath(Interface.NONE, "none", null, new Link(0, 0, 0, 0));

  /** Checks that a usable path has a radio. */
  public NetworkPath {
    if ((via == Interface.NONE) != (radio == null)) {
      throw new IllegalArgumentException("a path has a radio if and only if it leads somewhere");
    }
  }

  /** No network at all. */
  public static NetworkPath none() {
    return NONE;
  }

  /** True when the path leads somewhere. */
  public boolean isUsable() {
    return via != Interface.NONE;
  }
}
