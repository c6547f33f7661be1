package dev.torpor.device;

/**
 * What one model of phone has and costs.
 *
 * <p>Sources and grades of shipped profiles stand beside each value in their files. There is no
 * model of temperature: charging, load and radio warm a phone, and a hot one charges more slowly,
 * but no source gives the figures; {@link Thermal} states come from the world.
 *
 * @param name as scenarios say it
 * @param batteryPicojoules energy of the full battery
 * @param suspendedMicrowatts draw while everything sleeps, without the radio
 * @param screenMicrowatts extra draw while the user looks
 * @param audioMicrowatts extra draw while audio plays
 * @param cpuMicrowatts extra draw while client code computes
 * @param coldLaunchPicojoules energy to create a process
 * @param resumePicojoules energy to resume a suspended one
 * @param charging how the battery fills
 * @param cyclesTo80Percent full charge cycles after which the battery holds 80 % of what it did
 * @param shutdownLevel state of charge at which the device shuts down, from 0 to 1
 * @param bootLevel state of charge at which a charging device boots again, above the other
 */
public record DeviceProfile(
    String name,
    long batteryPicojoules,
    long suspendedMicrowatts,
    long screenMicrowatts,
    long audioMicrowatts,
    long cpuMicrowatts,
    long coldLaunchPicojoules,
    long resumePicojoules,
    ChargeCurve charging,
    int cyclesTo80Percent,
    double shutdownLevel,
    double bootLevel) {

  /** A battery is modelled down to this many fifths of what it held when new. */
  private static final int FIFTHS_LEFT = 3;

  /** Checks ranges. */
  public DeviceProfile {
    if (batteryPicojoules <= 0) {
      throw new IllegalArgumentException("a battery holds more than " + batteryPicojoules + " pJ");
    }
    if (suspendedMicrowatts < 0
        || screenMicrowatts < 0
        || audioMicrowatts < 0
        || cpuMicrowatts < 0
        || coldLaunchPicojoules < 0
        || resumePicojoules < 0) {
      throw new IllegalArgumentException("powers and energies of a device must not be negative");
    }
    if (cyclesTo80Percent <= 0) {
      throw new IllegalArgumentException("a battery ages after one charge cycle or more");
    }
    if (!(shutdownLevel >= 0 && shutdownLevel < bootLevel && bootLevel < 1)) {
      throw new IllegalArgumentException(
          "a device shuts down at " + shutdownLevel + " and cannot boot again at " + bootLevel);
    }
  }

  /**
   * A device with the usual levels: off at 1 %, on again at 3 %, 80 % left after 1000 cycles, and
   * audio that draws nothing.
   */
  public DeviceProfile(
      String name,
      long batteryPicojoules,
      long suspendedMicrowatts,
      long screenMicrowatts,
      long cpuMicrowatts,
      long coldLaunchPicojoules,
      long resumePicojoules,
      ChargeCurve charging) {
    this(
        name,
        batteryPicojoules,
        suspendedMicrowatts,
        screenMicrowatts,
        0,
        cpuMicrowatts,
        coldLaunchPicojoules,
        resumePicojoules,
        charging,
        1000,
        0.01,
        0.03);
  }

  /**
   * The same device after that many full charge cycles: its battery holds {@code 1 - 0.2 n / N} of
   * what it did, N being the cycles to 80 %. The straight line is a modelling choice through
   * Apple's design target.
   *
   * @param cycles not negative
   * @throws IllegalArgumentException when less than three fifths would be left, where no source
   *     says how it goes on
   */
  public DeviceProfile aged(int cycles) {
    long wornOut = 2L * cyclesTo80Percent;
    if (cycles < 0 || cycles > wornOut) {
      throw new IllegalArgumentException(
          "a battery of "
              + name
              + " is modelled from 0 to "
              + wornOut
              + " charge cycles, where "
              + FIFTHS_LEFT
              + "/5 of it are left; not for "
              + cycles);
    }
    long parts = 5L * cyclesTo80Percent;
    long lost = batteryPicojoules / parts * cycles + batteryPicojoules % parts * cycles / parts;
    return new DeviceProfile(
        name,
        batteryPicojoules - lost,
        suspendedMicrowatts,
        screenMicrowatts,
        audioMicrowatts,
        cpuMicrowatts,
        coldLaunchPicojoules,
        resumePicojoules,
        charging,
        cyclesTo80Percent,
        shutdownLevel,
        bootLevel);
  }
}
