package dev.torpor.harness.backend;

import com.github.tomakehurst.wiremock.common.Notifier;
import org.jspecify.annotations.Nullable;

/** Counts what goes wrong between requests and stubs, and keeps the first of each kind. */
final class Complaints implements Notifier {
  private long unmatched;
  private @Nullable String firstUnmatched;
  private long errors;
  private @Nullable String firstError;

  /** No stub wanted a request. */
  void unmatched() {
    unmatched++;
  }

  /** True until the first unmatched request has been explained. */
  boolean wantsExplanation() {
    return firstUnmatched == null;
  }

  void explain(String explanation) {
    firstUnmatched = explanation;
  }

  @Override
  public void error(String message) {
    errors++;
    if (firstError == null) {
      firstError = message;
    }
  }

  @Override
  public void error(String message, Throwable cause) {
    error(message);
  }

  @Override
  public void info(String message) {}

  BackendReport report(long requests) {
    return new BackendReport(requests, unmatched, firstUnmatched, errors, firstError);
  }
}
