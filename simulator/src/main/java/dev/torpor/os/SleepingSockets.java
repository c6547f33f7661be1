package dev.torpor.os;

import dev.torpor.network.TransferError;
import dev.torpor.time.Lane;
import dev.torpor.time.VirtualClock;

/**
 * The connections of a suspended process: the system keeps them for some seconds, then they die.
 */
final class SleepingSockets {
  private final VirtualClock clock;
  private final long aliveMicros;
  private long death;

  /**
   * No process is suspended.
   *
   * @param aliveMicros how long connections outlive the suspension
   */
  SleepingSockets(VirtualClock clock, long aliveMicros) {
    this.clock = clock;
    this.aliveMicros = aliveMicros;
  }

  void frozen(AppProcess process) {
    death =
        clock.after(
            aliveMicros, Lane.OS, () -> process.connections().closeAll(TransferError.SUSPENDED));
  }

  void thawed() {
    clock.cancel(death);
  }
}
