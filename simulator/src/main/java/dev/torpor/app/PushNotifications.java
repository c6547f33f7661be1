package dev.torpor.app;

/** Remote notifications: how an app gets a token and the user's leave to show something. */
public interface PushNotifications {
  /**
   * {@code registerForRemoteNotifications}: asks for the token of app and device, which {@link
   * SyncClient#didRegisterForRemoteNotifications} brings once the device has a network. To be
   * called at every launch, since tokens change.
   */
  void register();

  /**
   * {@code requestAuthorization}: asks the user for leave to show alerts. Not needed for pushes
   * that only wake the app.
   *
   * @return what the user said, now or when asked before
   */
  boolean requestAuthorization();

  /** True when alerts may be shown. */
  boolean alertsAuthorized();
}
