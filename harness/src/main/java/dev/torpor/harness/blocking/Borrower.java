package dev.torpor.harness.blocking;

/**
 * Whom the simulating thread waits for while virtual time stands still. Found by a watchdog as what
 * the thread is parked on, {@link java.util.concurrent.locks.LockSupport#getBlocker}.
 */
public interface Borrower {
  /** Who it is and what is waited for, for people; goes on where the name of a client ends. */
  String describe();

  /** What to do about it, in sentences. */
  String advice();

  /** Where it is; empty when that cannot be said. */
  StackTraceElement[] stack();

  /** The run is given up: ends what can be ended. May be called from any thread. */
  void giveUp();
}
