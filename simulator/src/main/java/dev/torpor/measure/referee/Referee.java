package dev.torpor.measure.referee;

import dev.torpor.measure.Violation;
import dev.torpor.trace.Subsystem;
import dev.torpor.trace.TraceEvent;
import dev.torpor.trace.TraceListener;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Judges a client by the trace of a run: hears it from its start, and reads nothing else. What can
 * only be judged when the client had every chance waits for the end of a quiesce phase.
 */
public final class Referee implements TraceListener {
  private final Scene scene = new Scene();
  private final List<Monitor> monitors = Monitors.all(scene);
  private final Map<Subsystem, Part> parts = new EnumMap<>(Subsystem.class);

  /** A referee for one run. */
  public Referee() {
    for (Subsystem each : hears()) {
      parts.put(each, new Part(each));
    }
  }

  @Override
  public Set<Subsystem> hears() {
    return EnumSet.complementOf(EnumSet.of(Subsystem.ENERGY));
  }

  @Override
  public void on(long at, TraceEvent event) {
    Part part = parts.get(event.subsystem());
    if (part != null) {
      part.on(at, event);
    }
  }

  @Override
  public TraceListener part(Subsystem subsystem) {
    Part part = parts.get(subsystem);
    return part == null ? this : part;
  }

  /** Hears one subsystem. */
  private final class Part implements TraceListener {
    private final Subsystem subsystem;
    private final Audience audience = new Audience(monitors);

    Part(Subsystem subsystem) {
      this.subsystem = subsystem;
    }

    @Override
    public void on(long at, TraceEvent event) {
      scene.on(subsystem, at, event);
      for (Monitor monitor : audience.of(event.getClass())) {
        monitor.on(at, event);
      }
    }
  }

  /**
   * Ends the judgement and returns every breach, in order of time; call once, after the last event.
   *
   * @param end of the run, its quiesce phase included, in virtual microseconds
   */
  public List<Violation> finish(long end) {
    if (scene.quiesce() != null) {
      for (Monitor monitor : monitors) {
        monitor.quiesced(end);
      }
    }
    List<Violation> all = new ArrayList<>();
    for (Monitor monitor : monitors) {
      all.addAll(monitor.violations());
    }
    all.sort(Comparator.comparingLong(Violation::at)); // stable: rules of one instant keep order
    return all;
  }
}
