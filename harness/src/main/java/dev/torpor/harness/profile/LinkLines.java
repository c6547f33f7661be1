package dev.torpor.harness.profile;

import dev.torpor.harness.binding.Key;
import dev.torpor.harness.text.BitRate;
import dev.torpor.harness.text.TimeSpan;
import dev.torpor.network.Link;
import org.jspecify.annotations.Nullable;

/** What a network carries, as a profile says it. */
record LinkLines(
    @Key("Rate towards the device.") Sourced<BitRate> down,
    @Key("Rate from the device.") Sourced<BitRate> up,
    @Key("Round trip, both ways together.") Sourced<TimeSpan> rtt,
    @Key("Extra wait of a name look-up.") @Nullable Sourced<TimeSpan> dnsDelay) {
  Link toLink() {
    return new Link(
        down.value().bitsPerSecond(),
        up.value().bitsPerSecond(),
        rtt.value().micros(),
        dnsDelay == null ? 0 : dnsDelay.value().micros());
  }
}
