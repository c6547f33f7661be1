package dev.torpor.time;

import org.jspecify.annotations.Nullable;

/**
 * Virtual time in microseconds since the scenario's start, and the events that move it.
 *
 * <p>Time jumps from event to event and never ticks; a month without events costs nothing. Events
 * of one instant run in the order of their {@link Lane}, then in the order they were scheduled. One
 * clock drives one device and is used by one thread.
 */
public final class VirtualClock {
  /** More events than this on one instant are taken for a loop that would never end. */
  public static final int MOST_EVENTS_OF_AN_INSTANT = 100_000;

  private final EventQueue queue = new EventQueue();
  private final Holds holds = new Holds();
  private long now;
  private int eventsOfThisInstant;

  /** Microseconds since the start. */
  public long now() {
    return now;
  }

  /** Where code that must stop virtual time says so. */
  public Holds holds() {
    return holds;
  }

  /**
   * Runs {@code action} at {@code time}.
   *
   * @param time microseconds since the start, not before {@link #now}
   * @return a handle for {@link #cancel}, never 0
   * @throws IllegalArgumentException when {@code time} has passed
   */
  public long at(long time, Lane lane, Runnable action) {
    if (time < now) {
      throw new IllegalArgumentException("cannot schedule at " + time + ": it is already " + now);
    }
    return queue.schedule(time, lane, action);
  }

  /** Runs {@code action} after {@code delay} microseconds; see {@link #at}. */
  public long after(long delay, Lane lane, Runnable action) {
    return at(Math.addExact(now, delay), lane, action);
  }

  /** Cancels a scheduled action; false when it ran or was cancelled before, and for 0. */
  public boolean cancel(long handle) {
    return queue.cancel(handle);
  }

  /** Number of events that are neither run nor cancelled. */
  public int pending() {
    return queue.size();
  }

  /**
   * Runs every event before {@code horizon} and leaves the clock there. An event that falls exactly
   * on the horizon does not run: a run covers the half-open interval from its start to its end.
   *
   * @throws StandstillException when events keep coming and time does not move
   */
  public void runUntil(long horizon) {
    for (long next = queue.nextTime(); next < horizon; next = queue.nextTime()) {
      eventsOfThisInstant = next == now ? eventsOfThisInstant + 1 : 0;
      if (eventsOfThisInstant > MOST_EVENTS_OF_AN_INSTANT) {
        throw new StandstillException(now, MOST_EVENTS_OF_AN_INSTANT);
      }
      now = next;
      @Nullable Runnable action = queue.poll();
      if (action != null) {
        action.run();
      }
    }
    now = horizon;
  }
}
