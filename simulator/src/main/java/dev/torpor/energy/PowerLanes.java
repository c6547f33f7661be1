package dev.torpor.energy;

import dev.torpor.time.VirtualClock;
import dev.torpor.trace.Trace;
import java.util.ArrayList;
import java.util.List;

/**
 * The power lanes of one device: who draws how much, right now.
 *
 * <p>Each breakpoint is a trace event, so that power over time can be drawn and added up exactly.
 * The {@link Supply} is told of every change before it takes effect; it keeps its own account,
 * which must agree with the ledger's at the end.
 */
public final class PowerLanes {
  private final Trace trace;
  private final VirtualClock clock;
  private final List<Lane> lanes = new ArrayList<>();
  private Supply supply = (microwatts, picojoules) -> {};
  private long totalMicrowatts;

  /** What feeds the lanes. */
  @FunctionalInterface
  public interface Supply {
    /**
     * The draw changes now.
     *
     * @param microwatts total of all lanes from now on
     * @param picojoules spent at once, on top
     */
    void drawChanged(long microwatts, long picojoules);
  }

  /** Lanes that record into {@code trace}. */
  public PowerLanes(VirtualClock clock, Trace trace) {
    this.clock = clock;
    this.trace = trace;
  }

  /** Connects what feeds the lanes. */
  public void connect(Supply newSupply) {
    this.supply = newSupply;
  }

  /** Opens a lane that draws nothing yet. */
  public Lane open(Component component) {
    Lane lane = new Lane(lanes.size(), component);
    lanes.add(lane);
    return lane;
  }

  /** Spends energy at once. */
  public void spend(Component component, Cause cause, long picojoules) {
    if (picojoules < 0) {
      throw new IllegalArgumentException(component + " cannot spend " + picojoules + " pJ");
    }
    if (picojoules == 0) {
      return;
    }
    trace.record(new EnergyEvent.Spent(component, cause, picojoules));
    supply.drawChanged(totalMicrowatts, picojoules);
  }

  /**
   * Announces what will still be spent after the end of the run; see {@link EnergyEvent.Drained}.
   */
  public void drain(Component component, Cause cause, long picojoules) {
    trace.record(new EnergyEvent.Drained(component, cause, picojoules));
  }

  /** Total of all lanes in microwatts. */
  public long totalMicrowatts() {
    return totalMicrowatts;
  }

  /** Turns every lane off, as a device that powers down does. */
  public void allOff() {
    for (Lane lane : lanes) {
      lane.set(lane.cause, 0);
    }
  }

  /** The time the lanes live by. */
  public VirtualClock clock() {
    return clock;
  }

  /** One consumer of power: a component and, at each moment, one cause. */
  public final class Lane {
    private final int number;
    private final Component component;
    private Cause cause = Cause.DEVICE;
    private long microwatts;

    private Lane(int number, Component component) {
      this.number = number;
      this.component = component;
    }

    /**
     * Draws this much from now on.
     *
     * @param newMicrowatts not negative
     */
    public void set(Cause newCause, long newMicrowatts) {
      if (newMicrowatts < 0) {
        throw new IllegalArgumentException(component + " cannot draw " + newMicrowatts + " uW");
      }
      if (newMicrowatts == microwatts && (newCause == cause || newMicrowatts == 0)) {
        return;
      }
      totalMicrowatts += newMicrowatts - microwatts;
      microwatts = newMicrowatts;
      cause = newCause;
      trace.record(new EnergyEvent.PowerChanged(number, component, newCause, newMicrowatts));
      supply.drawChanged(totalMicrowatts, 0);
    }

    /** Draws nothing from now on. */
    public void off() {
      set(cause, 0);
    }

    /** What the lane draws now, in microwatts. */
    public long microwatts() {
      return microwatts;
    }

    /** For whom the lane draws now. */
    public Cause cause() {
      return cause;
    }
  }
}
