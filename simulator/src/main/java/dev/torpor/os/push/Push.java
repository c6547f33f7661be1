package dev.torpor.os.push;

import dev.torpor.app.RemoteNotification;

/**
 * A push that the service has taken.
 *
 * @param id unique in the run, from 1
 * @param message as it was sent
 * @param expiresAt virtual microseconds; {@code sentAt} for one attempt
 * @param sentAt virtual microseconds
 */
public record Push(long id, PushMessage message, long expiresAt, long sentAt) {
  /** What the app or its user gets. */
  public RemoteNotification payload() {
    return message.payload();
  }

  /** True when it may be kept for a device that cannot be reached. */
  boolean isStorable() {
    return expiresAt > sentAt;
  }
}
