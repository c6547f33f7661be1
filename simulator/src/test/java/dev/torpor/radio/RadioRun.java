package dev.torpor.radio;

import dev.torpor.energy.Cause;
import dev.torpor.energy.PowerLanes;
import dev.torpor.measure.Energy;
import dev.torpor.measure.Meters;
import dev.torpor.measure.Window;
import dev.torpor.time.Lane;
import dev.torpor.time.TimeFormat;
import dev.torpor.time.VirtualClock;
import dev.torpor.trace.Trace;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;

/** One radio on a clock of its own, with bursts put on it by hand. */
public final class RadioRun {
  private final VirtualClock clock = new VirtualClock();
  private final Trace trace = new Trace(clock);
  private final List<String> states = new ArrayList<>();
  private final List<RadioEvent.Burst> bursts = new ArrayList<>();
  private final Radio radio;
  private final Meters meters;
  private final RadioHistory history = new RadioHistory();
  private final Window window;
  private long end;

  /** A run whose whole time is measured. */
  public RadioRun(RadioProfile profile, long horizon) {
    this(profile, new Window(0, horizon));
  }

  /** A run that ends with its measured window. */
  public RadioRun(RadioProfile profile, Window window) {
    this.window = window;
    this.end = window.to();
    meters = new Meters(window);
    trace.addListener(meters);
    trace.addListener(
        (at, event) -> {
          if (event instanceof RadioEvent.StateChanged changed) {
            String detail = changed.detail().isEmpty() ? "" : " " + changed.detail();
            states.add(TimeFormat.instant(at).substring(3) + " " + changed.state() + detail);
          } else if (event instanceof RadioEvent.Burst burst) {
            bursts.add(burst);
          }
          if (event instanceof RadioEvent any) {
            history.on(at, any);
          }
        });
    radio = new Radio(profile, clock, new PowerLanes(clock, trace), trace);
    radio.attach();
  }

  /** A burst of one packet, or of packets for {@code activeMicros} from the first one on. */
  public RadioRun burst(long at, long activeMicros, long upBytes, long downBytes) {
    return burst(at, activeMicros, upBytes, downBytes, Cause.REFRESH);
  }

  /** The same for somebody. */
  public RadioRun burst(long at, long activeMicros, long upBytes, long downBytes, Cause cause) {
    clock.at(
        at,
        Lane.NETWORK,
        () -> {
          if (radio.state() == RadioState.OFF) {
            return; // without a network there is nothing to put a burst on
          }
          Radio.Flow flow = radio.open(cause);
          long ready = flow.begin(upBytes, downBytes);
          clock.at(
              ready + activeMicros,
              Lane.NETWORK,
              () -> {
                flow.carry(upBytes, downBytes);
                flow.end();
              });
        });
    return this;
  }

  /** A flow of two bursts with a pause between them, the first from {@code at} on. */
  public RadioRun flow(Cause cause, long at, long first, long pause, long second) {
    Radio.Flow flow = radio.open(cause);
    return then(
        at,
        () -> {
          long ends = flow.begin(0, 0) + first;
          clock.at(ends, Lane.NETWORK, flow::end);
          clock.at(
              ends + pause,
              Lane.NETWORK,
              () -> clock.at(flow.begin(0, 0) + second, Lane.NETWORK, flow::end));
        });
  }

  /** Does something at an instant. */
  public RadioRun then(long at, Runnable action) {
    clock.at(at, Lane.WORLD, action);
    return this;
  }

  Radio radio() {
    return radio;
  }

  /** Runs to the end, drains the tail and returns the account. */
  public Energy energy() {
    return until(end);
  }

  /** The same, ending later than the window. */
  Energy until(long later) {
    end = later;
    clock.runUntil(later);
    radio.drainAtEnd();
    return meters.finish(later).energy();
  }

  /** What the radio draws when it is run again with every burst. */
  long again() {
    return history.picojoules(EnumSet.allOf(Cause.class), window.from(), window.to(), end);
  }

  /** Runs to the end and returns the states with the time of day they were entered at. */
  List<String> states() {
    energy();
    return states;
  }

  /** The bursts that have ended. */
  List<RadioEvent.Burst> bursts() {
    return bursts;
  }
}
