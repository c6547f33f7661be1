package dev.torpor.radio;

import dev.torpor.energy.Cause;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
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
  private final Map<String, OneRadio> radios = new TreeMap<>();
  private final Map<String, Long> steps = new TreeMap<>();

  /** One radio's past: its figures, when it was attached, and its flows by number. */
  record OneRadio(RadioProfile profile, List<Turn> turns, Map<Long, FlowPast> flows) {
    OneRadio(RadioProfile profile) {
      this(profile, new ArrayList<>(), new LinkedHashMap<>());
    }
  }

  /** The radio was attached, detached or cut off. */
  record Turn(long at, long step, Kind kind) {
    enum Kind {
      ATTACHED,
      DETACHED,
      CUT
    }
  }

  /** A flow's bursts in order. */
  record FlowPast(Cause cause, List<BurstPast> bursts) {}

  /** A burst and when it ended, as the how-many-th step of its radio. */
  record BurstPast(RadioEvent.Burst burst, long endedAt, long step) {}

  /** Hears what the radios do, in order. */
  public void on(long at, RadioEvent event) {
    if (event instanceof RadioEvent.Fitted fitted) {
      radios.putIfAbsent(fitted.radio(), new OneRadio(fitted.profile()));
    } else if (event instanceof RadioEvent.Attached) {
      turn(at, event, Turn.Kind.ATTACHED);
    } else if (event instanceof RadioEvent.Detached detached) {
      turn(at, event, detached.cut() ? Turn.Kind.CUT : Turn.Kind.DETACHED);
    } else if (event instanceof RadioEvent.Burst burst) {
      OneRadio radio = radios.get(burst.radio());
      if (radio != null) {
        radio
            .flows()
            .computeIfAbsent(burst.flow(), f -> new FlowPast(burst.cause(), new ArrayList<>()))
            .bursts()
            .add(new BurstPast(burst, at, nextStep(burst)));
      }
    }
  }

  private void turn(long at, RadioEvent event, Turn.Kind kind) {
    OneRadio radio = radios.get(event.radio());
    if (radio != null) {
      radio.turns().add(new Turn(at, nextStep(event), kind));
    }
  }

  private long nextStep(RadioEvent event) {
    return steps.merge(event.radio(), 1L, Long::sum);
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
    for (OneRadio radio : radios.values()) {
      sum = Math.addExact(sum, new RadioReplay(radio, causes, from, to, end).picojoules());
    }
    return sum;
  }

  /** True when some flow has this cause. */
  public boolean has(Cause cause) {
    for (OneRadio radio : radios.values()) {
      for (FlowPast flow : radio.flows().values()) {
        if (flow.cause() == cause) {
          return true;
        }
      }
    }
    return false;
  }
}
