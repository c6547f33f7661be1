package dev.torpor.time;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A stable priority queue of future actions: a binary heap on one interleaved {@code long[]}.
 *
 * <p>The key of an event is (time, {@link Lane}, sequence of scheduling). Cancelling is O(1): the
 * slot is emptied and its tombstone is skipped when it surfaces. Nothing is allocated per event
 * once the arrays have grown. Holds up to 2<sup>24</sup> events at once and 2<sup>36</sup> in a
 * life.
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
  private int live;
  private long sequence;

  /**
   * Adds an action.
   *
   * @param time microseconds since the start
   * @return a handle for {@link #cancel}; never 0, so that 0 can stand for no event
   */
  @SuppressWarnings("EnumOrdinal") // the order of declaration is the contract of Lane
  public long schedule(long time, Lane lane, Runnable action) {
    int slot = allocate(action);
    int at = size++;
    if (2 * size > heap.length) {
      heap = Arrays.copyOf(heap, heap.length * 2);
    }
    siftUp(at, time, ((long) lane.ordinal() << LANE_SHIFT) | (sequence++ << SLOT_BITS) | slot);
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
    while (size > 0) {
      int slot = (int) (heap[1] & SLOT_MASK);
      removeFirst();
      Runnable action = payload[slot];
      release(slot);
      if (action != null) {
        live--;
        return action;
      }
    }
    return null;
  }

  private void dropCancelled() {
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

  private void siftUp(int start, long time, long tie) {
    int child = start;
    while (child > 0) {
      int parent = (child - 1) >>> 1;
      long parentTime = heap[2 * parent];
      if (parentTime < time || (parentTime == time && heap[2 * parent + 1] <= tie)) {
        break;
      }
      heap[2 * child] = parentTime;
      heap[2 * child + 1] = heap[2 * parent + 1];
      child = parent;
    }
    heap[2 * child] = time;
    heap[2 * child + 1] = tie;
  }

  private void removeFirst() {
    int last = --size;
    long time = heap[2 * last];
    long tie = heap[2 * last + 1];
    int hole = 0;
    while (true) {
      int child = 2 * hole + 1;
      if (child >= last) {
        break;
      }
      int right = child + 1;
      if (right < last && before(right, child)) {
        child = right;
      }
      long childTime = heap[2 * child];
      if (time < childTime || (time == childTime && tie <= heap[2 * child + 1])) {
        break;
      }
      heap[2 * hole] = childTime;
      heap[2 * hole + 1] = heap[2 * child + 1];
      hole = child;
    }
    heap[2 * hole] = time;
    heap[2 * hole + 1] = tie;
  }

  private boolean before(int a, int b) {
    long timeA = heap[2 * a];
    long timeB = heap[2 * b];
    return timeA < timeB || (timeA == timeB && heap[2 * a + 1] < heap[2 * b + 1]);
  }
}
