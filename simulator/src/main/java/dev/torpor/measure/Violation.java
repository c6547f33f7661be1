package dev.torpor.measure;

/**
 * A rule of the platform that the client broke.
 *
 * @param id of the rule in the bug catalogue
 * @param at virtual microseconds
 * @param message what happened and what the system does about it
 */
public record Violation(String id, long at, String message) {}
