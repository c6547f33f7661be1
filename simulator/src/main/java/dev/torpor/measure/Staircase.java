package dev.torpor.measure;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A whole number that changes at single instants: the version lag. Keeps the time spent at each
 * value up to 65 536 in an array and beyond that in a map.
 */
final class Staircase {
  private static final int IN_ARRAY = 1 << 16;

  private final Window window;
  private final Sum128 area = new Sum128();
  private final SortedMap<Long, Long> rare = new TreeMap<>();
  private long[] micros = new long[16];
  private long value;
  private long since;
  private long max;

  Staircase(Window window) {
    this.window = window;
  }

  void set(long at, long newValue) {
    long inside = window.overlapMicros(since, at);
    if (inside > 0) {
      area.addProduct(value, inside);
      max = Math.max(max, value);
      book(inside);
    }
    value = newValue;
    since = at;
  }

  private void book(long inside) {
    if (value < 0 || value >= IN_ARRAY) {
      rare.merge(value, inside, Long::sum);
      return;
    }
    int slot = (int) value;
    if (slot >= micros.length) {
      micros = Arrays.copyOf(micros, Integer.highestOneBit(slot) * 2);
    }
    micros[slot] += inside;
  }

  BigInteger area() {
    return area.value();
  }

  long max() {
    return max;
  }

  /** Microseconds inside the window by value, in order of the value. */
  SortedMap<Long, Long> microsByValue() {
    SortedMap<Long, Long> all = new TreeMap<>(rare);
    for (int i = 0; i < micros.length; i++) {
      if (micros[i] > 0) {
        all.put((long) i, micros[i]);
      }
    }
    return Collections.unmodifiableSortedMap(all);
  }
}
