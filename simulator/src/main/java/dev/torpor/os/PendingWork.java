package dev.torpor.os;

/**
 * A piece of background work that waits for the system.
 *
 * @param kind through which mechanism it came
 * @param identifier the app's name for it
 * @param submittedAt virtual microseconds
 * @param notBefore virtual microseconds; the earliest begin date, or {@code submittedAt} without
 *     one
 */
public record PendingWork(WorkKind kind, String identifier, long submittedAt, long notBefore) {}
