package dev.torpor.harness.blocking;

import dev.torpor.app.UrlSession;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** One thread of a client. */
final class Strand {
  private final String name;
  private final Runnable body;
  private volatile @Nullable Thread thread;
  private volatile boolean turn;
  private volatile boolean interrupted;

  // Guarded by the baton: whoever holds it may touch them.
  private boolean started;
  private boolean queued;
  private int refusals;
  private UrlSession.@Nullable Response lastResponse;

  Strand(String name, Runnable body) {
    this.name = name;
    this.body = body;
  }

  String name() {
    return name;
  }

  /** Runs the body; on the thread that is to be this strand's. */
  void run() {
    thread = Thread.currentThread();
    body.run();
  }

  boolean started() {
    return started;
  }

  boolean isCurrent() {
    return thread == Thread.currentThread();
  }

  /** False when it stood in the queue of those that can run already. */
  boolean enqueue() {
    boolean added = !queued;
    queued = true;
    return added;
  }

  void dequeue() {
    queued = false;
  }

  /** Lets it run; {@code first} starts its thread. */
  void go(Runnable first) {
    turn = true;
    if (started) {
      LockSupport.unpark(thread);
    } else {
      started = true;
      first.run();
    }
  }

  /** Nothing may run until {@link #go}. */
  void stop() {
    turn = false;
  }

  /** Parks the calling thread, which is this strand's, until it may run. */
  void park() {
    while (!turn) {
      LockSupport.park(this);
      if (Thread.currentThread().isInterrupted()) {
        interrupted = true; // noted before the flag goes: whoever looks sees one of them
        Thread.interrupted();
      }
    }
  }

  /** Interrupts it in its wait, or in the next one. */
  void interrupt() {
    interrupted = true;
  }

  /** True when it has been interrupted since it was asked last; the wait is over then. */
  boolean isInterrupted() {
    Thread running = thread;
    return (running != null && running.isInterrupted()) || interrupted;
  }

  /** Takes the interruption; on its own thread. */
  boolean takeInterrupt() {
    boolean flagged = Thread.interrupted();
    boolean was = flagged || interrupted;
    interrupted = false;
    return was;
  }

  /** How often a call was refused since the process died. */
  int refused() {
    return ++refusals;
  }

  /** It has read a response. */
  void read(UrlSession.Response response) {
    lastResponse = response;
  }

  UrlSession.@Nullable Response lastResponse() {
    return lastResponse;
  }

  StackTraceElement[] stack() {
    Thread running = thread;
    return running == null ? new StackTraceElement[0] : running.getStackTrace();
  }

  /** Interrupts the thread itself, which nobody waits for any longer. */
  void abandon() {
    Thread running = thread;
    if (running != null) {
      running.interrupt();
    }
  }

  /** Drops the thread, so that nothing keeps it from being collected. */
  void forget() {
    thread = null;
  }
}
