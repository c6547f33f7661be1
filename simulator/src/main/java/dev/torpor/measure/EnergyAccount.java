package dev.torpor.measure;

import dev.torpor.energy.Cause;
import dev.torpor.energy.Component;
import dev.torpor.energy.EnergyLedger;

/** A ledger in the making: plain sums in an array, since a day has thousands of bookings. */
final class EnergyAccount {
  private static final Component[] COMPONENTS = Component.values();
  private static final Cause[] CAUSES = Cause.values();

  private final long[] picojoules = new long[COMPONENTS.length * CAUSES.length];

  @SuppressWarnings("EnumOrdinal") // a place in an array that never leaves this class
  static int slot(Component component, Cause cause) {
    return component.ordinal() * CAUSES.length + cause.ordinal();
  }

  void book(int slot, long amount) {
    picojoules[slot] = Math.addExact(picojoules[slot], amount);
  }

  EnergyLedger ledger() {
    EnergyLedger ledger = new EnergyLedger();
    for (Component component : COMPONENTS) {
      for (Cause cause : CAUSES) {
        ledger.book(component, cause, picojoules[slot(component, cause)]);
      }
    }
    return ledger;
  }
}
