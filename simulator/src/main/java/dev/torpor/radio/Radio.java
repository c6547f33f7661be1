package dev.torpor.radio;

import dev.torpor.energy.Cause;
import dev.torpor.energy.Component;
import dev.torpor.energy.PowerLanes;
import dev.torpor.time.Lane;
import dev.torpor.time.VirtualClock;
import dev.torpor.trace.Trace;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * A radio of the device: the {@link RadioMachine} on the device's clock, drawing from its power
 * lanes.
 *
 * <p>Whoever moves packets opens a {@link Flow} and tells when its bursts begin and end.
 */
public final class Radio {
  private final RadioProfile profile;
  private final VirtualClock clock;
  private final PowerLanes lanes;
  private final Trace trace;
  private final RadioMachine machine;
  private final Map<Component, PowerLanes.Lane> laneOf = new EnumMap<>(Component.class);
  private final List<Flow> open = new ArrayList<>();
  private boolean fitted;
  private boolean attached;
  private long flows;

  /** How many bursts have ended, and how often the radio was attached or detached. */
  private long steps;

  private long timer;
  private long timerAt = RadioMachine.NEVER;

  /** A radio that is off. */
  public Radio(RadioProfile profile, VirtualClock clock, PowerLanes lanes, Trace trace) {
    this.profile = profile;
    this.clock = clock;
    this.lanes = lanes;
    this.trace = trace;
    this.machine = new RadioMachine(profile, new Output());
    for (Component component : RadioOutput.LANES) {
      laneOf.put(component, lanes.open(component));
    }
  }

  /** The profile this radio follows. */
  public RadioProfile profile() {
    return profile;
  }

  /** The present state. */
  public RadioState state() {
    machine.advanceTo(clock.now());
    return machine.state();
  }

  /**
   * Longest wait of a packet that the network has for the device now, in microseconds: the paging
   * of an idle radio, 0 for a connected one.
   */
  public long pagingMicros() {
    machine.advanceTo(clock.now());
    return machine.pagingMicros();
  }

  /** Becomes the device's network interface: joins the network and idles. */
  public void attach() {
    if (attached) {
      return;
    }
    attached = true;
    if (!fitted) {
      fitted = true;
      trace.record(new RadioEvent.Fitted(profile));
    }
    steps++;
    trace.record(new RadioEvent.Attached(profile.name()));
    machine.attach(clock.now());
  }

  /** Stops being the device's network interface; a running tail still runs out. */
  public void detach() {
    if (!attached) {
      return;
    }
    attached = false;
    steps++;
    trace.record(new RadioEvent.Detached(profile.name(), false));
    machine.detach(clock.now());
    follow();
  }

  /** Loses all power at once; open flows end. */
  public void powerOff() {
    machine.advanceTo(clock.now());
    for (Flow flow : List.copyOf(open)) {
      flow.end();
    }
    if (attached || machine.state() != RadioState.OFF) {
      attached = false;
      steps++;
      trace.record(new RadioEvent.Detached(profile.name(), true));
    }
    machine.cut(clock.now());
    follow();
  }

  /** A new flow of packets; nothing moves before its first burst. */
  public Flow open(Cause cause) {
    return new Flow(cause, ++flows);
  }

  /**
   * Announces what would still be spent above idle power if the run went on without new bursts: the
   * rest of a promotion and of the tail. Ends the life of this radio; call once, at the end.
   */
  public void drainAtEnd() {
    long now = clock.now();
    machine.advanceTo(now);
    RadioTally rest = new RadioTally(now, RadioMachine.NEVER);
    for (Component component : RadioOutput.LANES) {
      PowerLanes.Lane lane = lane(component);
      rest.draws(now, component, lane.cause(), lane.microwatts());
    }
    machine.redirect(rest);
    for (Flow flow : List.copyOf(open)) {
      flow.settle();
    }
    machine.drain(now);
    long end = machine.instant();
    long idle = attached ? profile.idleMicrowatts() : 0;
    long picojoules = rest.picojoules(end) - Math.multiplyExact(idle, end - now);
    if (picojoules != 0) {
      lanes.drain(Component.RADIO_TAIL, machine.cause(), picojoules);
    }
    clock.cancel(timer);
  }

