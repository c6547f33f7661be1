package dev.torpor.harness.backend;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a backend has to say after a run. Unmatched requests and errors are faults of the scenario,
 * not of the client, and a run that has any should not pass for a good one.
 *
 * @param requests how many arrived
 * @param unmatched what no stub wanted, one entry a shape of request, in the order of the first
 * @param errors how many answers could not be made as the stub wanted, such as a template that
 *     fails
 * @param firstError the first of them, null when there was none
 */
public record BackendReport(
    long requests, List<UnmatchedRequests> unmatched, long errors, @Nullable String firstError) {
  /** Copies the list. */
  public BackendReport {
    unmatched = List.copyOf(unmatched);
  }

  /** A backend that had an answer to everything. */
  public static BackendReport allAnswered(long requests) {
    return new BackendReport(requests, List.of(), 0, null);
  }

  /** True when every request got the answer that the backend's author wrote for it. */
  public boolean answeredAll() {
    return unmatched.isEmpty() && errors == 0;
  }
}
