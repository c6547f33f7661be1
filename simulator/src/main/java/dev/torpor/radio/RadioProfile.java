package dev.torpor.radio;

import java.util.List;

/**
 * What one kind of radio costs, as increments over the suspended device.
 *
 * <p>Sources and grades of shipped profiles stand beside each value in their files.
 *
 * @param name as scenarios say it
 * @param promotion idle to connected: paid once, before the first packet
 * @param activeMicrowatts from first to last packet, whatever the rate
 * @param upPicojoulesPerBit slope of sending; 1 mW/Mbps is 1000 pJ/bit
 * @param downPicojoulesPerBit slope of receiving
 * @param tail phases after the last packet, in order; may be empty
 * @param idleMicrowatts mean while paging or listening for beacons
 * @param attachPicojoules scanning for and joining the network, paid at each attach
 * @param pagingMicros longest wait of server-initiated traffic for an idle radio, drawn uniformly
 */
public record RadioProfile(
    String name,
    Phase promotion,
    long activeMicrowatts,
    long upPicojoulesPerBit,
    long downPicojoulesPerBit,
    List<Phase> tail,
    long idleMicrowatts,
    long attachPicojoules,
    long pagingMicros) {

  /** Checks ranges and copies the tail. */
  public RadioProfile {
    tail = List.copyOf(tail);
    requireNotNegative("activeMicrowatts", activeMicrowatts);
    requireNotNegative("upPicojoulesPerBit", upPicojoulesPerBit);
    requireNotNegative("downPicojoulesPerBit", downPicojoulesPerBit);
    requireNotNegative("idleMicrowatts", idleMicrowatts);
    requireNotNegative("attachPicojoules", attachPicojoules);
    requireNotNegative("pagingMicros", pagingMicros);
  }

  /**
   * A time at one power.
   *
   * @param microwatts not negative
   * @param micros length, not negative
   */
  public record Phase(long microwatts, long micros) {
    /** Checks ranges. */
    public Phase {
      requireNotNegative("microwatts", microwatts);
      requireNotNegative("micros", micros);
    }
  }

  /** Length of the whole tail in microseconds. */
  public long tailMicros() {
    long sum = 0;
    for (Phase phase : tail) {
      sum += phase.micros();
    }
    return sum;
  }

  /**
   * The mean power of a receiver that wakes for {@code onMicros} once per {@code periodMicros},
   * rounded to a microwatt.
   */
  public static long dutyCycleMicrowatts(long onMicrowatts, long onMicros, long periodMicros) {
    return Math.addExact(Math.multiplyExact(onMicrowatts, onMicros), periodMicros / 2)
        / periodMicros;
  }

  private static void requireNotNegative(String what, long value) {
    if (value < 0) {
      throw new IllegalArgumentException(what + " must not be negative, but is " + value);
    }
  }
}
