package dev.torpor.measure;

import java.util.Arrays;

/** Which record each commit of a dataset changed, and whether it existed before: 5 bytes each. */
final class CommitHistory {
  private int[] record = new int[64];
  private boolean[] existed = new boolean[64];
  private int size;

  /** How many commits there have been; the dataset's position. */
  int size() {
    return size;
  }

  void add(int rec, boolean existedBefore) {
    if (size == record.length) {
      record = Arrays.copyOf(record, 2 * size);
      existed = Arrays.copyOf(existed, 2 * size);
    }
    record[size] = rec;
    existed[size++] = existedBefore;
  }

  /** The record that a commit changed. */
  int record(int commit) {
    return record[commit];
  }

  /** Whether that record existed before. */
  boolean existedBefore(int commit) {
    return existed[commit];
  }

  /** Forgets what came after a position. */
  void cut(int position) {
    size = position;
  }
}
