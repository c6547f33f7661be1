package dev.torpor.app;

/** BGContinuedProcessingTask: it runs on while its progress advances. */
public interface ContinuedProcessingTask extends BackgroundTask {
  /**
   * Reports progress. A task that makes none for long is ended, and under pressure the one that has
   * made least is ended first.
   *
   * @param completedUnits from 0 to {@code totalUnits}
   * @param totalUnits positive
   */
  void updateProgress(long completedUnits, long totalUnits);
}
