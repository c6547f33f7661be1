package dev.torpor.app;

import java.util.function.Consumer;

/**
 * The thing under test: the part of an app that keeps its data up to date.
 *
 * <p>One object is one process. It is built at each launch and its fields die with the process;
 * what must last goes into {@link Storage} and {@link Replica}. Callbacks run to completion at one
 * virtual instant. Suspension and kills are silent, as on the phone.
 */
public interface SyncClient {
  /**
   * The process has been launched. Background task handlers must be registered before this returns.
   */
  void launched(Launch launch);

  /** The user sees the app. */
  default void enteredForeground() {}

  /**
   * The user has left the app. The client has 5 s until this must have returned, see {@link
   * App#compute}; soon after, the process is suspended unless an assertion or a task keeps it
   * running.
   */
  default void enteredBackground() {}

  /**
   * The user starts something in the app that takes long, such as an export; the moment to submit a
   * continued-processing request.
   */
  default void userStartedWork() {}

  /**
   * The user has written something in the open app. The client owes its upload: in the end the edit
   * is acknowledged by {@link Replica#acknowledge} or surfaced by {@link Replica#surface}.
   */
  default void userEdited(LocalEdit edit) {}

  /**
   * The token of app and device, to be handed to the server. Comes after {@link
   * PushNotifications#register}, at every launch, and may differ from the one before.
   */
  default void didRegisterForRemoteNotifications(String deviceToken) {}

  /**
   * A push with {@code content-available} has arrived.
   *
   * @param completion to be called exactly once, within 30 s
   */
  default void didReceiveRemoteNotification(
      RemoteNotification push, Consumer<BackgroundFetchResult> completion) {
    completion.accept(BackgroundFetchResult.NO_DATA);
  }

  /**
   * Tasks of a background URL session are complete. The client must make the session again, by its
   * identifier, unless this process has it already; the session's delegate then hears of them.
   *
   * @param completion to be called once after {@link UrlSessionDelegate#didFinishEvents}, or the
   *     process is killed
   */
  default void handleEventsForBackgroundURLSession(String identifier, Runnable completion) {
    completion.run();
  }

  /**
   * {@code performFetch}: background fetch as it was before BackgroundTasks.
   *
   * @param completion must be called within 30 s, exactly once
   */
  default void performFetch(Consumer<BackgroundFetchResult> completion) {
    completion.accept(BackgroundFetchResult.NO_DATA);
  }
}
