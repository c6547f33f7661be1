package dev.torpor.harness.profile;

import dev.torpor.harness.binding.Key;
import dev.torpor.harness.text.BitRate;
import dev.torpor.harness.text.Share;
import dev.torpor.harness.text.TimeSpan;
import dev.torpor.network.Link;
import org.jspecify.annotations.Nullable;

/** What a network carries, as a profile says it. */
record LinkLines(
    @Key("Rate towards the device.") Sourced<BitRate> down,
    @Key("Rate from the device.") Sourced<BitRate> up,
    @Key("Round trip, both ways together, where the two are not told apart.")
        @Nullable Sourced<TimeSpan> rtt,
    @Key("One-way delay towards the device.") @Nullable Sourced<TimeSpan> downDelay,
    @Key("One-way delay from the device.") @Nullable Sourced<TimeSpan> upDelay,
    @Key("Extra wait of a name look-up.") @Nullable Sourced<TimeSpan> dnsDelay,
    @Key("Packets lost towards the device.") @Nullable Sourced<Share> downLoss,
    @Key("Packets lost from the device.") @Nullable Sourced<Share> upLoss) {
  /** Checks that delays are said in one way. */
  LinkLines {
    boolean oneWay = downDelay != null && upDelay != null;
    boolean neither = downDelay == null && upDelay == null;
    if (rtt == null ? !oneWay : !neither) {
      throw new IllegalArgumentException(
          "a link has either 'rtt', or both 'downDelay' and 'upDelay'");
    }
  }

  Link toLink() {
    long round = micros(rtt);
    return new Link(
        Link.shaped(down.value().bitsPerSecond()),
        Link.shaped(up.value().bitsPerSecond()),
        rtt == null ? micros(downDelay) : round - round / 2,
        rtt == null ? micros(upDelay) : round / 2,
        micros(dnsDelay),
        partsPerMillion(downLoss),
        partsPerMillion(upLoss));
  }

  private static long micros(@Nullable Sourced<TimeSpan> span) {
    return span == null ? 0 : span.value().micros();
  }

  private static int partsPerMillion(@Nullable Sourced<Share> share) {
    return share == null ? 0 : (int) share.value().partsPerMillion();
  }
}
