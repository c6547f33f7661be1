package dev.torpor.harness.blocking;

import dev.torpor.app.App;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Something that comes about once, and that threads of one process wait for. */
final class Signal {
  private final Baton baton;
  private final List<Strand> waiting = new ArrayList<>();
  private boolean set;

  Signal(Baton baton) {
    this.baton = baton;
  }

  boolean isSet() {
    return set;
  }

  /** It has come about; wakes who waits, in the order of waiting. */
  void set() {
    baton.check();
    if (!set) {
      set = true;
      waiting.forEach(baton::wake);
      waiting.clear();
    }
  }

  /** Waits for it. */
  void await() throws InterruptedException {
    Strand me = baton.current();
    throwIfInterrupted(me);
    while (!set) {
      pause(me);
      throwIfInterrupted(me);
    }
  }

  /** Waits for it and lets nobody interrupt the wait; an interruption shows in the next one. */
  void awaitUninterruptibly() {
    Strand me = baton.current();
    boolean interrupted = me.takeInterrupt();
    while (!set) {
      pause(me);
      interrupted |= me.takeInterrupt();
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /**
   * Waits for it, but no longer than that.
   *
   * @return whether it has come about
   */
  boolean await(Duration longest) throws InterruptedException {
    Strand me = baton.current();
    throwIfInterrupted(me);
    if (set || longest.isNegative() || longest.isZero()) {
      return set;
    }
    boolean[] over = {false};
    App.Cancellable timer =
        baton.after(
            longest,
            () -> {
              over[0] = true;
              baton.wake(me);
            });
    try {
      while (!set && !over[0]) {
        pause(me);
        throwIfInterrupted(me);
      }
      return set;
    } finally {
      if (!baton.isDead()) {
        timer.cancel();
      }
    }
  }

  private void pause(Strand me) {
    waiting.add(me);
    try {
      baton.pause(me);
    } finally {
      waiting.remove(me);
    }
  }

  private static void throwIfInterrupted(Strand me) throws InterruptedException {
    if (me.takeInterrupt()) {
      throw new InterruptedException();
    }
  }
}
