package dev.torpor.radio;

import dev.torpor.energy.Cause;
import dev.torpor.radio.RadioPast.Turn;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What the radios of one run carried, kept so that they can be run again with some of it.
 *
 * <p>The second run is open loop: every flow begins when it began, whatever the others do, and a
 * burst that answers an earlier one of its flow follows it at the same distance. Only the radio
 * reacts: a burst that found it awake may now have to wake it.
 */
public final class RadioHistory {
  private final Map<String, RadioPast> radios = new TreeMap<>();

  /** Hears what the radios do, in order. */
  public void on(long at, RadioEvent event) {
    if (event instanceof RadioEvent.Burst burst) {
      RadioPast radio = radios.get(burst.radio());
      if (radio != null) {
        radio.ended(at, burst);
      }
    } else if (event instanceof RadioEvent.Fitted fitted) {
      radios.putIfAbsent(fitted.radio(), new RadioPast(fitted.profile()));
    } else if (event instanceof RadioEvent.Attached) {
      turn(at, event, Turn.Kind.ATTACHED);
    } else if (event instanceof RadioEvent.Detached detached) {
      turn(at, event, detached.cut() ? Turn.Kind.CUT : Turn.Kind.DETACHED);
    }
  }

  private void turn(long at, RadioEvent event, Turn.Kind kind) {
    RadioPast radio = radios.get(event.radio());
    if (radio != null) {
      radio.turned(at, kind);
    }
  }

  /**
   * What the radios would have drawn with the flows of these causes alone, in picojoules: within
   * the window, and above idle after the end of the run.
   *
   * @param causes whose flows take part
   * @param from first instant of the window
   * @param to first instant after the window
   * @param end of the run
   */
  public long picojoules(Set<Cause> causes, long from, long to, long end) {
    long sum = 0;
    for (RadioPast radio : radios.values()) {
      sum = Math.addExact(sum, new RadioReplay(radio, causes, from, to, end).picojoules());
    }
    return sum;
  }

  /** True when some flow has this cause. */
  public boolean has(Cause cause) {
    for (RadioPast radio : radios.values()) {
      for (int burst = 0; burst < radio.bursts(); burst++) {
        if (radio.cause(burst) == cause) {
          return true;
        }
      }
    }
    return false;
  }
}
