package dev.torpor.trace;

import java.util.EnumSet;
import java.util.Set;

/** Hears every event of a run, in order: a meter, a file, a fingerprint. */
@FunctionalInterface
public interface TraceListener {
  /**
   * An event has happened.
   *
   * @param at microseconds since the start; never smaller than at the call before
   */
  void on(long at, TraceEvent event);

  /**
   * The subsystems whose events it wants to hear; asked once, when it is added. The rest means
   * nothing to it, and half of all events are of energy alone.
   */
  default Set<Subsystem> hears() {
    return EnumSet.allOf(Subsystem.class);
  }

  /**
   * Who hears that subsystem's events in its name: itself, unless it has a part for each. Asked
   * once for each subsystem that it hears, when it is added.
   */
  default TraceListener part(Subsystem subsystem) {
    return this;
  }
}
