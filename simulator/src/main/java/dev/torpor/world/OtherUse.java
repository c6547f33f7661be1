package dev.torpor.world;

import dev.torpor.world.World.Span;
import java.util.List;

/**
 * What the device does beside the app, and what a sync may find it busy with.
 *
 * @param audio when another app plays audio; the spans do not overlap
 * @param chatter other apps with small transfers of their own
 */
public record OtherUse(List<Span> audio, List<Chatter> chatter) {
  /** A device that has nothing else to do. */
  public static final OtherUse NONE = new OtherUse(List.of(), List.of());

  /** Checks order and copies the lists. */
  public OtherUse {
    audio = List.copyOf(audio);
    chatter = List.copyOf(chatter);
    World.requireOrdered("audio", audio);
  }

  /**
   * What it is drawn from.
   *
   * @param audio when another app plays audio; may overlap
   * @param chatter other apps with small transfers of their own
   */
  public record Plan(List<WorldPlan.Window> audio, List<ChatterPlan> chatter) {
    /** A device that has nothing else to do. */
    public static final Plan NONE = new Plan(List.of(), List.of());

    /** Copies the lists. */
    public Plan {
      audio = List.copyOf(audio);
      chatter = List.copyOf(chatter);
    }
  }

  /**
   * Another app.
   *
   * @param times when it talks to its server
   * @param bytesUp sent each time
   * @param bytesDown received each time
   */
  public record ChatterPlan(ChangeProcess times, long bytesUp, long bytesDown) {}
}
