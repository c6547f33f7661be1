package dev.torpor.os;

import dev.torpor.app.BackgroundTasks;

/** Stands in until the system's own task scheduler is connected; no client ever meets it. */
enum NoBackgroundTasks implements BackgroundTaskSystem {
  INSTANCE;

  @Override
  public BackgroundTasks forProcess(AppProcess process) {
    throw new IllegalStateException("connect a BackgroundTaskSystem before the first launch");
  }

  @Override
  public void launchEnded(AppProcess process) {}

  @Override
  public void processDied(AppProcess process) {}

  @Override
  public void conditionsChanged() {}
}
