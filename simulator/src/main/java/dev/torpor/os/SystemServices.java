package dev.torpor.os;

import java.util.List;

/**
 * The mechanisms of the system, each under the name client code reaches it by.
 *
 * @param tasks BGTaskScheduler
 */
public record SystemServices(BackgroundTaskSystem tasks) implements Mechanism {
  /** Every mechanism, in the order in which they are told. */
  private List<Mechanism> all() {
    return List.of(tasks);
  }

  @Override
  public void launchEnded(AppProcess process) {
    all().forEach(mechanism -> mechanism.launchEnded(process));
  }

  @Override
  public void processDied(AppProcess process) {
    all().forEach(mechanism -> mechanism.processDied(process));
  }

  @Override
  public void enteredForeground() {
    all().forEach(Mechanism::enteredForeground);
  }

  @Override
  public void forceQuit() {
    all().forEach(Mechanism::forceQuit);
  }

  @Override
  public void conditionsChanged() {
    all().forEach(Mechanism::conditionsChanged);
  }
}
