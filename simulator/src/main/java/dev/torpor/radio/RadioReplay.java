package dev.torpor.radio;

import dev.torpor.energy.Cause;
import dev.torpor.radio.RadioHistory.BurstPast;
import dev.torpor.radio.RadioHistory.FlowPast;
import dev.torpor.radio.RadioHistory.OneRadio;
import dev.torpor.radio.RadioHistory.Turn;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.Set;

/** One radio run again with the flows of some causes; see {@link RadioHistory}. */
final class RadioReplay {
  private final OneRadio past;
  private final long end;
  private final PriorityQueue<Step> queue =
      new PriorityQueue<>(Comparator.comparingLong(Step::at).thenComparingLong(Step::order));
  private final RadioTally window;
  private final RadioMachine machine;
  private boolean attached;
  private int cuts;

  /** Something that happens to the radio; {@code order} sorts what happens at one instant. */
  private record Step(long at, long order, Runnable action) {}

  RadioReplay(OneRadio past, Set<Cause> causes, long from, long to, long end) {
    this.past = past;
    this.end = end;
    this.window = new RadioTally(from, Math.min(to, end));
    this.machine = new RadioMachine(past.profile(), window);
    for (Turn turn : past.turns()) {
      queue.add(new Step(turn.at(), 2 * turn.step(), () -> make(turn)));
    }
    for (FlowPast flow : past.flows().values()) {
      if (causes.contains(flow.cause())) {
        addBegin(flow, 0, flow.bursts().get(0).burst().begunAt());
      }
    }
  }

  /** Runs it: drawn in the window, and above idle after the end. */
  long picojoules() {
    while (!queue.isEmpty() && queue.element().at() < end) {
      queue.remove().action().run();
    }
    machine.advanceTo(end);
    long drawn = window.picojoules(end);
    RadioTally rest = window.continuedFrom(end);
    machine.redirect(rest);
    while (!queue.isEmpty()) {
      queue.remove().action().run();
    }
    machine.runOut();
    long last = machine.instant();
    long idle = attached ? past.profile().idleMicrowatts() : 0;
    long drained = rest.picojoules(last) - Math.multiplyExact(idle, last - end);
    return Math.addExact(drawn, drained);
  }

  private void make(Turn turn) {
    switch (turn.kind()) {
      case ATTACHED -> {
        attached = true;
        machine.attach(turn.at());
      }
      case DETACHED -> {
        attached = false;
        machine.detach(turn.at());
      }
      case CUT -> {
        attached = false;
        cuts++;
        machine.cut(turn.at());
      }
    }
  }

  private void addBegin(FlowPast flow, int index, long at) {
    BurstPast begun = flow.bursts().get(index);
    queue.add(new Step(at, 2 * begun.burst().begunAfter() + 1, () -> begin(flow, index, at)));
  }

  private void begin(FlowPast flow, int index, long at) {
    machine.advanceTo(at);
    if (!attached && machine.state() == RadioState.OFF) {
      return; // it came later than it did, and the network is gone
    }
    RadioEvent.Burst burst = flow.bursts().get(index).burst();
    long ready = machine.begin(at, burst.cause(), burst.waitingUp(), burst.waitingDown());
    addEnd(flow, index, at, ready);
  }

  /** The burst keeps the length it had from its first packet on. */
  private void addEnd(FlowPast flow, int index, long begunAt, long readyAt) {
    BurstPast burst = flow.bursts().get(index);
    long at = Math.max(begunAt, readyAt + burst.endedAt() - burst.burst().readyAt());
    int cutsBefore = cuts;
    queue.add(
        new Step(
            at,
            2 * burst.step(),
            () -> {
              if (cuts == cutsBefore) {
                end(flow, index, at);
              }
            }));
  }

  private void end(FlowPast flow, int index, long at) {
    BurstPast ended = flow.bursts().get(index);
    RadioEvent.Burst burst = ended.burst();
    machine.carry(at, burst.cause(), burst.bytesUp(), burst.bytesDown());
    boolean last = index + 1 == flow.bursts().size();
    RadioEvent.Burst next = last ? burst : flow.bursts().get(index + 1).burst();
    if (!last && next.begunAfter() == ended.step() && next.begunAt() == ended.endedAt()) {
      long ready =
          machine.turn(
              at,
              next.cause(),
              burst.waitingUp(),
              burst.waitingDown(),
              next.waitingUp(),
              next.waitingDown());
      addEnd(flow, index + 1, at, ready);
      return;
    }
    machine.end(at, burst.waitingUp(), burst.waitingDown());
    if (!last) {
      addBegin(flow, index + 1, next.begunAt() + at - ended.endedAt());
    }
  }
}
