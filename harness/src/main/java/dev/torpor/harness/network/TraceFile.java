package dev.torpor.harness.network;

import dev.torpor.harness.binding.Problem;
import dev.torpor.harness.binding.Problems;
import dev.torpor.harness.binding.TextFile;
import dev.torpor.network.RateProfile;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads bandwidth traces. The format shows in the first line:
 *
 * <ul>
 *   <li>{@code 34}: a packet trace as Mahimahi takes it, one delivery opportunity of 1500 bytes a
 *       line, in milliseconds; repeats, with its base moved by the last timestamp;
 *   <li>{@code 3.97,Mbits/sec}: one sample each second with its own unit, as in the NYU-METS data;
 *   <li>{@code 0.72 2.09}: seconds and Mbit/s, as cooked for Pensieve; {@link Gaps} says what a
 *       long time between two samples means.
 * </ul>
 *
 * <p>Lines that are empty or begin with {@code #} are skipped. Traces repeat from their start when
 * they end.
 */
public final class TraceFile {
  /** Largest file that is read: 32 MiB. */
  public static final int MAX_BYTES = 32 << 20;

  /** Mistakes of one file that are reported one by one. */
  private static final int MOST_PROBLEMS = 10;

  private TraceFile() {}

  /** What the time between two samples means when it is unusually long. */
  public enum Gaps {
    /** A value holds until the next timestamp, however far: what replays of such traces do. */
    HOLD,
    /**
     * A value holds for the median time between samples; after more than five times that, nothing
     * was measured because nothing got through.
     */
    OUTAGE
  }

  /**
   * The trace in a file, or null after reporting its mistakes.
   *
   * @param name of the file, as the user said it
   */
  public static @Nullable RateProfile read(Path file, String name, Gaps gaps, Problems problems) {
    String text = TextFile.read(file, name, MAX_BYTES, problems);
    return text == null ? null : parse(name, text, gaps, problems);
  }

  /** The trace in a text, or null after reporting its mistakes. */
  public static @Nullable RateProfile parse(
      String name, String text, Gaps gaps, Problems problems) {
    TraceLines lines = new TraceLines(name, text);
    TraceFormat format = TraceFormat.of(lines.first());
    if (format == null) {
      String message =
          lines.first().isEmpty()
              ? "the trace is empty"
              : "'" + lines.first() + "' is not a line of a trace: " + TraceFormat.all();
      problems.add(lines.problemAtFirst(message));
      return null;
    }
    List<Problem> mistakes = format.read(lines);
    if (mistakes.isEmpty()) {
      try {
        return format.toProfile(gaps);
      } catch (IllegalArgumentException e) {
        problems.add(lines.problemAtFirst(String.valueOf(e.getMessage())));
        return null;
      }
    }
    int reported = Math.min(mistakes.size(), MOST_PROBLEMS);
    mistakes.subList(0, reported).forEach(problems::add);
    if (reported < mistakes.size()) {
      int more = mistakes.size() - reported;
      problems.add(Problem.elsewhere(name, "and " + more + " more lines like these"));
    }
    return null;
  }
}
