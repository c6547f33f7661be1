package dev.torpor.radio;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one kind of radio costs, as increments over the suspended device.
 *
 * <p>The machine of every radio is the same and all of its numbers are here: one channel for LTE
 * and Wi-Fi; two for UMTS, where the bytes that wait decide between FACH and DCH, and for
 * non-standalone 5G, where NR joins LTE later. Sources and grades of shipped profiles stand beside
 * each value in their files.
 *
 * @param name as scenarios say it
 * @param channels ways to carry packets, lowest first; at least one can be entered from idle by any
 *     packet
 * @param idleMicrowatts mean while paging or listening for beacons
 * @param attachPicojoules scanning for and joining the network, paid at each attach
 * @param pagingMicros longest wait of server-initiated traffic for an idle radio, drawn uniformly
 */
public record RadioProfile(
    String name,
    List<Channel> channels,
    long idleMicrowatts,
    long attachPicojoules,
    long pagingMicros) {

  /** Checks ranges and that idle has a way out. */
  public RadioProfile {
    channels = List.copyOf(channels);
    requireNotNegative("idleMicrowatts", idleMicrowatts);
    requireNotNegative("attachPicojoules", attachPicojoules);
    requireNotNegative("pagingMicros", pagingMicros);
    boolean reachable = false;
    for (Channel channel : channels) {
      Promotion fromIdle = channel.fromIdle();
      reachable |= fromIdle != null && fromIdle.isUnconditional();
      for (TailPhase phase : channel.tail()) {
        if (phase.channel() >= channels.size()) {
          throw new IllegalArgumentException(
              "a tail phase of " + channel.name() + " resumes on a channel that is not there");
        }
      }
    }
    if (!reachable) {
      throw new IllegalArgumentException(
          "a small packet finds no way out of idle: one channel must be open to any of them");
    }
    if (channels.get(0).fromBelow() != null) {
      throw new IllegalArgumentException("there is no channel below the lowest");
    }
  }

  /**
   * A radio with one channel.
   *
   * @param promotion idle to connected: paid once, before the first packet
   * @param activeMicrowatts from first to last packet, whatever the rate
   * @param tail phases after the last packet, in order; may be empty
   */
  public RadioProfile(
      String name,
      Phase promotion,
      long activeMicrowatts,
      long upPicojoulesPerBit,
      long downPicojoulesPerBit,
      List<Phase> tail,
      long idleMicrowatts,
      long attachPicojoules,
      long pagingMicros) {
    this(
        name,
        List.of(
            new Channel(
                "",
                activeMicrowatts,
                upPicojoulesPerBit,
                downPicojoulesPerBit,
                unnamed(tail),
                Promotion.always(promotion),
                null,
                0)),
        idleMicrowatts,
        attachPicojoules,
        pagingMicros);
  }

  /**
   * A time at one power.
   *
   * @param microwatts not negative
   * @param micros length, not negative
   */
  public record Phase(long microwatts, long micros) {
    /** No time at all. */
    public static final Phase NONE = new Phase(0, 0);

    /** Checks ranges. */
    public Phase {
      requireNotNegative("microwatts", microwatts);
      requireNotNegative("micros", micros);
    }
  }

  private static List<TailPhase> unnamed(List<Phase> phases) {
    List<TailPhase> tail = new ArrayList<>();
    for (Phase phase : phases) {
      tail.add(TailPhase.of("", phase.microwatts(), phase.micros(), 0));
    }
    return tail;
  }

  /** Index of the channel that an idle radio takes for that many waiting bytes: the highest. */
  int fromIdle(long upBytes, long downBytes) {
    for (int i = channels.size() - 1; i > 0; i--) {
      Promotion promotion = channels.get(i).fromIdle();
      if (promotion != null && promotion.startsAt(upBytes, downBytes)) {
        return i;
      }
    }
    return 0;
  }

  /** The way from that channel to the next, null when these bytes do not start it. */
  @Nullable Promotion above(int channel, long upBytes, long downBytes) {
    if (channel + 1 >= channels.size()) {
      return null;
    }
    Promotion promotion = channels.get(channel + 1).fromBelow();
    return promotion != null && promotion.startsAt(upBytes, downBytes) ? promotion : null;
  }

  /**
   * The mean power of a receiver that wakes for {@code onMicros} once per {@code periodMicros},
   * rounded to a microwatt.
   */
  public static long dutyCycleMicrowatts(long onMicrowatts, long onMicros, long periodMicros) {
    return dutyCycleMicrowatts(onMicrowatts, onMicros, 0, periodMicros);
  }

  /**
   * The mean power of discontinuous reception: {@code onMicrowatts} for {@code onMicros} of each
   * period, {@code baseMicrowatts} for the rest of it; rounded to a microwatt.
   */
  public static long dutyCycleMicrowatts(
      long onMicrowatts, long onMicros, long baseMicrowatts, long periodMicros) {
    if (onMicros < 0 || onMicros > periodMicros || periodMicros <= 0) {
      throw new IllegalArgumentException("a receiver is awake for a part of its period");
    }
    long on = Math.multiplyExact(onMicrowatts, onMicros);
    long base = Math.multiplyExact(baseMicrowatts, periodMicros - onMicros);
    return Math.addExact(Math.addExact(on, base), periodMicros / 2) / periodMicros;
  }

  static void requireNotNegative(String what, long value) {
    if (value < 0) {
      throw new IllegalArgumentException(what + " must not be negative, but is " + value);
    }
  }
}
