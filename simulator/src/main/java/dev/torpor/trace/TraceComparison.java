package dev.torpor.trace;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Listens to a second run and finds the first event in which it differs from the first one. Two
 * fingerprints tell that runs differ; this tells where.
 */
public final class TraceComparison implements TraceListener {
  private final List<String> first;
  private int position;
  private @Nullable Difference found;

  /**
   * A comparison with a run that has ended.
   *
   * @param first its lines, from {@link TraceText#lines}
   */
  public TraceComparison(List<String> first) {
    this.first = List.copyOf(first);
  }

  @Override
  public void on(long at, TraceEvent event) {
    if (found != null) {
      return;
    }
    String line = TraceText.line(at, event);
    String expected = position < first.size() ? first.get(position) : null;
    if (!line.equals(expected)) {
      found = new Difference(position + 1, before(), expected, line);
    }
    position++;
  }

  /** Where the second run differs, null when it does not; ask after its end. */
  public @Nullable Difference difference() {
    if (found == null && position < first.size()) {
      return new Difference(position + 1, before(), first.get(position), null);
    }
    return found;
  }

  private @Nullable String before() {
    return position == 0 ? null : first.get(position - 1);
  }

  /**
   * The first event that differs.
   *
   * @param position of the event in the run, from 1
   * @param before the last event that both runs have, null when they differ from the start
   * @param first the event of the first run, null when that run has ended before
   * @param second the event of the second run, null when that run has ended before
   */
  public record Difference(
      int position, @Nullable String before, @Nullable String first, @Nullable String second) {

    /** The difference in words, over several lines. */
    public String describe() {
      StringBuilder out = new StringBuilder("the runs differ from event ").append(position);
      out.append(" on\n");
      if (before != null) {
        out.append("  both      ").append(before).append('\n');
      }
      out.append("  run 1     ").append(first == null ? "has ended" : first).append('\n');
      out.append("  run 2     ").append(second == null ? "has ended" : second);
      return out.toString();
    }
  }
}
