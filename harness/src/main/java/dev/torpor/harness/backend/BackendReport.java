package dev.torpor.harness.backend;

import org.jspecify.annotations.Nullable;

/**
 * What a backend has to say after a run. Unmatched requests and errors are faults of the scenario,
 * not of the client, and a run that has any should not pass for a good one.
 *
 * @param requests how many arrived
 * @param unmatched how many no stub wanted; they were answered 404
 * @param firstUnmatched the first of them against its closest stub, null when there was none
 * @param errors how many answers could not be made as the stub wanted, such as a template that
 *     fails
 * @param firstError the first of them, null when there was none
 */
public record BackendReport(
    long requests,
    long unmatched,
    @Nullable String firstUnmatched,
    long errors,
    @Nullable String firstError) {}
