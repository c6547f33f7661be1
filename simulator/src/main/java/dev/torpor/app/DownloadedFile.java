package dev.torpor.app;

import dev.torpor.http.Body;

/**
 * The temporary file a download has left. It is there while {@link
 * UrlSessionDelegate#didFinishDownloading} runs and is gone when that returns.
 */
public interface DownloadedFile {
  /** Length in bytes. */
  long bytes();

  /**
   * Reads it.
   *
   * @throws Files.FileException when it is gone
   */
  Body read() throws Files.FileException;

  /**
   * Moves it among the app's files, where it stays.
   *
   * @throws Files.FileException when it is gone
   */
  void moveTo(String name) throws Files.FileException;
}
