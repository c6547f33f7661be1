package dev.torpor.harness.benchmarks;

import dev.torpor.time.Lane;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/**
 * The obvious queue, to compare with: a {@link PriorityQueue} of event objects in the order of
 * time, lane and scheduling, where a cancelled event is marked and skipped when it surfaces.
 */
final class ObjectQueue {
  private final PriorityQueue<Event> queue = new PriorityQueue<>();
  private long sequence;

  Event schedule(long time, Lane lane, Runnable action) {
    Event event = new Event(time, lane, sequence++, action);
    queue.add(event);
    return event;
  }

  void cancel(Event event) {
    event.action = null;
  }

  long nextTime() {
    Event first = queue.peek();
    while (first != null && first.action == null) {
      queue.poll();
      first = queue.peek();
    }
    return first == null ? Long.MAX_VALUE : first.time;
  }

  @Nullable Runnable poll() {
    Event first = queue.poll();
    while (first != null && first.action == null) {
      first = queue.poll();
    }
    return first == null ? null : first.action;
  }

  /** What is to happen when. */
  static final class Event implements Comparable<Event> {
    private final long time;
    private final Lane lane;
    private final long sequence;
    private @Nullable Runnable action;

    Event(long time, Lane lane, long sequence, Runnable action) {
      this.time = time;
      this.lane = lane;
      this.sequence = sequence;
      this.action = action;
    }

    @Override
    public int compareTo(Event other) {
      if (time != other.time) {
        return Long.compare(time, other.time);
      }
      if (lane != other.lane) {
        return lane.compareTo(other.lane);
      }
      return Long.compare(sequence, other.sequence);
    }
  }
}
