package dev.torpor.harness.run;

import dev.torpor.harness.blocking.Borrower;
import dev.torpor.simulation.Simulation;
import dev.torpor.time.Holds;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Runs a simulation and makes sure that nobody keeps virtual time from moving for ever.
 *
 * <p>The simulation runs on a thread of its own. When one hold (a client callback, a backend that
 * answers) lasts longer than the limit in real time, the run is given up with the name of the
 * holder and the stack of the thread; the thread is a daemon and is left behind, since Java cannot
 * stop it.
 */
public final class Watchdog {
  /** How long one hold may last in real time unless somebody says otherwise. */
  public static final Duration DEFAULT_LIMIT = Duration.ofSeconds(30);

  private static final long LOOK_EVERY_MILLIS = 50;
  private static final String CALLBACKS =
      "Callbacks must return at once: use App.after to wait and App.compute to spend processor"
          + " time";

  private final Duration limit;

  /** A watchdog with that limit in real time. */
  public Watchdog(Duration limit) {
    this.limit = limit;
  }

  /**
   * Runs the simulation to its end.
   *
   * @throws StalledException when a hold lasts longer than the limit
   * @throws InterruptedException when the calling thread is interrupted
   */
  public void run(Simulation simulation) throws InterruptedException {
    Outcome outcome = new Outcome();
    Thread thread = new Thread(() -> outcome.of(simulation), "torpor-simulation");
    thread.setDaemon(true);
    thread.start();
    watch(thread, simulation.holds());
    outcome.rethrow();
  }

  private void watch(Thread thread, Holds holds) throws InterruptedException {
    long seen = -1;
    long since = System.nanoTime();
    while (true) {
      thread.join(LOOK_EVERY_MILLIS);
      if (!thread.isAlive()) {
        return;
      }
      String owner = holds.current();
      long begun = holds.begun();
      if (owner == null || begun != seen) {
        seen = begun;
        since = System.nanoTime();
      } else if (System.nanoTime() - since > limit.toNanos()) {
        throw stalled(owner, thread);
      }
    }
  }

  /** Tells who it was: whoever the simulating thread waits for, or the thread itself. */
  private StalledException stalled(String owner, Thread thread) {
    if (LockSupport.getBlocker(thread) instanceof Borrower borrower) {
      String name = owner + borrower.describe();
      StalledException stalled =
          new StalledException(name, limit, borrower.advice(), borrower.stack());
      borrower.giveUp();
      return stalled;
    }
    return new StalledException(owner, limit, CALLBACKS, thread.getStackTrace());
  }

  private static final class Outcome {
    private volatile @Nullable Throwable failure;

    void of(Simulation simulation) {
      try {
        simulation.run();
      } catch (RuntimeException | Error e) {
        failure = e;
      }
    }

    void rethrow() {
      Throwable thrown = failure;
      if (thrown instanceof RuntimeException exception) {
        throw exception;
      }
      if (thrown instanceof Error error) {
        throw error;
      }
    }
  }
}
