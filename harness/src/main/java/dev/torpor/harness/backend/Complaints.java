package dev.torpor.harness.backend;

import com.github.tomakehurst.wiremock.common.Notifier;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Counts the answers that could not be made as their stubs say, and keeps the first reason. */
final class Complaints implements Notifier {
  private long errors;
  private @Nullable String firstError;

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

  BackendReport report(long requests, List<UnmatchedRequests> unmatched) {
    return new BackendReport(requests, unmatched, errors, firstError);
  }
}
