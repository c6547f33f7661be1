package dev.torpor.os;

import dev.torpor.app.PushNotifications;

/** The mechanism that takes pushes in and hands them to the app. */
public interface PushSystem extends Mechanism {
  /** Remote notifications as one process sees them; asked once for each process. */
  PushNotifications forProcess(AppProcess process);

  /** The user throws the switch of the app's notifications in the settings. */
  void setNotificationsAllowed(boolean on);

  /** Something has happened to the device that gives the app another token, such as a restore. */
  void tokenChanged();
}
