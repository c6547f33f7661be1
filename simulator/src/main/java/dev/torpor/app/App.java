package dev.torpor.app;

import dev.torpor.random.RandomStream;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What the code of the app's own process can reach, beside what any of its processes can. */
public interface App extends ExtensionApp {
  /** BGTaskScheduler. */
  BackgroundTasks backgroundTasks();

  /**
   * {@code setMinimumBackgroundFetchInterval}: asks for background fetches of the old kind, not
   * more often than that; {@code null} for never, which is the default. Needs the mode {@code
   * fetch}.
   */
  void setMinimumBackgroundFetchInterval(@Nullable Duration interval);

  /** Remote notifications. */
  PushNotifications pushNotifications();

  /**
   * {@code URLSession(configuration:delegate:)} with a background configuration: makes the session
   * of that identifier, or takes up the one an earlier process has left. One at a time.
   */
  BackgroundUrlSession backgroundUrlSession(
      UrlSessionConfiguration configuration, UrlSessionDelegate delegate);

  /** What the app declares: an app can read its own Info.plist ({@code Bundle.main}). */
  AppManifest manifest();

  /** What a client can observe of device and app. */
  DeviceStatus device();

  /** The monotonic clock, in microseconds since the device booted. */
  long uptimeMicros();

  /**
   * Asks for more time in the background, {@code beginBackgroundTask(withName:)}. Must be ended
   * exactly once; a process that still holds one when the time is over is killed.
   *
   * @param expirationHandler called shortly before the time is over; must end the task
   */
  BackgroundAssertion beginBackgroundTask(String name, Runnable expirationHandler);

  /** A labelled stream of chance that belongs to the client and lasts over launches. */
  RandomStream random(String purpose);

  /** Something under way that can be called off. */
  interface Cancellable {
    /** Calls it off; does nothing when it is over. */
    void cancel();
  }

  /** A background-task assertion that is held. */
  interface BackgroundAssertion {
    /** {@code endBackgroundTask}; ending twice is reported as misuse. */
    void end();
  }
}
