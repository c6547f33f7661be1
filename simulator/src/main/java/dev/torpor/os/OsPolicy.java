package dev.torpor.os;

import java.util.List;

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
   * A state of charge from 0 to 1 whose crossing may change an answer, so that the system asks
   * again; negative when the battery does not matter.
   */
  default double watchedBatteryLevel() {
    return -1;
  }

  /** The times the system allows, for every app alike. */
  SystemLimits limits();

  /** Every parameter this policy leans on, with its source, for reports. */
  List<PolicyParameter> parameters();
}
