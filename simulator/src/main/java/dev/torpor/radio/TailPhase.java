package dev.torpor.radio;

/**
 * A time at one power after the last packet.
 *
 * @param name as reports call it, such as FACH or INACTIVE; empty when nobody calls it anything
 * @param microwatts mean power, not negative
 * @param micros length, not negative
 * @param channel index of the channel that carries a packet that comes meanwhile
 * @param resume what that packet has to wait for and its power; no time when it can leave at once
 * @param paged whether the network must page for a packet of its own, as it must for an idle radio
 */
public record TailPhase(
    String name,
    long microwatts,
    long micros,
    int channel,
    RadioProfile.Phase resume,
    boolean paged) {
  /** Checks ranges. */
  public TailPhase {
    RadioProfile.requireNotNegative("microwatts", microwatts);
    RadioProfile.requireNotNegative("micros", micros);
    RadioProfile.requireNotNegative("channel", channel);
  }

  /** A phase in which packets leave at once over that channel. */
  public static TailPhase of(String name, long microwatts, long micros, int channel) {
    return new TailPhase(name, microwatts, micros, channel, RadioProfile.Phase.NONE, false);
  }
}
