package dev.torpor.harness.profile;

import dev.torpor.harness.binding.Key;
import dev.torpor.harness.text.ElectricCharge;
import dev.torpor.harness.text.Energy;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** A full battery, as a device file says it. */
record BatteryLine(
    @Key("Its energy.") Energy value,
    @Key("Its charge, to check the energy by.") @Nullable ElectricCharge charge,
    @Key("How far they can be trusted.") Grade grade,
    @Key("How sure the one who graded them is.") Sourced.@Nullable Confidence confidence,
    @Key("Where they come from.") String source) {
  private static final long LEAST_MILLIVOLTS = 3_750;
  private static final long MOST_MILLIVOLTS = 3_920;

  /** One microampere-hour at one millivolt. */
  private static final long PICOJOULES = 3_600_000;

  /** Checks that there is a battery and that its figures fit together. */
  public BatteryLine {
    if (value.picojoules() == 0) {
      throw new IllegalArgumentException("a battery holds more than 0 Wh");
    }
    if (charge != null) {
      checkVoltage(value, charge);
    }
  }

  /** The cells of phones have 3.8 to 3.9 V; anything else is a slip of the pen. */
  private static void checkVoltage(Energy energy, ElectricCharge charge) {
    long perMillivolt = Math.multiplyExact(charge.microampereHours(), PICOJOULES);
    long millivolts = perMillivolt == 0 ? 0 : energy.picojoules() / perMillivolt;
    if (millivolts < LEAST_MILLIVOLTS || millivolts > MOST_MILLIVOLTS) {
      throw new IllegalArgumentException(
          energy
              + " and "
              + charge
              + " make "
              + BigDecimal.valueOf(millivolts, 3)
              + " V, and the cell of a phone has 3.75 to 3.92 V: one of the two is wrong");
    }
  }
}
