package dev.torpor.world;

import dev.torpor.network.NetworkPath;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a world is drawn from: what a scenario says about people, places and servers, in typed form.
 *
 * @param start instant at which virtual time is 0
 * @param zone the device's time zone, by which local times are understood
 * @param initialBatteryLevel state of charge at the start, from 0 to 1
 * @param opens when the user opens the app, besides setting it up at the start; they must not
 *     overlap
 * @param charging when a charger is connected; may overlap
 * @param network ways to the network, the first that applies wins
 * @param otherwise the way to the network when none of those applies
 * @param actions what the user does to the device
 * @param dataset the records on the server and how they change
 * @param otherUse what the device does beside the app
 * @param edits how the user writes in the app
 * @param pushes what the server pushes
 */
public record WorldPlan(
    Instant start,
    ZoneId zone,
    double initialBatteryLevel,
    List<Open> opens,
    List<Window> charging,
    List<PathWindow> network,
    NetworkPath otherwise,
    List<Action> actions,
    DatasetPlan dataset,
    OtherUse.Plan otherUse,
    EditPlan edits,
    PushPlan pushes) {

  /** A plan in which the device has nothing to do beside the app, and its user only reads. */
  public WorldPlan(
      Instant start,
      ZoneId zone,
      double initialBatteryLevel,
      List<Open> opens,
      List<Window> charging,
      List<PathWindow> network,
      NetworkPath otherwise,
      List<Action> actions,
      int records,
      ChangeProcess changes) {
    this(
        start,
        zone,
        initialBatteryLevel,
        opens,
        charging,
        network,
        otherwise,
        actions,
        new DatasetPlan(records, changes),
        OtherUse.Plan.NONE,
        EditPlan.NONE,
        PushPlan.none());
  }

  /** Copies the lists. */
  public WorldPlan {
    opens = List.copyOf(opens);
    charging = List.copyOf(charging);
    network = List.copyOf(network);
    actions = List.copyOf(actions);
  }

  /**
   * The user opens the app.
   *
   * @param at when
   * @param days on which days of the week, when that recurs
   * @param micros how long, positive
   */
  public record Open(Moment at, Days days, long micros) {
    /** Checks the length. */
    public Open {
      if (micros <= 0) {
        throw new IllegalArgumentException("a session lasts longer than " + micros + " us");
      }
    }
  }

  /**
   * A time of day, or of the run.
   *
   * @param days on which days of the week it begins, when it recurs
   */
  public record Window(Moment from, Moment to, Days days) {}

  /**
   * During this window the device reaches the network this way.
   *
   * @param coverage how its reception comes and goes, drawn anew each time the window begins and
   *     every 6 hours within it; null when the path's own rates hold
   */
  public record PathWindow(Window window, NetworkPath path, @Nullable Coverage coverage) {
    /** A window whose path's own rates hold. */
    public PathWindow(Window window, NetworkPath path) {
      this(window, path, null);
    }
  }

  /**
   * The user does something to the device; see {@link World.UserAction}.
   *
   * @param micros by how much a clock is set; 0 for every other kind
   * @param zone where the device gets; null for every other kind
   */
  public record Action(
      Moment at, Days days, World.UserAction.Kind kind, long micros, @Nullable ZoneId zone) {
    /** An action that says all by its kind. */
    public Action(Moment at, Days days, World.UserAction.Kind kind) {
      this(at, days, kind, 0, null);
    }
  }
}
