package dev.torpor.os;

import dev.torpor.app.BackgroundTasks;

/** The mechanism that keeps task requests and starts them. */
public interface BackgroundTaskSystem extends Mechanism {
  /** BGTaskScheduler as one process sees it; asked once for each process, before its launch. */
  BackgroundTasks forProcess(AppProcess process);

  /**
   * The user is about to swipe the app away.
   *
   * @return true when client code was told, and needs the time of an expiration handler
   */
  boolean closing();
}
