package dev.torpor.harness.blocking;

import dev.torpor.app.App;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * The baton of one client process: of the simulating thread and the threads of the client exactly
 * one runs, the one that holds it. A thread gives it up where it waits, and gets it back, in the
 * order of waking, when what it waits for has come about in virtual time.
 *
 * <p>Threads are woken inside callbacks of the client alone, so that they stand still while the
 * process is suspended and virtual time stands still while they run. When the process is killed its
 * threads end where they wait: virtual ones are dropped, platform ones are unwound by {@link
 * ProcessKilled} while every call that could have an effect is refused.
 */
public final class Baton implements Borrower {
  /** A thread that goes on after so many refusals is left behind, parked for ever. */
  private static final int MOST_REFUSALS = 1_000;

  private final App app;
  private final Threads threads;
  private final Thread driver = Thread.currentThread();
  private final Deque<Strand> ready = new ArrayDeque<>();
  private final Set<Strand> alive = new LinkedHashSet<>();
  private volatile boolean handedBack;
  private volatile @Nullable Strand running;
  private volatile @Nullable Strand stuck;
  private volatile boolean dead;
  private @Nullable Throwable failure;

  /** The baton of a process; to be made on the simulating thread. */
  public Baton(App app) {
    this(app, Threads.best());
  }

  Baton(App app, Threads.Kind kind) {
    this.app = app;
    this.threads = Threads.of(kind);
  }

  /** Adds a thread, which runs when the others have given the baton up. */
  Strand spawn(String name, Runnable body) {
    check();
    Strand strand = new Strand(name, body);
    alive.add(strand);
    wake(strand);
    return strand;
  }

  /**
   * Runs what a callback of the client is to do, then every thread that can run until all wait.
   *
   * @throws RuntimeException what a thread of the client threw
   */
  void callback(Runnable action) {
    if (!dead) {
      action.run();
      drive();
    }
  }

  /** Calls back after a delay, as {@link App#after}. */
  App.Cancellable after(Duration delay, Runnable action) {
    check();
    return app.after(delay, () -> callback(action));
  }

  /** The thread that asks. */
  Strand current() {
    check();
    Strand strand = running;
    if (strand == null) {
      throw new IllegalStateException(
          "a callback cannot wait: start a thread with BlockingEnvironment.executor() and wait"
              + " there");
    }
    return strand;
  }

  /** Gives the baton up until this thread, the running one, is woken. */
  void pause(Strand me) {
    handBack(me);
    if (dead) {
      refuse(me);
    }
  }

  /** Lets a waiting thread go on, after those that were woken before. */
  void wake(Strand strand) {
    if (!dead && alive.contains(strand) && strand.enqueue()) {
      ready.add(strand);
    }
  }

  /** Interrupts a thread: its wait ends with an {@link InterruptedException}. */
  void interrupt(Strand strand) {
    strand.interrupt();
    if (strand.started() && strand != running) {
      wake(strand);
    }
  }

  /**
   * Checks that the calling thread may do something in the simulated world.
   *
   * @throws ProcessKilled when the process is dead
   * @throws IllegalStateException when the thread is none of this process
   */
  void check() {
    Strand strand = running;
    boolean mine = strand == null ? driver == Thread.currentThread() : strand.isCurrent();
    if (mine && !dead) {
      return;
    }
    if (dead) {
      if (mine && strand != null) {
        refuse(strand);
      }
      throw new ProcessKilled();
    }
    throw new IllegalStateException(
        "thread '"
            + Thread.currentThread().getName()
            + "' does not hold the baton: only one thread of a client runs at a time. Start threads"
            + " with BlockingEnvironment.executor() or scheduler(), hand these to libraries, and"
            + " pass them to CompletableFuture's async methods");
  }

  /** True when the calling thread may do something in the simulated world. */
  boolean isHeldHere() {
    Strand strand = running;
    boolean mine = strand == null ? driver == Thread.currentThread() : strand.isCurrent();
    return mine && !dead;
  }

  /** True once the process is dead. */
  boolean isDead() {
    return dead;
  }

  /** The process is dead: ends its threads where they wait. */
  void die() {
    dead = true;
    ready.clear();
    Strand killer = running;
    if (killer == null || !killer.isCurrent()) {
      endThreads();
    } // else the simulating thread does it as soon as it has the baton back
  }

  /** How many threads there are, waiting ones included. */
  int threads() {
    return alive.size();
  }

  @Override
  public String describe() {
    Strand strand = running;
    return strand == null ? "" : ", thread '" + strand.name() + "'";
  }

  @Override
  public String advice() {
    return "A thread of a client must wait with what BlockingEnvironment offers: its sleep and"
        + " await, its clients of HTTP, its executors and their futures. Latches, queues, locks and"
        + " futures of other makers, and Thread.sleep, wait in real time for what only virtual time"
        + " can bring";
  }

  @Override
  public StackTraceElement[] stack() {
    Strand strand = running;
    return strand == null ? new StackTraceElement[0] : strand.stack();
  }

  @Override
  public void giveUp() {
    Strand strand = running;
    stuck = strand;
    LockSupport.unpark(driver);
    if (strand != null) {
      strand.abandon();
    }
  }

  private void drive() {
    if (running != null) {
      return; // a thread of the client called back: the simulating thread goes on when it waits
    }
    while (!dead && !ready.isEmpty()) {
      Strand next = ready.remove();
      next.dequeue();
      handTo(next);
      wakeInterrupted();
      rethrow();
    }
    if (dead) {
      endThreads();
    }
  }

  private void handTo(Strand strand) {
    running = strand;
    handedBack = false;
    strand.go(() -> threads.start(strand.name(), () -> runOn(strand)));
    while (!handedBack) {
      LockSupport.park(this);
      if (stuck == strand) {
        alive.remove(strand);
        running = null;
        throw new IllegalStateException("given up: " + strand.name() + " never handed back");
      }
    }
    running = null;
  }

  private void runOn(Strand strand) {
    try {
      strand.run();
    } catch (ProcessKilled e) {
      // where it should end
    } catch (Throwable e) { // whatever it is, the simulating thread has to know
      if (failure == null && !dead) {
        failure = e;
      }
    } finally {
      alive.remove(strand);
      handedBack = true;
      LockSupport.unpark(driver);
    }
  }

  private void handBack(Strand me) {
    me.stop();
    handedBack = true;
    LockSupport.unpark(driver);
    me.park();
  }

  /** Nothing this thread does may have an effect: ends it, or if it goes on and on, parks it. */
  private void refuse(Strand me) {
    if (threads.kind() == Threads.Kind.PLATFORM && me.refused() <= MOST_REFUSALS) {
      throw new ProcessKilled();
    }
    alive.remove(me);
    while (true) {
      handBack(me);
    }
  }

  private void wakeInterrupted() {
    for (Strand strand : alive) {
      if (strand.started() && strand.isInterrupted()) {
        wake(strand);
      }
    }
  }

  private void rethrow() {
    Throwable thrown = failure;
    failure = null;
    if (thrown instanceof RuntimeException exception) {
      throw exception;
    }
    if (thrown instanceof Error error) {
      throw error;
    }
  }

  private void endThreads() {
    List<Strand> ending = new ArrayList<>(alive);
    if (threads.kind() == Threads.Kind.PLATFORM) {
      for (Strand strand : ending) {
        if (strand.started()) {
          handTo(strand);
        }
      }
    }
    ending.forEach(Strand::forget);
    alive.clear();
    threads.forget();
  }
}
