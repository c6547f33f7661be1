package dev.torpor.harness.scenario;

import dev.torpor.harness.binding.Key;
import dev.torpor.harness.text.BitRate;
import dev.torpor.harness.text.Share;
import dev.torpor.harness.text.TimeSpan;
import dev.torpor.network.Link;
import org.jspecify.annotations.Nullable;

/** What a network carries, where that differs from its profile. */
record LinkSpec(
    @Key("Rate towards the device.") @Nullable BitRate down,
    @Key("Rate from the device.") @Nullable BitRate up,
    @Key("Round trip, both ways together.") @Nullable TimeSpan rtt,
    @Key("One-way delay towards the device.") @Nullable TimeSpan downDelay,
    @Key("One-way delay from the device.") @Nullable TimeSpan upDelay,
    @Key("Packets lost towards the device.") @Nullable Share downLoss,
    @Key("Packets lost from the device.") @Nullable Share upLoss) {
  /** Checks that delays are said in one way. */
  LinkSpec {
    if (rtt != null && (downDelay != null || upDelay != null)) {
      throw new IllegalArgumentException("beside 'rtt' there is no 'downDelay' or 'upDelay'");
    }
  }

  Link over(Link profile) {
    return new Link(
        down == null ? profile.down() : Link.shaped(down.bitsPerSecond()),
        up == null ? profile.up() : Link.shaped(up.bitsPerSecond()),
        downDelayMicros(profile),
        upDelayMicros(profile),
        profile.dnsDelayMicros(),
        downLoss == null ? profile.downLossPpm() : (int) downLoss.partsPerMillion(),
        upLoss == null ? profile.upLossPpm() : (int) upLoss.partsPerMillion());
  }

  private long downDelayMicros(Link profile) {
    if (rtt != null) {
      return rtt.micros() - rtt.micros() / 2;
    }
    return downDelay == null ? profile.downDelayMicros() : downDelay.micros();
  }

  private long upDelayMicros(Link profile) {
    if (rtt != null) {
      return rtt.micros() / 2;
    }
    return upDelay == null ? profile.upDelayMicros() : upDelay.micros();
  }
}
