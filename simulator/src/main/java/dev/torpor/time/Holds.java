package dev.torpor.time;

import org.jspecify.annotations.Nullable;

/**
 * Labelled holds: virtual time stands still while something real happens, and the hold says whose.
 *
 * <p>The simulating thread begins and ends holds; any other thread may read {@link #current} to
 * find out who has kept time from moving. Turning a stall into a message belongs to whoever
 * watches, since this module never looks at a real clock.
 */
public final class Holds {
  private volatile @Nullable String owner;
  private volatile long count;

  /**
   * Begins a hold; {@code label} names its owner for people, for example "client poll: launched".
   */
  @SuppressWarnings("NonAtomicVolatileUpdate") // one thread writes, others only read
  public void begin(String label) {
    count++;
    owner = label;
  }

  /** Ends the hold begun last. */
  public void end() {
    owner = null;
  }

  /** The owner of the hold in force, or null when virtual time may move. */
  public @Nullable String current() {
    return owner;
  }

  /** How many holds have begun so far; tells a watcher whether it still sees the same one. */
  public long begun() {
    return count;
  }
}
