package dev.torpor.harness.profile;

import dev.torpor.device.ChargeCurve;
import dev.torpor.device.DeviceProfile;
import dev.torpor.harness.binding.Key;
import dev.torpor.harness.text.Energy;
import dev.torpor.harness.text.Power;
import dev.torpor.harness.text.Share;
import org.jspecify.annotations.Nullable;

/** A device profile as its file says it. */
record DeviceFile(
    @Key("What it is, in a line.") String description,
    @Key("A shipped device that it differs from only in what it says.") @Nullable String like,
    @Key("The full battery, when new.") BatteryLine battery,
    @Key("Full charge cycles after which the battery holds 80 % of what it did.")
        Sourced<Integer> cyclesTo80Percent,
    @Key("State of charge at which the device shuts down.") Sourced<Share> shutdownLevel,
    @Key("State of charge at which a charging device boots again.") Sourced<Share> bootLevel,
    @Key("Draw while everything sleeps, without the radio.") Sourced<Power> suspended,
    @Key("Extra draw while the user looks.") Sourced<Power> screen,
    @Key("Extra draw while audio plays.") Sourced<Power> audio,
    @Key("Extra draw while client code computes.") Sourced<Power> cpu,
    @Key("Energy to create a process.") Sourced<Energy> coldLaunch,
    @Key("Energy to resume a suspended process.") Sourced<Energy> resume,
    @Key("How the battery fills.") ChargeLines charge)
    implements ProfileFile {
  /** Checks that the figures fit together. */
  public DeviceFile {
    if (cyclesTo80Percent.value() <= 0) {
      throw new IllegalArgumentException("'cyclesTo80Percent' must be 1 or more");
    }
    if (shutdownLevel.value().partsPerMillion() >= bootLevel.value().partsPerMillion()) {
      throw new IllegalArgumentException(
          "'bootLevel' must be above 'shutdownLevel', or the device would not stay on");
    }
  }

  /** How a battery fills. */
  record ChargeLines(
      @Key("Share of the full battery per hour, up to the knee.") Sourced<Share> perHour,
      @Key("State of charge where the rate begins to fall.") Sourced<Share> knee,
      @Key("Charge gained while the rate falls to 1/e.") Sourced<Share> tau) {}

  DeviceProfile toProfile(String name) {
    return new DeviceProfile(
        name,
        battery.value().picojoules(),
        suspended.value().microwatts(),
        screen.value().microwatts(),
        audio.value().microwatts(),
        cpu.value().microwatts(),
        coldLaunch.value().picojoules(),
        resume.value().picojoules(),
        new ChargeCurve(
            charge.perHour().value().fraction(),
            charge.knee().value().fraction(),
            charge.tau().value().fraction()),
        cyclesTo80Percent.value(),
        shutdownLevel.value().fraction(),
        bootLevel.value().fraction());
  }
}
