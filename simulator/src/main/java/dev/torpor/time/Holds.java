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
  private volatile @Nullable Hold hold;
  private volatile long count;

  private record Hold(String owner, String what) {}

  /**
   * Begins a hold.
   *
   * @param owner for people, for example "client poll"
   * @param what it does, for example "launched"; joined to the owner only when somebody asks
   */
  @SuppressWarnings("NonAtomicVolatileUpdate") // one thread writes, others only read
  public void begin(String owner, String what) {
    count++;
    hold = new Hold(owner, what);
  }

  /** Ends the hold begun last. */
  public void end() {
    hold = null;
  }

  /** The owner of the hold in force, or null when virtual time may move. */
  public @Nullable String current() {
    Hold now = hold;
    return now == null ? null : now.owner() + now.what();
  }

  /** How many holds have begun so far; tells a watcher whether it still sees the same one. */
  public long begun() {
    return count;
  }
}
