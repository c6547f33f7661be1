package dev.torpor.harness.run;

import java.time.Duration;

/** Somebody kept virtual time from moving for longer than the limit in real time. */
public final class StalledException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String owner;

  StalledException(String owner, Duration limit, String advice, StackTraceElement[] stack) {
    super(owner + " has not returned for " + limit.toSeconds() + " s of real time. " + advice);
    this.owner = owner;
    setStackTrace(stack);
  }

  /** Who holds virtual time, for people. */
  public String owner() {
    return owner;
  }
}
