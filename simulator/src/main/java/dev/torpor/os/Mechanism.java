package dev.torpor.os;

/**
 * A part of the system that starts background work: task requests, pushes, transfers. The system
 * tells every mechanism what happens to the app and the device.
 */
public interface Mechanism {
  /** The process has returned from its launch; handlers can no longer be registered. */
  default void launchEnded(AppProcess process) {}

  /** Client code can run again: the process has returned from its launch or was resumed. */
  default void awake() {}

  /** The process has died; what it was running is over, what is pending stays. */
  default void processDied(AppProcess process) {}

  /** The user has brought the app to the foreground. */
  default void enteredForeground() {}

  /** The user has swiped the app out of the app switcher. */
  default void forceQuit() {}

  /** The user has deleted the app; its process has died already. */
  default void appDeleted() {}

  /** The user has begun to use the device. */
  default void deviceUsed() {}

  /** The user has cancelled long work from its Live Activity. */
  default void userCancelsWork() {}

  /** Memory runs low; suspended processes are gone already. */
  default void memoryPressure() {}

  /** The wall clock has been set; instants it showed before mean other virtual times now. */
  default void clockSet() {}

  /** The device powers down; processes have died already. */
  default void poweredOff(PowerOff why) {}

  /** Something a policy may look at has changed. */
  default void conditionsChanged() {}
}
