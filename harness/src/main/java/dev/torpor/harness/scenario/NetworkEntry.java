package dev.torpor.harness.scenario;

import dev.torpor.harness.binding.ExactlyOne;
import dev.torpor.harness.binding.Key;
import dev.torpor.harness.text.BitRate;
import dev.torpor.harness.text.TimeSpan;
import dev.torpor.network.Link;
import dev.torpor.world.Days;
import dev.torpor.world.Moment;
import org.jspecify.annotations.Nullable;

/** One line of a network timeline. */
public sealed interface NetworkEntry {
  /** How the device reaches the network during a window. */
  @ExactlyOne({"wifi", "cellular", "none"})
  record During(
      @Key("When it begins.") Moment from,
      @Key("When it ends; a time of day that is not later means the next day.") Moment to,
      @Key(value = "On which days it begins, for times of day.", byDefault = "daily") Days days,
      @Key("A Wi-Fi network: a shipped name or the path of a profile file.") @Nullable String wifi,
      @Key("A cellular radio: a shipped name or the path of a profile file.")
          @Nullable String cellular,
      @Key("No network: true.") @Nullable Boolean none,
      @Key("What it carries, where that differs from the profile.") @Nullable LinkSpec link)
      implements NetworkEntry, Windowed {
    /** Checks that the way is one. */
    public During {
      requireWay(none, link);
    }

    Way way() {
      return new Way(wifi, cellular, none, link);
    }
  }

  /** How the device reaches the network the rest of the time. */
  record Otherwise(@Key("How the device reaches the network the rest of the time.") Way otherwise)
      implements NetworkEntry {}

  /** A way to the network. */
  @ExactlyOne({"wifi", "cellular", "none"})
  record Way(
      @Key("A Wi-Fi network: a shipped name or the path of a profile file.") @Nullable String wifi,
      @Key("A cellular radio: a shipped name or the path of a profile file.")
          @Nullable String cellular,
      @Key("No network: true.") @Nullable Boolean none,
      @Key("What it carries, where that differs from the profile.") @Nullable LinkSpec link) {
    /** Checks that the way is one. */
    public Way {
      requireWay(none, link);
    }
  }

  /** What a network carries, where that differs from its profile. */
  record LinkSpec(
      @Key("Rate towards the device.") @Nullable BitRate down,
      @Key("Rate from the device.") @Nullable BitRate up,
      @Key("Round trip, both ways together.") @Nullable TimeSpan rtt) {
    Link over(Link profile) {
      return new Link(
          down == null ? profile.downBitsPerSecond() : down.bitsPerSecond(),
          up == null ? profile.upBitsPerSecond() : up.bitsPerSecond(),
          rtt == null ? profile.rttMicros() : rtt.micros(),
          profile.dnsDelayMicros());
    }
  }

  /** Checks that a way without a network is one. */
  private static void requireWay(@Nullable Boolean none, @Nullable LinkSpec link) {
    if (none != null && !none) {
      throw new IllegalArgumentException("'none' can only be true");
    }
    if (none != null && link != null) {
      throw new IllegalArgumentException("'none' has no link");
    }
  }
}
