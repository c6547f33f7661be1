package dev.torpor.measure.referee;

import dev.torpor.measure.Violation;
import dev.torpor.measure.Window;
import dev.torpor.time.TimeFormat;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * E5: judges the load of one server by the devices of a fleet, each of which ran on its own: the
 * busiest span of time against the mean.
 *
 * <p>Devices do not slow each other down: the server answers each run as if it were alone.
 */
public final class ThunderingHerd {
  private final Window window;
  private final long spanMicros;
  private final double mostPeakToMean;

  /**
   * A judge.
   *
   * @param window what counts, at least one span long
   * @param spanMicros length of the spans that are compared
   * @param mostPeakToMean the largest share of the busiest span in the mean that passes, more than
   *     1
   */
  public ThunderingHerd(Window window, long spanMicros, double mostPeakToMean) {
    if (spanMicros <= 0 || window.micros() < spanMicros || mostPeakToMean <= 1) {
      throw new IllegalArgumentException(
          "a herd is judged by spans inside the window and a ratio above 1");
    }
    this.window = window;
    this.spanMicros = spanMicros;
    this.mostPeakToMean = mostPeakToMean;
  }

  /**
   * What came together.
   *
   * @param peak requests in the busiest span
   * @param peakAt its begin in virtual microseconds
   * @param mean requests per span
   */
  public record Load(long peak, long peakAt, double mean) {
    /** The busiest span against the mean; 0 without requests. */
    public double peakToMean() {
      return mean == 0 ? 0 : peak / mean;
    }
  }

  /** The load by these runs together. */
  public Load load(List<ServerLoad> fleet) {
    long[] counts = new long[Math.toIntExact(window.micros() / spanMicros)];
    long total = 0;
    for (ServerLoad device : fleet) {
      for (int i = 0; i < device.size(); i++) {
        long span = Math.floorDiv(device.at(i) - window.from(), spanMicros);
        if (span >= 0 && span < counts.length) {
          counts[(int) span]++;
          total++;
        }
      }
    }
    int busiest = 0;
    for (int span = 1; span < counts.length; span++) {
      busiest = counts[span] > counts[busiest] ? span : busiest;
    }
    return new Load(
        counts[busiest], window.from() + busiest * spanMicros, (double) total / counts.length);
  }

  /** The breach by these runs together, null when there is none. */
  public @Nullable Violation judge(List<ServerLoad> fleet) {
    Load load = load(fleet);
    if (load.peakToMean() <= mostPeakToMean) {
      return null;
    }
    String message =
        String.format(
            Locale.ROOT,
            "%d requests of %d devices came within %s, %.1f times the mean of %.2f",
            load.peak(),
            fleet.size(),
            TimeFormat.duration(spanMicros),
            load.peakToMean(),
            load.mean());
    return new Violation(
        Invariant.E5.name(), load.peakAt(), message, Invariant.E5.correct() + ".", List.of());
  }
}
