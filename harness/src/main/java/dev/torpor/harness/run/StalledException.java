package dev.torpor.harness.run;

import java.time.Duration;

/** Somebody kept virtual time from moving for longer than the limit in real time. */
public final class StalledException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String owner;

  StalledException(String owner, Duration limit, StackTraceElement[] stack) {
    super(
        owner
            + " has not returned for "
            + limit.toSeconds()
            + " s of real time. Callbacks must return at once: use App.after to wait and"
            + " App.compute to spend processor time");
    this.owner = owner;
    setStackTrace(stack);
  }

  /** Who holds virtual time, for people. */
  public String owner() {
    return owner;
  }
}
