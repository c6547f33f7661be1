package dev.torpor.harness.validation;

import dev.torpor.energy.Cause;
import dev.torpor.energy.Component;
import dev.torpor.energy.EnergyEvent;
import dev.torpor.energy.EnergyLedger;
import dev.torpor.energy.PowerLanes;
import dev.torpor.radio.Radio;
import dev.torpor.radio.RadioEvent;
import dev.torpor.radio.RadioProfile;
import dev.torpor.radio.RadioState;
import dev.torpor.time.Lane;
import dev.torpor.time.VirtualClock;
import dev.torpor.trace.Trace;
import dev.torpor.trace.TraceEvent;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/** One radio on a bench: flows at given times, and what the lanes add up to. */
final class RadioBench {
  private final VirtualClock clock = new VirtualClock();
  private final Trace trace = new Trace(clock);
  private final Radio radio;
  private final EnergyLedger ledger = new EnergyLedger();
  private final Map<Integer, EnergyEvent.PowerChanged> lanes = new LinkedHashMap<>();
  private final Map<Integer, Long> since = new LinkedHashMap<>();
  private final Map<String, Long> micros = new TreeMap<>();
  private String state = "";
  private long stateSince;
  private int promotions;
  private long drained;

  RadioBench(RadioProfile profile) {
    trace.addListener(this::on);
    radio = new Radio(profile, clock, new PowerLanes(clock, trace), trace);
    radio.attach();
  }

  /** The same profile without idle power, as the reference cases assume. */
  static RadioProfile withoutIdle(RadioProfile profile) {
    return new RadioProfile(profile.name(), profile.channels(), 0, 0, profile.pagingMicros());
  }

  /** A flow asked for at {@code at} that keeps the radio active for {@code activeMicros}. */
  RadioBench flow(long at, long activeMicros, long upBytes, long downBytes) {
    clock.at(
        at,
        Lane.NETWORK,
        () -> {
          Radio.Flow flow = radio.open(Cause.REFRESH);
          long first = flow.begin(upBytes, downBytes);
          clock.at(
              first + activeMicros,
              Lane.NETWORK,
              () -> {
                flow.carry(upBytes, downBytes);
                flow.end();
              });
        });
    return this;
  }

  /** Runs up to {@code horizon}, then asks what the radio would still spend. */
  RadioBench run(long horizon) {
    clock.runUntil(horizon);
    radio.drainAtEnd();
    for (int lane : lanes.keySet()) {
      settle(lane, horizon);
    }
    return this;
  }

  long total() {
    return ledger.total();
  }

  long of(Component component) {
    return ledger.of(component);
  }

  /** Time in a state that has ended, named as in {@code TAIL DCH}. */
  long micros(String name) {
    return micros.getOrDefault(name, 0L);
  }

  long drained() {
    return drained;
  }

  int promotions() {
    return promotions;
  }

  private void on(long at, TraceEvent event) {
    if (event instanceof EnergyEvent.PowerChanged change) {
      settle(change.lane(), at);
      lanes.put(change.lane(), change);
      since.put(change.lane(), at);
    } else if (event instanceof EnergyEvent.Spent spent) {
      ledger.book(spent.component(), spent.cause(), spent.picojoules());
    } else if (event instanceof EnergyEvent.Drained rest) {
      drained += rest.picojoules();
    } else if (event instanceof RadioEvent.StateChanged change) {
      enter(at, change);
    }
  }

  private void enter(long at, RadioEvent.StateChanged change) {
    micros.merge(state, at - stateSince, Long::sum);
    state = change.state() + (change.detail().isEmpty() ? "" : " " + change.detail());
    stateSince = at;
    promotions += change.state() == RadioState.PROMOTION ? 1 : 0;
  }

  private void settle(int lane, long at) {
    EnergyEvent.PowerChanged last = lanes.get(lane);
    if (last != null) {
      long picojoules = last.microwatts() * (at - since.getOrDefault(lane, at));
      ledger.book(last.component(), last.cause(), picojoules);
      since.put(lane, at);
    }
  }
}
