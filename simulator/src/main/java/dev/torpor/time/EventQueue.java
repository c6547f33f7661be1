package dev.torpor.time;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A stable priority queue of future actions: a binary heap on one interleaved {@code long[]}.
 *
 * <p>The key of an event is (time, {@link Lane}, sequence of scheduling). Cancelling is O(1): the
 * slot is emptied and its tombstone is skipped when it surfaces. The place of an event that was
 * taken is left open until the next operation, because an event mostly schedules its successor,
 * which then needs one walk through the heap in place of two. Nothing is allocated per event once
 * the arrays have grown. Holds up to 2<sup>24</sup> events at once and 2<sup>36</sup> in a life.
 */
public final class EventQueue {
  private static final int SLOT_BITS = 24;
  private static final int LANE_SHIFT = 60;
  private static final long SLOT_MASK = (1L << SLOT_BITS) - 1;

  /** Entry i is (time, tie) at 2i and 2i + 1; tie is lane, sequence, slot from high to low bits. */
  private long[] heap = new long[64];

  private @Nullable Runnable[] payload = new Runnable[32];
  private int[] generation = new int[32];
  private int[] freeSlots = new int[32];
  private int freeCount;
  private int slotsUsed;
  private int size;

  /** True while the first entry stands for an event that has been taken. */
  private boolean firstIsOpen;

  private int live;
  private long sequence;

  /**
   * Adds an action.
   *
   * @param time microseconds since the start, not negative
   * @return a handle for {@link #cancel}; never 0, so that 0 can stand for no event
   */
  @SuppressWarnings("EnumOrdinal") // the order of declaration is the contract of Lane
  public long schedule(long time, Lane lane, Runnable action) {
    int slot = allocate(action);
    long tie = ((long) lane.ordinal() << LANE_SHIFT) | (sequence++ << SLOT_BITS) | slot;
    if (firstIsOpen) {
      firstIsOpen = false;
      siftDown(time, tie);
    } else {
      int end = 2 * size++;
      if (end == heap.length) {
        heap = Arrays.copyOf(heap, heap.length * 2);
      }
      siftUp(end, time, tie);
    }
    live++;
    return ((generation[slot] + 1L) << 32) | slot;
  }

  /** Cancels what {@code handle} stands for; false when it ran or was cancelled before. */
  public boolean cancel(long handle) {
    int slot = (int) handle;
    if (generation[slot] + 1 != (int) (handle >>> 32) || payload[slot] == null) {
      return false;
    }
    payload[slot] = null;
    live--;
    return true;
  }

  /** Number of events that are neither run nor cancelled. */
  public int size() {
    return live;
  }

  /** True when nothing is pending. */
  public boolean isEmpty() {
    return live == 0;
  }

  /** Time of the next event in microseconds, {@link Long#MAX_VALUE} when there is none. */
  public long nextTime() {
    dropCancelled();
    return size == 0 ? Long.MAX_VALUE : heap[0];
  }

  /** Lane of the next event; call only when {@link #nextTime} found one. */
  public Lane nextLane() {
    return Lane.of((int) (heap[1] >>> LANE_SHIFT));
  }

  /** Removes and returns the next action, or null when there is none. */
  public @Nullable Runnable poll() {
    dropCancelled();
    if (size == 0) {
      return null;
    }
    int slot = (int) (heap[1] & SLOT_MASK);
    Runnable action = payload[slot];
    release(slot);
    firstIsOpen = true;
    live--;
    return action;
  }

  private void dropCancelled() {
    if (firstIsOpen) {
      firstIsOpen = false;
      removeFirst();
    }
    while (size > 0) {
      int slot = (int) (heap[1] & SLOT_MASK);
      if (payload[slot] != null) {
        return;
      }
      removeFirst();
      release(slot);
    }
  }

  private int allocate(Runnable action) {
    int slot = freeCount > 0 ? freeSlots[--freeCount] : slotsUsed++;
    if (slot > SLOT_MASK) {
      throw new IllegalStateException("more than " + (SLOT_MASK + 1) + " events pending at once");
    }
    if (slot == payload.length) {
      int larger = payload.length * 2;
      payload = Arrays.copyOf(payload, larger);
      generation = Arrays.copyOf(generation, larger);
      freeSlots = Arrays.copyOf(freeSlots, larger);
    }
    payload[slot] = action;
    return slot;
  }

  private void release(int slot) {
    payload[slot] = null;
    generation[slot]++;
    freeSlots[freeCount++] = slot;
  }

  /** Puts an entry into the open place at {@code start}, an index of the array, or above it. */
  private void siftUp(int start, long time, long tie) {
    long[] entries = heap;
    int open = start;
    while (open > 0) {
      int parent = ((open - 2) >>> 1) & ~1;
      long parentTime = entries[parent];
      if (parentTime < time || (parentTime == time && entries[parent + 1] <= tie)) {
        break;
      }
      entries[open] = parentTime;
      entries[open + 1] = entries[parent + 1];
      open = parent;
    }
    entries[open] = time;
    entries[open + 1] = tie;
  }

  /** Puts an entry into the open place at the top or below it. */
  private void siftDown(long time, long tie) {
    long[] entries = heap;
    int end = 2 * size;
    int open = 0;
    int child = 2;
    while (child < end) {
      if (child + 2 < end) {
        child += earlierOfTwo(entries, child);
      }
      long childTime = entries[child];
      if (time < childTime || (time == childTime && tie <= entries[child + 1])) {
        break;
      }
      entries[open] = childTime;
      entries[open + 1] = entries[child + 1];
      open = child;
      child = 2 * open + 2;
    }
    entries[open] = time;
    entries[open + 1] = tie;
  }

  /**
   * Fills the place at the top. The last entry mostly belongs at the bottom again, so the open
   * place moves all the way down without looking at it, and the entry then moves up from there.
   */
  private void removeFirst() {
    long[] entries = heap;
    int end = 2 * --size;
    int open = 0;
    int child = 2;
    while (child < end) {
      if (child + 2 < end) {
        child += earlierOfTwo(entries, child);
      }
      entries[open] = entries[child];
      entries[open + 1] = entries[child + 1];
      open = child;
      child = 2 * open + 2;
    }
    siftUp(open, entries[end], entries[end + 1]);
  }

  /** 2 when the entry after that at {@code left} comes first, else 0; no branch on the times. */
  private static int earlierOfTwo(long[] entries, int left) {
    long difference = entries[left + 2] - entries[left];
    if (difference == 0) {
      return entries[left + 3] < entries[left + 1] ? 2 : 0;
    }
    return (int) (difference >>> 63) << 1;
  }
}