  private PowerLanes.Lane lane(Component component) {
    PowerLanes.Lane lane = laneOf.get(component);
    if (lane == null) {
      throw new IllegalStateException("a radio has no lane for " + component);
    }
    return lane;
  }

  /** Keeps a timer on the machine's next change. */
  private void follow() {
    long next = machine.nextChange();
    if (next != timerAt) {
      clock.cancel(timer);
      timerAt = next;
      if (next != RadioMachine.NEVER) {
        timer = clock.at(next, Lane.NETWORK, this::changeDue);
      }
    }
  }

  private void changeDue() {
    timerAt = RadioMachine.NEVER;
    machine.advanceTo(clock.now());
    follow();
  }

  /**
   * Packets of one cause that belong together, such as a request and its response: one burst after
   * the other, with pauses that the radio may use to fall asleep.
   */
  public final class Flow {
    private final Cause cause;
    private final long number;
    private boolean bursting;
    private long begunAt;
    private long begunAfter;
    private long readyAt;
    private long waitingUp;
    private long waitingDown;
    private long bytesUp;
    private long bytesDown;

    private Flow(Cause cause, long number) {
      this.cause = cause;
      this.number = number;
    }

    /**
     * Begins a burst; one that has not ended yet ends at the same instant.
     *
     * @param upBytes how many will be sent, as far as is known
     * @param downBytes how many will be received, as far as is known
     * @return the instant the first packet can leave, after what remains of a promotion
     */
    public long begin(long upBytes, long downBytes) {
      long now = clock.now();
      long ready;
      if (bursting) {
        settle();
        ready = machine.turn(now, cause, waitingUp, waitingDown, upBytes, downBytes);
      } else {
        ready = machine.begin(now, cause, upBytes, downBytes);
      }
      bursting = true;
      open.add(this);
      begunAt = now;
      begunAfter = steps;
      readyAt = ready;
      waitingUp = upBytes;
      waitingDown = downBytes;
      follow();
      return ready;
    }

    /** Counts bytes that the burst has moved; their energy is booked at its end. */
    public void carry(long upBytes, long downBytes) {
      bytesUp = Math.addExact(bytesUp, upBytes);
      bytesDown = Math.addExact(bytesDown, downBytes);
    }

    /** Ends the burst; the last one on the radio to end starts the tail. */
    public void end() {
      if (bursting) {
        settle();
        machine.end(clock.now(), waitingUp, waitingDown);
        follow();
      }
    }

    /** True between the begin and the end of a burst. */
    public boolean isBursting() {
      return bursting;
    }

    /** Books what the burst has moved so far and takes it off the list. */
    private void settle() {
      machine.carry(clock.now(), cause, bytesUp, bytesDown);
      steps++;
      trace.record(
          new RadioEvent.Burst(
              profile.name(),
              number,
              cause,
              begunAt,
              begunAfter,
              readyAt,
              waitingUp,
              waitingDown,
              bytesUp,
              bytesDown));
      bytesUp = 0;
      bytesDown = 0;
      bursting = false;
      open.remove(this);
    }
  }

  /** The machine's doings on the device's power lanes and in the trace. */
  private final class Output implements RadioOutput {
    @Override
    public void draws(long at, Component component, Cause cause, long microwatts) {
      lane(component).set(cause, microwatts);
    }

    @Override
    public void spends(long at, Component component, Cause cause, long picojoules) {
      lanes.spend(component, cause, picojoules);
    }

    @Override
    public void entered(long at, RadioState state, String detail) {
      trace.record(new RadioEvent.StateChanged(profile.name(), state, detail));
    }
  }
}
