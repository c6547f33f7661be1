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
import java.util.List;

/** One radio on a clock of its own, with bursts put on it by hand. */
final class RadioRun {
  private final VirtualClock clock = new VirtualClock();
  private final Trace trace = new Trace(clock);
  private final List<String> states = new ArrayList<>();
  private final List<RadioEvent.Burst> bursts = new ArrayList<>();
  private final Radio radio;
  private final Meters meters;
  private final long horizon;

  RadioRun(RadioProfile profile, long horizon) {
    this(profile, new Window(0, horizon));
  }

  RadioRun(RadioProfile profile, Window window) {
    horizon = window.to();
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
        });
    radio = new Radio(profile, clock, new PowerLanes(clock, trace), trace);
    radio.attach();
  }

  /** A burst of one packet, or of packets for {@code activeMicros} from the first one on. */
  RadioRun burst(long at, long activeMicros, long upBytes, long downBytes) {
    return burst(at, activeMicros, upBytes, downBytes, Cause.REFRESH);
  }

  RadioRun burst(long at, long activeMicros, long upBytes, long downBytes, Cause cause) {
    clock.at(
        at,
        Lane.NETWORK,
        () -> {
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

  /** Does something at an instant. */
  RadioRun then(long at, Runnable action) {
    clock.at(at, Lane.WORLD, action);
    return this;
  }

  Radio radio() {
    return radio;
  }

  /** Runs to the end, drains the tail and returns the account. */
  Energy energy() {
    clock.runUntil(horizon);
    radio.drainAtEnd();
    return meters.finish(horizon).energy();
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
