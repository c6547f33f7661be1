package dev.torpor.harness.scenario;

import dev.torpor.harness.binding.ExactlyOne;
import dev.torpor.harness.binding.Inline;
import dev.torpor.harness.binding.Key;
import dev.torpor.harness.network.TraceFile.Gaps;
import dev.torpor.world.Days;
import dev.torpor.world.Moment;
import org.jspecify.annotations.Nullable;

/** One line of a network timeline. */
public sealed interface NetworkEntry {
  /** How the device reaches the network during a window. */
  record During(
      @Key("When it begins.") Moment from,
      @Key("When it ends; a time of day that is not later means the next day.") Moment to,
      @Key(value = "On which days it begins, for times of day.", byDefault = "daily") Days days,
      @Inline Way way)
      implements NetworkEntry, Windowed {}

  /** How the device reaches the network the rest of the time. */
  record Otherwise(@Key("How the device reaches the network the rest of the time.") Way otherwise)
      implements NetworkEntry {}

  /** A way to the network. */
  @ExactlyOne({"wifi", "cellular", "none", "airplane"})
  record Way(
      @Key("A Wi-Fi network: a shipped name or the path of a profile file.") @Nullable String wifi,
      @Key("A cellular radio: a shipped name or the path of a profile file.")
          @Nullable String cellular,
      @Key("No network: true.") @Nullable Done none,
      @Key("No network because of airplane mode: true.") @Nullable Done airplane,
      @Key("What it carries, as another tool calls it: a shipped link profile or the path of one.")
          @Nullable String profile,
      @Key("What it carries, where that differs from the profile.") @Nullable LinkSpec link,
      @Key("Rates towards the device: the path of a bandwidth trace, which begins with the way.")
          @Nullable String trace,
      @Key("Rates from the device: the path of a bandwidth trace.") @Nullable String upTrace,
      @Key("What a long time between two samples of a trace of seconds and Mbit/s means.")
          @Nullable Gaps gaps,
      @Key("How reception comes and goes: a shipped generator or the path of a profile file.")
          @Nullable String generator,
      @Key(value = "A portal answers instead of the world; Wi-Fi only.", byDefault = "false")
          Portal captive,
      @Key("Another operator's network: true; cellular only.") @Nullable Boolean roaming,
      @Key("Low Data Mode: true.") @Nullable Boolean lowData) {
    /** Checks that the way is one. */
    public Way {
      if (none != null || airplane != null) {
        String what = none != null ? "none" : "airplane";
        boolean more = profile != null || trace != null || upTrace != null || gaps != null;
        more |= generator != null || captive != Portal.NONE || roaming != null || lowData != null;
        if (link != null || more) {
          throw new IllegalArgumentException(
              "'" + what + "' has no link" + (more ? " and nothing else beside it" : ""));
        }
      }
      if (generator != null && trace != null) {
        throw new IllegalArgumentException("a way has a 'trace' or a 'generator', not both");
      }
      if (trace == null && (upTrace != null || gaps != null)) {
        throw new IllegalArgumentException("'upTrace' and 'gaps' go with a 'trace'");
      }
      if (link != null && link.down() != null && (trace != null || generator != null)) {
        throw new IllegalArgumentException(
            "the rate comes from 'link.down' or from a "
                + (trace != null ? "'trace'" : "'generator'")
                + ", not from both");
      }
      if (captive != Portal.NONE && wifi == null) {
        throw new IllegalArgumentException("'captive' goes with 'wifi'");
      }
      if (Boolean.TRUE.equals(roaming) && cellular == null) {
        throw new IllegalArgumentException("'roaming' goes with 'cellular'");
      }
    }
  }
}
