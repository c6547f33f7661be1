package dev.torpor.os;

import dev.torpor.random.RandomStream;
import dev.torpor.time.Lane;

/** The end of a frozen process: it stays in memory until others need that. */
final class Jetsam {
  private final Phone phone;
  private final long meanMicros;
  private final RandomStream chance;
  private final Runnable kill;
  private long death;

  /**
   * Memory without a frozen process in it.
   *
   * @param meanMicros mean time of survival; 0 for ever
   */
  Jetsam(Phone phone, long meanMicros, Runnable kill) {
    this.phone = phone;
    this.meanMicros = meanMicros;
    this.chance = phone.streams().fork("os/jetsam");
    this.kill = kill;
  }

  void frozen() {
    if (meanMicros > 0) {
      long survival = (long) chance.exponential((double) meanMicros);
      death = phone.clock().after(survival, Lane.OS, kill);
    }
  }

  void thawed() {
    phone.clock().cancel(death);
  }
}
