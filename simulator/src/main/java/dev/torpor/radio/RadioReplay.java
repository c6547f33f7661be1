package dev.torpor.radio;

import dev.torpor.energy.Cause;
import dev.torpor.radio.RadioPast.Turn;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.Set;

/** One radio run again with the flows of some causes; see {@link RadioHistory}. */
final class RadioReplay {
  private final RadioPast past;
  private final long end;
  private final PriorityQueue<Step> queue =
      new PriorityQueue<>(Comparator.comparingLong(Step::at).thenComparingLong(Step::order));
  private final RadioTally window;
  private final RadioMachine machine;
  private boolean attached;
  private int cuts;

  /** Something that happens to the radio; {@code order} sorts what happens at one instant. */
  private record Step(long at, long order, Runnable action) {}

  RadioReplay(RadioPast past, Set<Cause> causes, long from, long to, long end) {
    this.past = past;
    this.end = end;
    this.window = new RadioTally(from, Math.min(to, end));
    this.machine = new RadioMachine(past.profile(), window);
    for (Turn turn : past.turns()) {
      queue.add(new Step(turn.at(), 2 * turn.step(), () -> make(turn)));
    }
    for (int burst = 0; burst < past.bursts(); burst++) {
      if (past.opens(burst) && causes.contains(past.cause(burst))) {
        addBegin(burst, past.begunAt(burst));
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

  private void addBegin(int burst, long at) {
    queue.add(new Step(at, 2 * past.begunAfter(burst) + 1, () -> begin(burst, at)));
  }

  private void begin(int burst, long at) {
    machine.advanceTo(at);
    if (!attached && machine.state() == RadioState.OFF) {
      return; // it came later than it did, and the network is gone
    }
    long ready =
        machine.begin(at, past.cause(burst), past.waitingUp(burst), past.waitingDown(burst));
    addEnd(burst, at, ready);
  }

  /** The burst keeps the length it had from its first packet on. */
  private void addEnd(int burst, long begunAt, long readyAt) {
    long at = Math.max(begunAt, readyAt + past.endedAt(burst) - past.readyAt(burst));
    int cutsBefore = cuts;
    queue.add(
        new Step(
            at,
            2 * past.step(burst),
            () -> {
              if (cuts == cutsBefore) {
                end(burst, at);
              }
            }));
  }

  private void end(int burst, long at) {
    machine.carry(at, past.cause(burst), past.bytesUp(burst), past.bytesDown(burst));
    int next = past.next(burst);
    if (next != RadioPast.NONE
        && past.begunAfter(next) == past.step(burst)
        && past.begunAt(next) == past.endedAt(burst)) {
      long ready =
          machine.turn(
              at,
              past.cause(next),
              past.waitingUp(burst),
              past.waitingDown(burst),
              past.waitingUp(next),
              past.waitingDown(next));
      addEnd(next, at, ready);
      return;
    }
    machine.end(at, past.waitingUp(burst), past.waitingDown(burst));
    if (next != RadioPast.NONE) {
      addBegin(next, past.begunAt(next) + at - past.endedAt(burst));
    }
  }
}
