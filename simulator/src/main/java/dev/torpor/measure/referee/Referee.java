package dev.torpor.measure.referee;

import dev.torpor.measure.Violation;
import dev.torpor.trace.Subsystem;
import dev.torpor.trace.TraceEvent;
import dev.torpor.trace.TraceListener;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
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
  private final Map<Class<?>, Monitor[]> hearers = new LinkedHashMap<>();

  /** A referee for one run. */
  public Referee() {}

  @Override
  public Set<Subsystem> hears() {
    return EnumSet.complementOf(EnumSet.of(Subsystem.ENERGY));
  }

  @Override
  public void on(long at, TraceEvent event) {
    on(event.subsystem(), at, event);
  }

  @Override
  public TraceListener part(Subsystem subsystem) {
    return (at, event) -> on(subsystem, at, event);
  }

  private void on(Subsystem subsystem, long at, TraceEvent event) {
    if (subsystem == Subsystem.ENERGY) {
      return;
    }
    scene.on(subsystem, at, event);
    Monitor[] hearing = hearers.get(event.getClass());
    if (hearing == null) {
      hearing = hearing(event.getClass());
      hearers.put(event.getClass(), hearing);
    }
    for (Monitor monitor : hearing) {
      monitor.on(at, event);
    }
  }

  private Monitor[] hearing(Class<?> kind) {
    return monitors.stream()
        .filter(monitor -> monitor.hears().stream().anyMatch(each -> each.isAssignableFrom(kind)))
        .toArray(Monitor[]::new);
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
