package dev.torpor.measure;

import dev.torpor.device.BatteryEvent;
import dev.torpor.energy.EnergyEvent;
import dev.torpor.energy.EnergyLedger;
import dev.torpor.radio.RadioEvent;
import dev.torpor.radio.RadioHistory;
import dev.torpor.trace.TraceEvent;
import dev.torpor.trace.TraceListener;
import java.util.Arrays;
import java.util.List;

/**
 * Adds up what was drawn: the power of each lane times its time, and what was spent at once.
 *
 * <p>Two ledgers are kept, for the measured window and for the whole run. What the radio still
 * spends after the end stands apart. A whole run may draw 9.22 MJ, which is 106 days at one watt;
 * more is an {@link ArithmeticException}.
 */
public final class EnergyMeter implements TraceListener {
  private final Window window;
  private final EnergyAccount inWindow = new EnergyAccount();
  private final EnergyAccount wholeRun = new EnergyAccount();
  private final EnergyAccount drained = new EnergyAccount();
  private final BatteryMeter battery;
  private final RadioHistory radios = new RadioHistory();
  private long[] microwatts = new long[16];
  private long[] since = new long[16];
  private int[] slot = new int[16];
  private int lanes;
  private long totalMicrowatts;
  private long drawn;
  private long drawnUpTo;

  /** A meter for that part of the run; it must hear the run from its start. */
  public EnergyMeter(Window window) {
    this.window = window;
    this.battery = new BatteryMeter(window);
  }

  @Override
  public void on(long at, TraceEvent event) {
    if (event instanceof EnergyEvent.PowerChanged changed) {
      draw(at);
      powerChanged(at, changed);
      battery.drawn(at, drawn);
    } else if (event instanceof EnergyEvent.Spent spent) {
      draw(at);
      drawn = Math.addExact(drawn, spent.picojoules());
      int where = EnergyAccount.slot(spent.component(), spent.cause());
      wholeRun.book(where, spent.picojoules());
      if (window.contains(at)) {
        inWindow.book(where, spent.picojoules());
      }
    } else if (event instanceof BatteryEvent.Level level) {
      draw(at);
      battery.read(at, level, drawn);
    } else if (event instanceof RadioEvent radio) {
      radios.on(at, radio);
    } else if (event instanceof EnergyEvent.Drained rest) {
      drained.book(EnergyAccount.slot(rest.component(), rest.cause()), rest.picojoules());
    }
  }

  /** Keeps the running total of all lanes together. */
  private void draw(long at) {
    drawn = Math.addExact(drawn, Math.multiplyExact(totalMicrowatts, at - drawnUpTo));
    drawnUpTo = at;
  }

  private void powerChanged(long at, EnergyEvent.PowerChanged changed) {
    int lane = changed.lane();
    while (lane >= microwatts.length) {
      microwatts = Arrays.copyOf(microwatts, microwatts.length * 2);
      since = Arrays.copyOf(since, since.length * 2);
      slot = Arrays.copyOf(slot, slot.length * 2);
    }
    lanes = Math.max(lanes, lane + 1);
    closeLane(lane, at);
    totalMicrowatts = Math.addExact(totalMicrowatts, changed.microwatts() - microwatts[lane]);
    microwatts[lane] = changed.microwatts();
    slot[lane] = EnergyAccount.slot(changed.component(), changed.cause());
  }

  /** Books what a lane has drawn since its last breakpoint. */
  private void closeLane(int lane, long at) {
    long power = microwatts[lane];
    if (power > 0) {
      wholeRun.book(slot[lane], Math.multiplyExact(power, at - since[lane]));
      inWindow.book(slot[lane], Math.multiplyExact(power, window.overlapMicros(since[lane], at)));
    }
    since[lane] = at;
  }

  /** Ends the measurement and returns it. */
  Energy finish(long end, List<IdentityCheck.Failure> failures) {
    draw(end);
    for (int lane = 0; lane < lanes; lane++) {
      closeLane(lane, end);
    }
    EnergyLedger run = wholeRun.ledger();
    IdentityCheck.equal(
        failures,
        "I7",
        "energy by component and cause over the run, in pJ",
        run.total(),
        "total power of all lanes times its time, and what was spent at once, in pJ",
        drawn);
    battery.checkIdentity(run.total(), failures);
    Window measured = window.until(end);
    EnergyLedger counted = inWindow.ledger();
    EnergyLedger rest = drained.ledger();
    return new Energy(
        measured,
        counted,
        run,
        rest,
        battery.finish(measured),
        new LazyAttribution(() -> Attribution.of(measured, end, counted, rest, radios)));
  }
}
