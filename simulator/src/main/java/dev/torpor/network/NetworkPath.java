package dev.torpor.network;

import dev.torpor.radio.RadioProfile;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The device's way to the network at one time.
 *
 * @param via the interface in use
 * @param name as the scenario calls it, for people
 * @param radio what the interface costs; null only without a network
 * @param link what the path carries; its rates begin when the device gets on the path
 * @param conditions where the link comes from when that is not the network itself, for people; else
 *     empty
 * @param traits what is special about it, in the order of their declaration
 */
public record NetworkPath(
    Interface via,
    String name,
    @Nullable RadioProfile radio,
    Link link,
    String conditions,
    Set<PathTrait> traits) {
  private static final Link NOTHING = new Link(0, 0, 0, 0);
  private static final NetworkPath NONE = without("none");

  /** Checks that a usable path has a radio, and copies the traits. */
  public NetworkPath {
    if ((via == Interface.NONE) != (radio == null)) {
      throw new IllegalArgumentException("a path has a radio if and only if it leads somewhere");
    }
    EnumSet<PathTrait> ordered = EnumSet.noneOf(PathTrait.class);
    ordered.addAll(traits);
    traits = Collections.unmodifiableSet(ordered);
  }

  /** A path with nothing special about it. */
  public NetworkPath(Interface via, String name, @Nullable RadioProfile radio, Link link) {
    this(via, name, radio, link, "", EnumSet.noneOf(PathTrait.class));
  }

  /** No network at all. */
  public static NetworkPath none() {
    return NONE;
  }

  /** No network, for a reason that has a name, such as {@code airplane}. */
  public static NetworkPath without(String name) {
    return new NetworkPath(Interface.NONE, name, null, NOTHING);
  }

  /** True when the path leads somewhere. */
  public boolean isUsable() {
    return via != Interface.NONE;
  }

  /** True where data costs, which Apple says of every cellular network. */
  public boolean isExpensive() {
    return via == Interface.CELLULAR;
  }

  /** True in Low Data Mode. */
  public boolean isConstrained() {
    return traits.contains(PathTrait.LOW_DATA);
  }

  /** True when a portal stands between the device and everything else. */
  public boolean isCaptive() {
    return traits.contains(PathTrait.CAPTIVE) || traits.contains(PathTrait.CAPTIVE_WITHOUT_TLS);
  }

  /**
   * True when a device that goes from this path to the other one keeps its address and with it its
   * connections: another cell or signal of the same cellular network, or other conditions of the
   * same Wi-Fi.
   */
  public boolean isSameNetworkAs(NetworkPath other) {
    return isUsable()
        && via == other.via
        && radio != null
        && radio.equals(other.radio)
        && traits.contains(PathTrait.ROAMING) == other.traits.contains(PathTrait.ROAMING)
        && (via == Interface.CELLULAR || name.equals(other.name));
  }

  /** The same path with another link. */
  public NetworkPath withLink(Link newLink) {
    return new NetworkPath(via, name, radio, newLink, conditions, traits);
  }

  /** The same path under conditions of that name, with these traits. */
  public NetworkPath with(String newConditions, Set<PathTrait> newTraits) {
    return new NetworkPath(via, name, radio, link, newConditions, newTraits);
  }
}
