package dev.torpor.measure;

import java.util.List;

/**
 * A rule that the client broke: one of the platform or one of correct sync.
 *
 * @param id of the rule: {@code B..} in the bug catalogue of the platform, else the name of a
 *     {@code dev.torpor.measure.referee.Invariant}
 * @param at virtual microseconds
 * @param message what happened, and for rules of the platform what the system does about it
 * @param correct what a correct client does instead; empty when the message says it
 * @param proof the events that show it, as lines of the trace in order of time
 */
public record Violation(String id, long at, String message, String correct, List<String> proof) {
  /** Copies the list. */
  public Violation {
    proof = List.copyOf(proof);
  }

  /** A breach whose message says all. */
  public Violation(String id, long at, String message) {
    this(id, at, message, "", List.of());
  }
}
