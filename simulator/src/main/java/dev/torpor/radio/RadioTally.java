package dev.torpor.radio;

import dev.torpor.energy.Cause;
import dev.torpor.energy.Component;

/** Adds up what a machine draws from one instant to another, in picojoules. */
final class RadioTally implements RadioOutput {
  private final long from;
  private final long to;
  private final long[] microwatts = new long[LANES.size()];
  private long totalMicrowatts;
  private long since;
  private long picojoules;

  /** A tally of what is drawn between two instants, the second excluded. */
  RadioTally(long from, long to) {
    this.from = from;
    this.to = to;
    this.since = from;
  }

  @Override
  public void draws(long at, Component component, Cause cause, long newMicrowatts) {
    drawUntil(at);
    int lane = LANES.indexOf(component);
    totalMicrowatts += newMicrowatts - microwatts[lane];
    microwatts[lane] = newMicrowatts;
  }

  @Override
  public void spends(long at, Component component, Cause cause, long spent) {
    if (from <= at && at < to) {
      picojoules = Math.addExact(picojoules, spent);
    }
  }

  @Override
  public void entered(long at, RadioState state, String detail) {
    // a state costs nothing by itself: its power is announced apart
  }

  /** A tally of everything from {@code at} on, which this one has reached. */
  RadioTally continuedFrom(long at) {
    RadioTally rest = new RadioTally(at, Long.MAX_VALUE);
    System.arraycopy(microwatts, 0, rest.microwatts, 0, microwatts.length);
    rest.totalMicrowatts = totalMicrowatts;
    return rest;
  }

  /** What has been drawn up to {@code at}. */
  long picojoules(long at) {
    drawUntil(at);
    return picojoules;
  }

  private void drawUntil(long at) {
    long start = Math.max(since, from);
    long end = Math.min(at, to);
    if (end > start) {
      picojoules = Math.addExact(picojoules, Math.multiplyExact(totalMicrowatts, end - start));
    }
    since = Math.max(since, at);
  }
}
