package dev.torpor.trace;

import dev.torpor.time.VirtualClock;
import java.util.ArrayList;
import java.util.List;

/** Where every room records what happens; listeners are told at once and in order. */
public final class Trace {
  private final VirtualClock clock;
  private final List<TraceListener> listeners = new ArrayList<>();

  /** A trace whose events carry the time of {@code clock}. */
  public Trace(VirtualClock clock) {
    this.clock = clock;
  }

  /** Adds a listener; it hears what is recorded from now on. */
  public void addListener(TraceListener listener) {
    listeners.add(listener);
  }

  /** Records an event at the clock's present instant. */
  public void record(TraceEvent event) {
    long now = clock.now();
    for (int i = 0; i < listeners.size(); i++) {
      listeners.get(i).on(now, event);
    }
  }
}
