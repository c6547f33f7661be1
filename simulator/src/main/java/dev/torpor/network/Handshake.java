package dev.torpor.network;

import dev.torpor.random.RandomStream;

/** What comes before the first byte of a request on a new connection. */
final class Handshake {
  /** After so many lost tries of one exchange the other end is given up: 6 repeats, as Linux. */
  static final int MOST_TRIES = 7;

  /** When that is, in microseconds: 1 + 2 + 4 + ... + 64 s after the first try. */
  static final long GIVE_UP_MICROS = SendWindow.TIMER_MICROS * ((1L << MOST_TRIES) - 1);

  private Handshake() {}

  /**
   * Time for the look-up of the name, which takes a round trip and the link's extra delay, and for
   * the handshakes, in microseconds.
   */
  static long micros(Link link, boolean nameKnown, int roundTrips) {
    long connect = roundTrips * link.rttMicros();
    return nameKnown ? connect : connect + TransferTime.lookUpMicros(link);
  }

  /**
   * Time lost to lost packets, in microseconds: they are sent again after 1 s, then 2 s, 4 s...
   * (RFC 6298). The resolver is asked again by the same rule, which is a modelling choice.
   *
   * @param exchanges round trips, that of the look-up included
   * @return {@link RateProfile#NEVER} when one exchange is lost {@link #MOST_TRIES} times
   */
  static long repeatMicros(Link link, int exchanges, RandomStream chance) {
    long time = 0;
    for (int i = 0; i < exchanges; i++) {
      int lost = 0;
      while (isLost(link, chance)) {
        lost++;
        if (lost == MOST_TRIES) {
          return RateProfile.NEVER;
        }
      }
      time += SendWindow.TIMER_MICROS * ((1L << lost) - 1);
    }
    return time;
  }

  /** An exchange is lost when either of its packets is. */
  private static boolean isLost(Link link, RandomStream chance) {
    return chance.nextLong(Link.ALL) < link.upLossPpm()
        || chance.nextLong(Link.ALL) < link.downLossPpm();
  }
}
