package dev.torpor.trace;

import dev.torpor.time.VirtualClock;
import java.util.Arrays;

/** Where every room records what happens; listeners are told at once and in order. */
public final class Trace {
  private final VirtualClock clock;
  private static final TraceListener[] NOBODY = {};

  private final TraceListener[][] listeners;

  /** A trace whose events carry the time of {@code clock}. */
  public Trace(VirtualClock clock) {
    this.clock = clock;
    this.listeners = new TraceListener[Subsystem.values().length][];
    Arrays.fill(listeners, NOBODY);
  }

  /** Adds a listener; it hears what is recorded from now on of the subsystems it names. */
  @SuppressWarnings("EnumOrdinal") // a place in an array of one run, never stored
  public void addListener(TraceListener listener) {
    for (Subsystem each : listener.hears()) {
      int place = each.ordinal();
      TraceListener[] more = Arrays.copyOf(listeners[place], listeners[place].length + 1);
      more[more.length - 1] = listener.part(each);
      listeners[place] = more;
    }
  }

  /** Records an event at the clock's present instant. */
  @SuppressWarnings("EnumOrdinal") // as above
  public void record(TraceEvent event) {
    long now = clock.now();
    for (TraceListener listener : listeners[event.subsystem().ordinal()]) {
      listener.on(now, event);
    }
  }
}
