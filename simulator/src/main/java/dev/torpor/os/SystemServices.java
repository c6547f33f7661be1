package dev.torpor.os;

import java.util.function.Consumer;

/**
 * The mechanisms of the system, each under the name client code reaches it by.
 *
 * @param tasks BGTaskScheduler
 * @param fetch background fetch of the old kind
 * @param push remote notifications
 * @param transfers background URL sessions
 */
public record SystemServices(
    BackgroundTaskSystem tasks,
    BackgroundFetchSystem fetch,
    PushSystem push,
    TransferSystem transfers)
    implements Mechanism {
  /** Tells every mechanism, in this order. */
  private void tell(Consumer<Mechanism> what) {
    what.accept(tasks);
    what.accept(fetch);
    what.accept(push);
    what.accept(transfers);
  }

  @Override
  public void launchEnded(AppProcess process) {
    tell(mechanism -> mechanism.launchEnded(process));
  }

  @Override
  public void awake() {
    tell(Mechanism::awake);
  }

  @Override
  public void processDied(AppProcess process) {
    tell(mechanism -> mechanism.processDied(process));
  }

  @Override
  public void enteredForeground() {
    tell(Mechanism::enteredForeground);
  }

  @Override
  public void forceQuit() {
    tell(Mechanism::forceQuit);
  }

  @Override
  public void appDeleted() {
    tell(Mechanism::appDeleted);
  }

  @Override
  public void deviceUsed() {
    tell(Mechanism::deviceUsed);
  }

  @Override
  public void userCancelsWork() {
    tell(Mechanism::userCancelsWork);
  }

  @Override
  public void memoryPressure() {
    tell(Mechanism::memoryPressure);
  }

  @Override
  public void clockSet() {
    tell(Mechanism::clockSet);
  }

  @Override
  public void poweredOff(PowerOff why) {
    tell(mechanism -> mechanism.poweredOff(why));
  }

  @Override
  public void conditionsChanged() {
    tell(Mechanism::conditionsChanged);
  }
}
