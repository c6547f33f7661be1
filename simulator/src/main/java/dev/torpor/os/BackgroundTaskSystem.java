package dev.torpor.os;

import dev.torpor.app.BackgroundTasks;

/** The part of the system that keeps task requests and starts them. */
public interface BackgroundTaskSystem {
  /** BGTaskScheduler as one process sees it. */
  BackgroundTasks forProcess(AppProcess process);

  /** The process has returned from its launch; handlers can no longer be registered. */
  void launchEnded(AppProcess process);

  /** The process has died; what it was running is over, what is pending stays. */
  void processDied(AppProcess process);

  /** Something a policy may look at has changed. */
  void conditionsChanged();
}
