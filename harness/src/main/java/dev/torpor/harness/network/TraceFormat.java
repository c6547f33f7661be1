package dev.torpor.harness.network;

import dev.torpor.harness.binding.Problem;
import dev.torpor.network.RateProfile;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A format of traces, being read. */
interface TraceFormat {
  /** A number as traces write it. */
  String NUMBER = "[+-]?[0-9]*\\.?[0-9]+(?:[eE][+-]?[0-9]+)?";

  /** Fastest rate that is believed: 1 Tbit/s. */
  long FASTEST_BITS_PER_SECOND = 1_000_000_000_000L;

  /** Reads all lines; returns the mistakes. */
  List<Problem> read(TraceLines lines);

  /**
   * What has been read.
   *
   * @throws IllegalArgumentException when it makes no profile
   */
  RateProfile toProfile(TraceFile.Gaps gaps);

  /** The format of a first line, or null when there is none. */
  static @Nullable TraceFormat of(String line) {
    if (Pattern.matches("[0-9]+", line)) {
      return new PacketTrace();
    }
    if (Pattern.matches(NUMBER + "\\s*,\\s*[A-Za-z].*", line)) {
      return new SampledTrace();
    }
    if (Pattern.matches(NUMBER + "[\\s,]+" + NUMBER, line)) {
      return new CookedTrace();
    }
    return null;
  }

  /** The formats, for messages. */
  static String all() {
    return "write milliseconds of packets ('34'), samples of each second with their unit"
        + " ('3.97,Mbits/sec') or seconds and Mbit/s ('0.72 2.09')";
  }
}
