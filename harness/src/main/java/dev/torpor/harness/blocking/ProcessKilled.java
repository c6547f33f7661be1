package dev.torpor.harness.blocking;

/**
 * The simulated process of this thread has been killed. An error and not an exception, so that what
 * catches exceptions does not keep a dead process going; it is not to be caught.
 */
public final class ProcessKilled extends Error {
  private static final long serialVersionUID = 1L;

  ProcessKilled() {
    super("the process has been killed", null, false, false);
  }
}
