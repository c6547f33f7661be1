package dev.torpor.energy;

import dev.torpor.trace.FieldWriter;
import dev.torpor.trace.Subsystem;
import dev.torpor.trace.TraceEvent;

/** Breakpoints of the power lanes and energy spent at once. */
public sealed interface EnergyEvent extends TraceEvent {
  @Override
  default Subsystem subsystem() {
    return Subsystem.ENERGY;
  }

  /**
   * A lane draws this much from now until its next breakpoint.
   *
   * @param lane number of the lane, from 0 in order of creation
   * @param microwatts not negative
   */
  record PowerChanged(int lane, Component component, Cause cause, long microwatts)
      implements EnergyEvent {
    @Override
    public String type() {
      return "energy.power";
    }

    @Override
    public void writeTo(FieldWriter out) {
      out.number("lane", lane);
      out.constant("component", component);
      out.constant("cause", cause);
      out.number("microwatts", microwatts);
    }
  }

  /**
   * Energy spent at once, because it belongs to bytes or to a launch rather than to time.
   *
   * @param picojoules not negative
   */
  record Spent(Component component, Cause cause, long picojoules) implements EnergyEvent {
    @Override
    public String type() {
      return "energy.spent";
    }

    @Override
    public void writeTo(FieldWriter out) {
      out.constant("component", component);
      out.constant("cause", cause);
      out.number("picojoules", picojoules);
    }
  }

  /**
   * What the radio will still spend after the end of the run, above its idle power: the rest of a
   * tail that the end cut off. Comparisons add it, so that a sync near the end is not cheaper.
   *
   * @param picojoules above idle; may be negative only if a profile's tail is below its idle power
   */
  record Drained(Component component, Cause cause, long picojoules) implements EnergyEvent {
    @Override
    public String type() {
      return "energy.drained";
    }

    @Override
    public void writeTo(FieldWriter out) {
      out.constant("component", component);
      out.constant("cause", cause);
      out.number("picojoules", picojoules);
    }
  }
}
