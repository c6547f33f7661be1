package dev.torpor.app;

import dev.torpor.app.BackgroundUrlSession.Task;
import org.jspecify.annotations.Nullable;

/** URLSessionDelegate: who is told what becomes of the tasks of a background session. */
public interface UrlSessionDelegate {
  /**
   * {@code didFinishDownloadingTo}: a download is complete. Its status and headers are those of
   * {@link Task#response}; an error status is not a failure.
   *
   * @param file gone when this returns
   */
  default void didFinishDownloading(Task task, DownloadedFile file) {}

  /**
   * {@code didCompleteWithError}: the last call for a task.
   *
   * @param error null when the server has answered, whatever it said
   */
  default void didComplete(Task task, @Nullable UrlSessionError error) {}

  /**
   * {@code urlSessionDidFinishEvents(forBackgroundURLSession:)}: everything that waited for the app
   * has been told; the moment to call the completion handler of {@link
   * SyncClient#handleEventsForBackgroundURLSession}.
   */
  default void didFinishEvents() {}
}
