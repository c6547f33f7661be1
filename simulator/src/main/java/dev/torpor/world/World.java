package dev.torpor.world;

import dev.torpor.network.NetworkPath;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;

/**
 * Everything that happens whoever syncs, drawn before the first event. Two clients under one seed
 * meet the same world.
 *
 * <p>All instants are virtual microseconds since {@code start}; every list is in order of time.
 *
 * @param start the instant at which virtual time is 0
 * @param zone the device's time zone
 * @param sessions when the user has the app open; they do not overlap
 * @param charging when a charger is connected; the spans do not overlap
 * @param paths how the device reaches the network from each instant on; the first is at 0
 * @param actions what the user does to the device besides
 * @param changes what changes on the server
 * @param initialBatteryLevel state of charge at 0, from 0 to 1
 */
public record World(
    Instant start,
    ZoneId zone,
    List<Span> sessions,
    List<Span> charging,
    List<PathChange> paths,
    List<UserAction> actions,
    ServerChanges changes,
    double initialBatteryLevel) {

  /** Checks order and copies the lists. */
  public World {
    sessions = List.copyOf(sessions);
    charging = List.copyOf(charging);
    paths = List.copyOf(paths);
    actions = List.copyOf(actions);
    requireOrdered("sessions", sessions);
    requireOrdered("charging", charging);
    if (!(initialBatteryLevel >= 0 && initialBatteryLevel <= 1)) {
      throw new IllegalArgumentException("a battery level lies between 0 and 1");
    }
  }

  /**
   * A half-open span of time.
   *
   * @param from first instant
   * @param to first instant after it, later than {@code from}
   */
  public record Span(long from, long to) {
    /** Checks the order. */
    public Span {
      if (from < 0 || to <= from) {
        throw new IllegalArgumentException("a span cannot run from " + from + " to " + to);
      }
    }
  }

  /** From this instant on the device reaches the network this way. */
  public record PathChange(long at, NetworkPath path) {}

  /** The user does this to the device. */
  public record UserAction(long at, Kind kind) {
    /** What a user can do besides opening the app and plugging in a charger. */
    public enum Kind {
      /** Swipes the app out of the app switcher. */
      FORCE_QUIT,
      /** Switches Low Power Mode on. */
      LOW_POWER_MODE_ON,
      /** Switches Low Power Mode off. */
      LOW_POWER_MODE_OFF,
      /** Switches Background App Refresh on. */
      BACKGROUND_REFRESH_ON,
      /** Switches Background App Refresh off. */
      BACKGROUND_REFRESH_OFF
    }
  }

  private static void requireOrdered(String what, List<Span> spans) {
    for (int i = 1; i < spans.size(); i++) {
      if (spans.get(i).from() < spans.get(i - 1).to()) {
        throw new IllegalArgumentException(what + " overlap at " + spans.get(i).from() + " us");
      }
    }
  }
}
