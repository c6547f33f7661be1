package dev.torpor.harness.network;

import dev.torpor.harness.binding.Problem;
import dev.torpor.harness.text.TextException;
import dev.torpor.network.RateProfile;
import dev.torpor.network.RateSteps;
import java.util.Arrays;
import java.util.List;

/**
 * Seconds and Mbit/s, as cooked for Pensieve, with samples at any distance. Time counts from the
 * first sample; the last one holds for the median distance.
 */
final class CookedTrace implements TraceFormat {
  private static final long MICROS = 1_000_000;
  private static final long LONGEST_MICROS = 10L * 365 * 86_400 * MICROS;
  private static final int GAP_OF_MEDIANS = 5;

  private final LongColumn times = new LongColumn();
  private final LongColumn rates = new LongColumn();

  @Override
  public List<Problem> read(TraceLines lines) {
    return lines.readAll(this::line);
  }

  private void line(String line) {
    String[] parts = line.split("[\\s,]+", -1);
    if (parts.length != 2) {
      throw new TextException("'" + line + "' is not seconds and Mbit/s, such as 0.72 2.09");
    }
    long at = Decimals.scaled(parts[0], MICROS, LONGEST_MICROS, "a time");
    if (times.size() > 0 && at <= times.last()) {
      throw new TextException("'" + parts[0] + "' s is not later than the line before");
    }
    long rate = Decimals.scaled(parts[1], MICROS, FASTEST_BITS_PER_SECOND, "a rate");
    times.add(at);
    rates.add(rate);
  }

  @Override
  public RateProfile toProfile(TraceFile.Gaps gaps) {
    long[] starts = times.toArray();
    long first = starts[0];
    for (int i = 0; i < starts.length; i++) {
      starts[i] -= first;
    }
    long median = medianDistance(starts);
    long end = starts[starts.length - 1] + median;
    long[] samples = rates.toArray();
    return gaps == TraceFile.Gaps.HOLD
        ? RateSteps.of(starts, samples, end)
        : withOutages(starts, samples, end, median);
  }

  private static RateProfile withOutages(long[] starts, long[] samples, long end, long median) {
    LongColumn at = new LongColumn();
    LongColumn rate = new LongColumn();
    for (int i = 0; i < starts.length; i++) {
      at.add(starts[i]);
      rate.add(samples[i]);
      long next = i + 1 < starts.length ? starts[i + 1] : end;
      if (next - starts[i] > GAP_OF_MEDIANS * median) {
        at.add(starts[i] + median);
        rate.add(0);
      }
    }
    return RateSteps.of(at.toArray(), rate.toArray(), end);
  }

  private static long medianDistance(long[] starts) {
    if (starts.length == 1) {
      return MICROS;
    }
    long[] distances = new long[starts.length - 1];
    for (int i = 0; i < distances.length; i++) {
      distances[i] = starts[i + 1] - starts[i];
    }
    Arrays.sort(distances);
    return distances[distances.length / 2];
  }
}
