package dev.torpor.time;

import static org.assertj.core.api.Assertions.assertThat;

import dev.torpor.random.RandomStream;
import dev.torpor.random.RandomStreams;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventQueueTest {
  private record Key(long time, Lane lane, int sequence) {
    static final Comparator<Key> ORDER =
        Comparator.comparingLong(Key::time)
            .thenComparing(Key::lane)
            .thenComparingInt(Key::sequence);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
  void given_random_operations_when_compared_with_a_sorted_map_then_both_agree(long seed) {
    RandomStream random = new RandomStreams(seed).fork("test/queue");
    EventQueue queue = new EventQueue();
    NavigableMap<Key, Long> oracle = new TreeMap<>(Key.ORDER);
    Map<Integer, Key> keys = new TreeMap<>();
    List<Long> handles = new ArrayList<>();
    List<Integer> ran = new ArrayList<>();
    for (int step = 0; step < 5_000; step++) {
      long what = random.nextLong(10);
      if (what < 5) {
        int sequence = handles.size();
        Key key = new Key(random.nextLong(50), Lane.of((int) random.nextLong(5)), sequence);
        handles.add(queue.schedule(key.time(), key.lane(), () -> ran.add(sequence)));
        oracle.put(key, handles.get(sequence));
        keys.put(sequence, key);
      } else if (what < 7 && !handles.isEmpty()) {
        int which = (int) random.nextLong(handles.size());
        boolean pending = oracle.remove(key(keys, which)) != null;
        assertThat(queue.cancel(handles.get(which))).isEqualTo(pending);
      } else {
        takeFirst(queue, oracle, ran);
      }
      assertThat(queue.size()).isEqualTo(oracle.size());
    }
    while (!oracle.isEmpty()) {
      takeFirst(queue, oracle, ran);
    }

    assertThat(queue.isEmpty()).isTrue();
    assertThat(queue.poll()).isNull();
    assertThat(queue.nextTime()).isEqualTo(Long.MAX_VALUE);
  }

  private static Key key(Map<Integer, Key> keys, int sequence) {
    Key key = keys.get(sequence);
    if (key == null) {
      throw new AssertionError("no key " + sequence);
    }
    return key;
  }

  private static void takeFirst(
      EventQueue queue, NavigableMap<Key, Long> oracle, List<Integer> ran) {
    Map.Entry<Key, Long> expected = oracle.pollFirstEntry();
    if (expected == null) {
      assertThat(queue.nextTime()).isEqualTo(Long.MAX_VALUE);
      assertThat(queue.poll()).isNull();
      return;
    }
    assertThat(queue.nextTime()).isEqualTo(expected.getKey().time());
    assertThat(queue.nextLane()).isEqualTo(expected.getKey().lane());
    Runnable action = queue.poll();
    if (action == null) {
      throw new AssertionError("the queue has nothing where " + expected.getKey() + " is due");
    }
    action.run();
    assertThat(ran.get(ran.size() - 1)).isEqualTo(expected.getKey().sequence());
    assertThat(queue.cancel(expected.getValue())).as("a handle that has run").isFalse();
  }

  @Test
  void given_a_cancelled_event_when_its_slot_is_used_again_then_the_old_handle_is_dead() {
    EventQueue queue = new EventQueue();
    long old = queue.schedule(1, Lane.WORLD, () -> {});
    queue.cancel(old);
    assertThat(queue.nextTime()).isEqualTo(Long.MAX_VALUE);
    queue.schedule(2, Lane.WORLD, () -> {});

    assertThat(queue.cancel(old)).isFalse();
    assertThat(queue.size()).isEqualTo(1);
  }

  @Test
  void given_the_first_event_of_a_queue_when_0_is_cancelled_then_it_still_runs() {
    EventQueue queue = new EventQueue();
    long handle = queue.schedule(1, Lane.OS, () -> {});

    assertThat(handle).isNotZero();
    assertThat(queue.cancel(0)).isFalse();
    assertThat(queue.size()).isOne();
  }
}
