package dev.torpor.os;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who may run in the background and when.
 *
 * <p>The system asks for each pending piece of work: when it is submitted, whenever a condition
 * changes and at the instant an earlier decision named. A policy keeps no clock and draws no chance
 * of its own; equal questions get equal answers.
 */
public interface OsPolicy {
  /** As scenarios say it, with its argument: {@code ios}, {@code every:30min}. */
  String name();

  /** May this start now, and if not, for which reasons and until when at least? */
  Decision decide(PendingWork work, Conditions conditions);

  /**
   * The conditions of this instant, to decide on several pieces of work: good until anything
   * changes.
   */
  default Look look(Conditions conditions) {
    return work -> decide(work, conditions);
  }

  /** A policy's view of one instant. */
  @FunctionalInterface
  interface Look {
    /** Answers as {@link OsPolicy#decide} does. */
    Decision decide(PendingWork work);
  }

  /**
   * How the policy's scores came about, for the trace; null for a policy that does not score. Asked
   * only when an answer is recorded.
   *
   * @param answer of this policy to the same question
   */
  default @Nullable Scorecard score(PendingWork work, Conditions conditions, Decision answer) {
    return null;
  }

  /**
   * How often the system looks again at work that only waits for time to pass, in microseconds; 0
   * for at the very instant. A change of conditions makes it look at once.
   */
  default long rescoreMicros(WorkKind kind) {
    return 0;
  }

  /** How the system keeps count for this policy of what the app spends and how it is used. */
  default AppAccount.Rules accountRules() {
    return AppAccount.Rules.none();
  }

  /**
   * States of charge from 0 to 1 whose crossing may change an answer, so that the system asks
   * again; empty when the battery does not matter.
   */
  default List<Double> watchedBatteryLevels() {
    return List.of();
  }

  /** What the system does besides deciding. */
  SystemRules rules();

  /** What becomes of pushes. */
  PushRules pushRules();

  /** What becomes of background transfers. */
  TransferRules transferRules();

  /** The times the system allows, for every app alike. */
  SystemLimits limits();

  /** Every parameter this policy leans on, with its source, for reports. */
  List<PolicyParameter> parameters();
}
