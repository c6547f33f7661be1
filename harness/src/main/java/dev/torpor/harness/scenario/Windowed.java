package dev.torpor.harness.scenario;

import dev.torpor.world.Days;
import dev.torpor.world.Moment;
import dev.torpor.world.WorldPlan;

/** Something that holds from one moment to another. */
public interface Windowed {
  /** When it begins. */
  Moment from();

  /** When it ends. */
  Moment to();

  /** On which days it begins, when both moments are times of day. */
  Days days();

  /** The same, as worlds are planned with it. */
  default WorldPlan.Window window() {
    return new WorldPlan.Window(from(), to(), days());
  }
}
