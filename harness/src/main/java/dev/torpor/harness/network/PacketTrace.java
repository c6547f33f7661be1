package dev.torpor.harness.network;

import dev.torpor.harness.binding.Problem;
import dev.torpor.harness.text.TextException;
import dev.torpor.network.RateProfile;
import dev.torpor.network.RateSteps;
import java.util.List;
import java.util.regex.Pattern;

/** A packet trace as Mahimahi takes it: the millisecond of one delivery opportunity a line. */
final class PacketTrace implements TraceFormat {
  /** Longest trace: a day. */
  private static final long LONGEST_MILLIS = 86_400_000;

  private final LongColumn millis = new LongColumn();

  @Override
  public List<Problem> read(TraceLines lines) {
    return lines.readAll(this::line);
  }

  private void line(String line) {
    if (!Pattern.matches("[0-9]{1,9}", line)) {
      throw new TextException(
          "'" + line + "' is not a whole number of milliseconds, as the lines before");
    }
    long at = Long.parseLong(line);
    if (at > LONGEST_MILLIS) {
      throw new TextException("'" + line + "' is later than a day: timestamps are milliseconds");
    }
    if (millis.size() > 0 && at < millis.last()) {
      throw new TextException(
          "'" + line + "' goes back in time: the line before says " + millis.last());
    }
    millis.add(at);
  }

  @Override
  public RateProfile toProfile(TraceFile.Gaps gaps) {
    if (millis.last() == 0) {
      throw new IllegalArgumentException("a packet trace must last longer than 0 ms");
    }
    return RateSteps.opportunities(millis.toArray());
  }
}
