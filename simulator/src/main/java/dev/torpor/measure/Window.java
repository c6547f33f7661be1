package dev.torpor.measure;

/**
 * The measured part of a run. What happens before it is simulated and shapes the state, but is not
 * counted.
 *
 * @param from first instant, virtual microseconds
 * @param to first instant after it, not before {@code from}
 */
public record Window(long from, long to) {
  /** Checks the order. */
  public Window {
    if (from < 0 || to < from) {
      throw new IllegalArgumentException("a window cannot run from " + from + " to " + to);
    }
  }

  /** True when an event at this instant counts. */
  public boolean contains(long at) {
    return from <= at && at < to;
  }

  /** How much of the span from {@code start} to {@code end} lies inside, in microseconds. */
  public long overlapMicros(long start, long end) {
    return Math.max(0, Math.min(end, to) - Math.max(start, from));
  }

  /** Its length in microseconds. */
  public long micros() {
    return to - from;
  }

  /** What is left of it in a run that stopped at {@code end}. */
  public Window until(long end) {
    return new Window(Math.min(from, end), Math.min(to, end));
  }
}
