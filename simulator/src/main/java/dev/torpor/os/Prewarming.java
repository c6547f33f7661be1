package dev.torpor.os;

import dev.torpor.random.RandomStream;
import dev.torpor.time.Lane;
import dev.torpor.time.TimeFormat;

/** When the system creates a process ahead of its launch: after a boot, and from time to time. */
final class Prewarming {
  /** From the boot to the first time. Modelling choice. */
  private static final long AFTER_BOOT = 30 * TimeFormat.SECOND;

  private final Phone phone;
  private final SystemRules rules;
  private final RandomStream chance;
  private final Runnable create;
  private long next;

  /**
   * Prewarming that has not begun.
   *
   * @param create creates the process, if there is none
   */
  Prewarming(Phone phone, SystemRules rules, Runnable create) {
    this.phone = phone;
    this.rules = rules;
    this.chance = phone.streams().fork("os/prewarm");
    this.create = create;
  }

  /** The device has booted. */
  void booted() {
    if (rules.has(SystemRules.Flag.PREWARM)) {
      phone.clock().cancel(next);
      next = phone.clock().after(AFTER_BOOT, Lane.OS, this::now);
    }
  }

  private void now() {
    if (phone.device().on()) {
      create.run();
      long wait = (long) chance.exponential((double) rules.prewarmMeanMicros());
      next = phone.clock().after(wait, Lane.OS, this::now);
    }
  }
}
