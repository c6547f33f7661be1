package dev.torpor.world;

import dev.torpor.network.NetworkPath;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

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
 * @param otherUse what the device does beside the app
 * @param pushes what the server pushes
 * @param edits what the user writes in the app
 */
public record World(
    Instant start,
    ZoneId zone,
    List<Span> sessions,
    List<Span> charging,
    List<PathChange> paths,
    List<UserAction> actions,
    ServerChanges changes,
    double initialBatteryLevel,
    OtherUse otherUse,
    PushPlan pushes,
    List<UserEdit> edits) {

  /** A world whose user only reads. */
  public World(
      Instant start,
      ZoneId zone,
      List<Span> sessions,
      List<Span> charging,
      List<PathChange> paths,
      List<UserAction> actions,
      ServerChanges changes,
      double initialBatteryLevel,
      OtherUse otherUse,
      PushPlan pushes) {
    this(
        start,
        zone,
        sessions,
        charging,
        paths,
        actions,
        changes,
        initialBatteryLevel,
        otherUse,
        pushes,
        List.of());
  }

  /** A world whose server pushes nothing. */
  public World(
      Instant start,
      ZoneId zone,
      List<Span> sessions,
      List<Span> charging,
      List<PathChange> paths,
      List<UserAction> actions,
      ServerChanges changes,
      double initialBatteryLevel,
      OtherUse otherUse) {
    this(
        start,
        zone,
        sessions,
        charging,
        paths,
        actions,
        changes,
        initialBatteryLevel,
        otherUse,
        PushPlan.none());
  }

  /** A world in which the device has nothing to do beside the app. */
  public World(
      Instant start,
      ZoneId zone,
      List<Span> sessions,
      List<Span> charging,
      List<PathChange> paths,
      List<UserAction> actions,
      ServerChanges changes,
      double initialBatteryLevel) {
    this(
        start,
        zone,
        sessions,
        charging,
        paths,
        actions,
        changes,
        initialBatteryLevel,
        OtherUse.NONE);
  }

  /** Checks order and copies the lists. */
  public World {
    sessions = List.copyOf(sessions);
    charging = List.copyOf(charging);
    paths = List.copyOf(paths);
    actions = List.copyOf(actions);
    edits = List.copyOf(edits);
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

  /**
   * The user, or the surroundings, do this to the device.
   *
   * @param micros by how much a clock is set, negative for back; 0 for every other kind
   * @param zone where the device gets; null for every kind but {@link Kind#ZONE_CHANGED}
   */
  public record UserAction(long at, Kind kind, long micros, @Nullable ZoneId zone) {
    /** Checks that what the kind needs is there, and nothing else. */
    public UserAction {
      if ((kind == Kind.CLOCK_SET) != (micros != 0)
          || (kind == Kind.ZONE_CHANGED) != (zone != null)) {
        throw new IllegalArgumentException(
            "a clock is set by some time, a device gets to some zone, and "
                + kind
                + " needs neither");
      }
    }

    /** An action that says all by its kind. */
    public UserAction(long at, Kind kind) {
      this(at, kind, 0, null);
    }

    /** What happens to a device besides its app being opened and a charger being plugged in. */
    public enum Kind {
      /** Swipes the app out of the app switcher. */
      FORCE_QUIT,
      /** Switches Low Power Mode on. */
      LOW_POWER_MODE_ON,
      /** Switches Low Power Mode off. */
      LOW_POWER_MODE_OFF,
      /** Switches Low Data Mode on. */
      LOW_DATA_MODE_ON,
      /** Switches Low Data Mode off. */
      LOW_DATA_MODE_OFF,
      /** Switches Background App Refresh on. */
      BACKGROUND_REFRESH_ON,
      /** Switches Background App Refresh off. */
      BACKGROUND_REFRESH_OFF,
      /** Switches airplane mode on: no network whatever is around. */
      AIRPLANE_MODE_ON,
      /** Switches airplane mode off. */
      AIRPLANE_MODE_OFF,
      /** Joins the app's health study. */
      HEALTH_STUDY_ON,
      /** Leaves it. */
      HEALTH_STUDY_OFF,
      /** Picks up and unlocks the device, for something else than the app. */
      UNLOCK,
      /** Puts the device away, which locks it. */
      LOCK,
      /** Starts something in the open app that takes long, such as an export. */
      START_WORK,
      /** Cancels such work from its Live Activity. */
      CANCEL_WORK,
      /** Begins to use the camera. */
      CAMERA_ON,
      /** Stops using the camera. */
      CAMERA_OFF,
      /** Begins a call. */
      CALL_ON,
      /** Ends a call. */
      CALL_OFF,
      /** Connects a car's display. */
      CAR_ON,
      /** Disconnects it. */
      CAR_OFF,
      /** Other apps begin to load the processor. */
      CPU_BUSY_ON,
      /** They stop. */
      CPU_BUSY_OFF,
      /** A restore from a backup begins. */
      RESTORE_ON,
      /** It ends. */
      RESTORE_OFF,
      /** The device has its normal temperature. */
      THERMAL_NOMINAL,
      /** It is slightly warm. */
      THERMAL_FAIR,
      /** It is hot. */
      THERMAL_SERIOUS,
      /** It is much too hot. */
      THERMAL_CRITICAL,
      /** The network gets too weak to be of use to background work. */
      NETWORK_WEAK,
      /** The network is good again. */
      NETWORK_GOOD,
      /** Memory runs low. */
      MEMORY_PRESSURE,
      /** Restarts the device. */
      REBOOT,
      /** The system updates itself and restarts. */
      OS_UPDATE,
      /** Switches the app's notifications on. */
      NOTIFICATIONS_ON,
      /** Switches the app's notifications off. */
      NOTIFICATIONS_OFF,
      /** Something happens to the device that gives the app another push token. */
      PUSH_TOKEN_CHANGED,
      /** Deletes the app. */
      DELETE_APP,
      /** Sets the wall clock. */
      CLOCK_SET,
      /** Gets to another time zone. */
      ZONE_CHANGED
    }
  }

  static void requireOrdered(String what, List<Span> spans) {
    for (int i = 1; i < spans.size(); i++) {
      if (spans.get(i).from() < spans.get(i - 1).to()) {
        throw new IllegalArgumentException(what + " overlap at " + spans.get(i).from() + " us");
      }
    }
  }
}
