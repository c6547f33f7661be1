package dev.torpor.harness.network;

import dev.torpor.harness.binding.Problem;
import dev.torpor.harness.text.NearestMatch;
import dev.torpor.harness.text.TextException;
import dev.torpor.network.RateProfile;
import dev.torpor.network.RateSteps;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One sample each second, {@code value,unit}; the unit may change from line to line. */
final class SampledTrace implements TraceFormat {
  private static final long SECOND = 1_000_000;
  private static final Map<String, Long> UNITS = new LinkedHashMap<>();

  static {
    UNITS.put("bits/sec", 1L);
    UNITS.put("Kbits/sec", 1_000L);
    UNITS.put("Mbits/sec", 1_000_000L);
    UNITS.put("Gbits/sec", 1_000_000_000L);
  }

  private final LongColumn rates = new LongColumn();

  @Override
  public List<Problem> read(TraceLines lines) {
    return lines.readAll(this::line);
  }

  private void line(String line) {
    String[] parts = line.split(",", -1);
    if (parts.length != 2) {
      throw new TextException("'" + line + "' is not a value and a unit, such as 3.97,Mbits/sec");
    }
    String unit = parts[1].strip();
    Long factor = UNITS.get(unit);
    if (factor == null) {
      throw new TextException(
          "'"
              + unit
              + "' is not one of "
              + UNITS.keySet()
              + NearestMatch.hint(unit, UNITS.keySet()));
    }
    rates.add(Decimals.scaled(parts[0].strip(), factor, FASTEST_BITS_PER_SECOND, "a rate"));
  }

  @Override
  public RateProfile toProfile(TraceFile.Gaps gaps) {
    return RateSteps.sampled(SECOND, rates.toArray());
  }
}
