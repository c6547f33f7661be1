package dev.torpor.device;

/**
 * What one model of phone has and costs.
 *
 * <p>Sources and grades of shipped profiles stand beside each value in their files.
 *
 * @param name as scenarios say it
 * @param batteryPicojoules energy of the full battery
 * @param suspendedMicrowatts draw while everything sleeps, without the radio
 * @param screenMicrowatts extra draw while the user looks
 * @param cpuMicrowatts extra draw while client code computes
 * @param coldLaunchPicojoules energy to create a process
 * @param resumePicojoules energy to resume a suspended one
 * @param charging how the battery fills
 */
public record DeviceProfile(
    String name,
    long batteryPicojoules,
    long suspendedMicrowatts,
    long screenMicrowatts,
    long cpuMicrowatts,
    long coldLaunchPicojoules,
    long resumePicojoules,
    ChargeCurve charging) {

  /** Checks ranges. */
  public DeviceProfile {
    if (batteryPicojoules <= 0) {
      throw new IllegalArgumentException("a battery holds more than " + batteryPicojoules + " pJ");
    }
    if (suspendedMicrowatts < 0
        || screenMicrowatts < 0
        || cpuMicrowatts < 0
        || coldLaunchPicojoules < 0
        || resumePicojoules < 0) {
      throw new IllegalArgumentException("powers and energies of a device must not be negative");
    }
  }
}
