package dev.torpor.os;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/**
 * A piece of background work that waits for the system.
 *
 * @param kind through which mechanism it came
 * @param identifier the app's name for it
 * @param submittedAt virtual microseconds
 * @param notBefore virtual microseconds; the earliest begin date, or {@code submittedAt} without
 *     one
 * @param limitedUntil virtual microseconds; until when a limit on how often the app is resumed
 *     holds it back, {@link Long#MIN_VALUE} for no limit
 * @param requires what it needs of the device
 */
public record PendingWork(
    WorkKind kind,
    String identifier,
    long submittedAt,
    long notBefore,
    long limitedUntil,
    Set<Requirement> requires) {

  /** Copies the requirements. */
  public PendingWork {
    requires =
        requires.isEmpty()
            ? Collections.emptySet()
            : Collections.unmodifiableSet(EnumSet.copyOf(requires));
  }

  /** Work that needs nothing in particular. */
  public PendingWork(WorkKind kind, String identifier, long submittedAt, long notBefore) {
    this(kind, identifier, submittedAt, notBefore, Long.MIN_VALUE, Collections.emptySet());
  }

  /** Work that no limit holds back. */
  public PendingWork(
      WorkKind kind,
      String identifier,
      long submittedAt,
      long notBefore,
      Set<Requirement> requires) {
    this(kind, identifier, submittedAt, notBefore, Long.MIN_VALUE, requires);
  }

  /** True when the work needs that of the device. */
  public boolean needs(Requirement requirement) {
    return requires.contains(requirement);
  }

  /** The same work with another earliest begin date, in virtual microseconds. */
  public PendingWork notBefore(long later) {
    return new PendingWork(kind, identifier, submittedAt, later, limitedUntil, requires);
  }

  /** The same work held back until then, in virtual microseconds. */
  public PendingWork limitedUntil(long until) {
    return new PendingWork(kind, identifier, submittedAt, notBefore, until, requires);
  }
}
