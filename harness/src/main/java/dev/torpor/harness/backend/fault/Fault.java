package dev.torpor.harness.backend.fault;

import org.jspecify.annotations.Nullable;

/**
 * One way for a server, or what stands before it, to go wrong: a record whose keys are its options.
 */
public interface Fault {
  /** The fault at the start of a run, with whatever it has to remember. */
  Injection begin();

  /**
   * Why it cannot do what it says there, and what to use in its place; null when it can.
   *
   * @param rules when it would hit
   * @param site what it would hit
   */
  default @Nullable String refusal(FaultRules rules, FaultSite site) {
    return null;
  }

  /** Whether it asks for a past state of the server, which then has to be remembered. */
  default boolean needsPast() {
    return false;
  }

  /** Whether it is odd that it was due and has hit nothing; not so for a limiter. */
  default boolean warnsWhenIdle() {
    return true;
  }
}
