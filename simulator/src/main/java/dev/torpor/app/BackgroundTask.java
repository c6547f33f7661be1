package dev.torpor.app;

/** BGTask: a background launch that was granted. */
public interface BackgroundTask {
  /** The identifier of the request. */
  String identifier();

  /**
   * Sets what runs when the time is over; the client must stop and complete at once. Without a
   * handler the system marks the task complete and unsuccessful when time ends.
   */
  void setExpirationHandler(Runnable handler);

  /** Says that the work is done. Must be called exactly once. */
  void setTaskCompleted(boolean success);
}
