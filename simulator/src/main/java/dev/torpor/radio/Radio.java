package dev.torpor.radio;

import dev.torpor.energy.Cause;
import dev.torpor.energy.Component;
import dev.torpor.energy.PowerLanes;
import dev.torpor.time.Lane;
import dev.torpor.time.VirtualClock;
import dev.torpor.trace.Trace;
import java.util.List;

/**
 * The radio machine: idle, promotion, active, tail phases, idle.
 *
 * <p>Flows that begin during a promotion share it; overlapping flows pay the active power once; the
 * tail starts at the end of the last flow, is cut short by the next one and is half open: a flow
 * that begins at the very instant the tail ends finds the radio idle and pays a promotion. Active
 * power and tail are booked under the cause of the flow that began last, which is how platforms
 * attribute them.
 */
public final class Radio {
  private final RadioProfile profile;
  private final VirtualClock clock;
  private final PowerLanes lanes;
  private final Trace trace;
  private final PowerLanes.Lane idleLane;
  private final PowerLanes.Lane promotionLane;
  private final PowerLanes.Lane activeLane;
  private final PowerLanes.Lane tailLane;

  private RadioState state = RadioState.OFF;
  private boolean attached;
  private int flows;
  private Cause cause = Cause.DEVICE;
  private int tailPhase;
  private long phaseEnds;
  private long timer;

  /** A radio that is off. */
  public Radio(RadioProfile profile, VirtualClock clock, PowerLanes lanes, Trace trace) {
    this.profile = profile;
    this.clock = clock;
    this.lanes = lanes;
    this.trace = trace;
    this.idleLane = lanes.open(Component.RADIO_IDLE);
    this.promotionLane = lanes.open(Component.RADIO_PROMOTION);
    this.activeLane = lanes.open(Component.RADIO_ACTIVE);
    this.tailLane = lanes.open(Component.RADIO_TAIL);
  }

  /** The profile this radio follows. */
  public RadioProfile profile() {
    return profile;
  }

  /** The present state. */
  public RadioState state() {
    settle();
    return state;
  }

  /** Becomes the device's network interface: joins the network and idles. */
  public void attach() {
    if (attached) {
      return;
    }
    attached = true;
    lanes.spend(Component.RADIO_ATTACH, Cause.DEVICE, profile.attachPicojoules());
    if (state == RadioState.OFF) {
      enterIdle();
    }
  }

  /** Stops being the device's network interface; a running tail still runs out. */
  public void detach() {
    if (!attached) {
      return;
    }
    attached = false;
    if (state == RadioState.IDLE) {
      enterOff();
    }
  }

  /** Loses all power at once. */
  public void powerOff() {
    attached = false;
    flows = 0;
    clock.cancel(timer);
    if (state != RadioState.OFF) {
      enterOff();
    }
  }

  /**
   * Begins a flow of packets.
   *
   * @return the instant the first packet can leave, after what remains of a promotion
   */
  public long begin(Cause flowCause) {
    settle();
    flows++;
    cause = flowCause;
    switch (state) {
      case OFF, IDLE -> enterPromotion();
      case PROMOTION -> {}
      case ACTIVE -> activeLane.set(cause, profile.activeMicrowatts());
      case TAIL -> {
        clock.cancel(timer);
        tailLane.off();
        enterActive();
      }
    }
    return state == RadioState.PROMOTION ? phaseEnds : clock.now();
  }

  /** Ends a flow; the last one to end starts the tail. */
  public void end() {
    if (flows == 0) {
      return;
    }
    flows--;
    if (flows == 0 && state == RadioState.ACTIVE) {
      activeLane.off();
      enterTail(0);
    }
  }

  /** Books what the bits of a flow cost on top of its time. */
  public void carry(Cause flowCause, long upBytes, long downBytes) {
    long up = Math.multiplyExact(Math.multiplyExact(upBytes, 8), profile.upPicojoulesPerBit());
    long down =
        Math.multiplyExact(Math.multiplyExact(downBytes, 8), profile.downPicojoulesPerBit());
    lanes.spend(Component.RADIO_ACTIVE, flowCause, Math.addExact(up, down));
  }

  /**
   * Announces what would still be spent above idle power if the run went on without new flows: the
   * rest of a promotion or of the tail.
   */
  public void drainAtEnd() {
    settle();
    long idle = attached ? profile.idleMicrowatts() : 0;
    long picojoules = 0;
    int nextPhase = profile.tail().size();
    switch (state) {
      case PROMOTION -> {
        picojoules = (profile.promotion().microwatts() - idle) * (phaseEnds - clock.now());
        nextPhase = 0;
      }
      case ACTIVE -> nextPhase = 0;
      case TAIL -> {
        long power = profile.tail().get(tailPhase).microwatts();
        picojoules = (power - idle) * (phaseEnds - clock.now());
        nextPhase = tailPhase + 1;
      }
      case OFF, IDLE -> {
        return;
      }
    }
    List<RadioProfile.Phase> tail = profile.tail();
    for (int i = nextPhase; i < tail.size(); i++) {
      picojoules += (tail.get(i).microwatts() - idle) * tail.get(i).micros();
    }
    lanes.drain(Component.RADIO_TAIL, cause, picojoules);
  }

  /** Ends a tail whose last instant is now, whatever event of this instant asks first. */
  private void settle() {
    if (state == RadioState.TAIL && clock.now() >= phaseEnds) {
      clock.cancel(timer);
      tailPhaseEnded();
      settle();
    }
  }

  private void enterPromotion() {
    if (profile.promotion().micros() == 0) {
      idleLane.off();
      enterActive();
      return;
    }
    idleLane.off();
    promotionLane.set(cause, profile.promotion().microwatts());
    phaseEnds = clock.now() + profile.promotion().micros();
    timer = clock.at(phaseEnds, Lane.NETWORK, this::promotionEnded);
    enter(RadioState.PROMOTION);
  }

  private void promotionEnded() {
    promotionLane.off();
    if (flows > 0) {
      enterActive();
    } else {
      enterTail(0);
    }
  }

  private void enterActive() {
    activeLane.set(cause, profile.activeMicrowatts());
    enter(RadioState.ACTIVE);
  }

  private void enterTail(int phase) {
    if (phase >= profile.tail().size()) {
      tailLane.off();
      if (attached) {
        enterIdle();
      } else {
        enterOff();
      }
      return;
    }
    RadioProfile.Phase next = profile.tail().get(phase);
    tailPhase = phase;
    phaseEnds = clock.now() + next.micros();
    tailLane.set(cause, next.microwatts());
    timer = clock.at(phaseEnds, Lane.NETWORK, this::tailPhaseEnded);
    if (phase == 0) {
      enter(RadioState.TAIL);
    }
  }

  private void tailPhaseEnded() {
    enterTail(tailPhase + 1);
  }

  private void enterIdle() {
    idleLane.set(Cause.DEVICE, profile.idleMicrowatts());
    enter(RadioState.IDLE);
  }

  private void enterOff() {
    idleLane.off();
    promotionLane.off();
    activeLane.off();
    tailLane.off();
    enter(RadioState.OFF);
  }

  private void enter(RadioState next) {
    state = next;
    trace.record(new RadioEvent.StateChanged(profile.name(), next));
  }
}
