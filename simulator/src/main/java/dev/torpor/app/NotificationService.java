package dev.torpor.app;

import java.util.function.Consumer;

/**
 * UNNotificationServiceExtension: may change an alert before it is shown. One object is one
 * process, apart from the app's, with the same stored values, files and replica.
 */
public interface NotificationService {
  /**
   * An alert with {@code mutable-content} has arrived.
   *
   * @param contentHandler to be called once with what is to be shown, within about 30 s
   */
  void didReceive(RemoteNotification request, Consumer<RemoteNotification> contentHandler);

  /** Time is nearly over; without a call of the content handler the original is shown. */
  default void serviceExtensionTimeWillExpire() {}
}
