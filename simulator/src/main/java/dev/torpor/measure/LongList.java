package dev.torpor.measure;

import java.util.Arrays;

/** A growing array of numbers. */
final class LongList {
  private long[] values = new long[16];
  private int size;

  void add(long value) {
    if (size == values.length) {
      values = Arrays.copyOf(values, size * 2);
    }
    values[size++] = value;
  }

  void set(int i, long value) {
    values[i] = value;
  }

  long get(int i) {
    return values[i];
  }

  int size() {
    return size;
  }

  long[] toArray() {
    return Arrays.copyOf(values, size);
  }

  long[] sorted() {
    long[] sorted = toArray();
    Arrays.sort(sorted);
    return sorted;
  }
}
