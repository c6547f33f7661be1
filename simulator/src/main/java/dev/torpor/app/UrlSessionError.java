package dev.torpor.app;

import dev.torpor.network.TransferError;
import org.jspecify.annotations.Nullable;

/**
 * Why a task of a background session has failed.
 *
 * @param error with the number an iOS log shows
 * @param reason why the system cancelled it, null unless it did
 * @param resumeData with which a download can go on where it stopped, null when it cannot
 */
public record UrlSessionError(
    TransferError error, @Nullable CancelledReason reason, @Nullable ResumeData resumeData) {

  /** NSURLErrorBackgroundTaskCancelledReasonKey. */
  public enum CancelledReason {
    /** The user has swiped the app away. */
    USER_FORCE_QUIT_APPLICATION
  }

  /**
   * What a download has got so far; opaque to the client, and can be stored.
   *
   * @param token identifies the partial file to the transfer service
   */
  public record ResumeData(String token) {}
}
