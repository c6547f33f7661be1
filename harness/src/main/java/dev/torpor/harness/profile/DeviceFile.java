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
    @Key("Energy of the full battery.") Sourced<Energy> battery,
    @Key("Draw while everything sleeps, without the radio.") Sourced<Power> suspended,
    @Key("Extra draw while the user looks.") Sourced<Power> screen,
    @Key("Extra draw while client code computes.") Sourced<Power> cpu,
    @Key("Energy to create a process.") Sourced<Energy> coldLaunch,
    @Key("Energy to resume a suspended process.") Sourced<Energy> resume,
    @Key("How the battery fills.") ChargeLines charge)
    implements ProfileFile {
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
        cpu.value().microwatts(),
        coldLaunch.value().picojoules(),
        resume.value().picojoules(),
        new ChargeCurve(
            charge.perHour().value().fraction(),
            charge.knee().value().fraction(),
            charge.tau().value().fraction()));
  }
}
