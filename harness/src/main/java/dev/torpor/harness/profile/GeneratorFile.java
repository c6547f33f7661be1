package dev.torpor.harness.profile;

import dev.torpor.harness.binding.Key;
import dev.torpor.harness.text.BitRate;
import dev.torpor.harness.text.Share;
import dev.torpor.harness.text.TimeSpan;
import dev.torpor.world.Coverage;
import org.jspecify.annotations.Nullable;

/** How reception comes and goes, as a profile says it. */
record GeneratorFile(
    @Key("What it is, in a line.") String description,
    @Key("A shipped generator that it differs from only in what it says.") @Nullable String like,
    @Key("Mean time with reception, exponential.") Sourced<TimeSpan> reception,
    @Key("Times without.") OutageLines outage,
    @Key("Times without that come by schedule.") @Nullable TunnelLines tunnel,
    @Key("Rates towards the device during reception.") LevelLines rate)
    implements ProfileFile {
  /** The standard normal variate that 90 % stay below. */
  private static final double NORMAL_P90 = 1.2815515655446004;

  /** Times without reception: lognormal, some long instead. */
  record OutageLines(
      @Key("Median.") Sourced<TimeSpan> median,
      @Key("What nine of ten stay below, the long ones not counted.") Sourced<TimeSpan> p90,
      @Key("Share of long ones.") @Nullable Sourced<Share> longShare,
      @Key("Shortest long one.") @Nullable Sourced<TimeSpan> longFrom,
      @Key("Longest long one.") @Nullable Sourced<TimeSpan> longTo) {
    /** Checks that long ones are said completely. */
    OutageLines {
      boolean none = longShare == null && longFrom == null && longTo == null;
      boolean all = longShare != null && longFrom != null && longTo != null;
      if (!none && !all) {
        throw new IllegalArgumentException(
            "long outages need all of 'longShare', 'longFrom' and 'longTo'");
      }
      outages(median, p90, longShare, longFrom, longTo);
    }

    Coverage.Outages toOutages() {
      return outages(median, p90, longShare, longFrom, longTo);
    }

    private static Coverage.Outages outages(
        Sourced<TimeSpan> median,
        Sourced<TimeSpan> p90,
        @Nullable Sourced<Share> longShare,
        @Nullable Sourced<TimeSpan> longFrom,
        @Nullable Sourced<TimeSpan> longTo) {
      double ratio = (double) p90.value().micros() / median.value().micros();
      if (!(ratio >= 1)) {
        throw new IllegalArgumentException("'p90' of outages is not below their 'median'");
      }
      return new Coverage.Outages(
          median.value().micros(),
          StrictMath.log(ratio) / NORMAL_P90,
          longShare == null ? 0 : (int) longShare.value().partsPerMillion(),
          longFrom == null ? 0 : longFrom.value().micros(),
          longTo == null ? 0 : longTo.value().micros());
    }
  }

  /** Times without reception that come by schedule. */
  record TunnelLines(
      @Key("From the begin of one to the begin of the next.") Sourced<TimeSpan> every,
      @Key("How long each takes.") Sourced<TimeSpan> length) {
    /** Checks that they fit. */
    TunnelLines {
      new Coverage.Tunnels(every.value().micros(), length.value().micros());
    }

    Coverage.Tunnels toTunnels() {
      return new Coverage.Tunnels(every.value().micros(), length.value().micros());
    }
  }

  /** Rates during reception: lognormal levels. */
  record LevelLines(
      @Key("Median rate.") Sourced<BitRate> median,
      @Key("Mean rate.") Sourced<BitRate> mean,
      @Key("Mean time at one rate, exponential.") Sourced<TimeSpan> hold) {
    /** Checks that there are such levels. */
    LevelLines {
      levels(median, mean, hold);
    }

    Coverage.Levels toLevels() {
      return levels(median, mean, hold);
    }

    private static Coverage.Levels levels(
        Sourced<BitRate> median, Sourced<BitRate> mean, Sourced<TimeSpan> hold) {
      double ratio = (double) mean.value().bitsPerSecond() / median.value().bitsPerSecond();
      if (!(ratio >= 1)) {
        throw new IllegalArgumentException("the 'mean' rate is not below the 'median'");
      }
      return new Coverage.Levels(
          median.value().bitsPerSecond(),
          Math.sqrt(2 * StrictMath.log(ratio)),
          hold.value().micros());
    }
  }

  Coverage toCoverage(String name) {
    return new Coverage(
        name,
        reception.value().micros(),
        outage.toOutages(),
        tunnel == null ? null : tunnel.toTunnels(),
        rate.toLevels());
  }
}
