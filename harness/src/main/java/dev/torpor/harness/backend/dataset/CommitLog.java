package dev.torpor.harness.backend.dataset;

import dev.torpor.http.Body;
import dev.torpor.http.ServerFact.Effect;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Everything that has ever been written, in order: what the script did and what clients did. Commit
 * number i brings the dataset from position i to position i + 1.
 */
final class CommitLog {
  /** No such commit. */
  static final int NONE = -1;

  private int size;
  private long[] at = new long[64];
  private int[] record = new int[64];
  private int[] version = new int[64];
  private int[] value = new int[64];
  private int[] bytes = new int[64];
  private @Nullable Body[] data = new Body[64];
  private Effect[] effect = new Effect[64];
  private int[] previous = new int[64];
  private int[] next = new int[64];

  /**
   * What a commit wrote.
   *
   * @param value number of the generated content, equal for equal contents
   * @param bytes wanted size of the record as JSON text
   * @param data the content as JSON when a client wrote it, null when it is generated
   */
  record Content(int value, int bytes, @Nullable Body data) {}

  int size() {
    return size;
  }

  /**
   * Adds a commit.
   *
   * @param previousCommit of the same record, {@link #NONE} when this is its first
   */
  void add(
      long now, int ofRecord, int newVersion, Effect what, Content content, int previousCommit) {
    if (size == at.length) {
      grow(2 * size);
    }
    at[size] = now;
    record[size] = ofRecord;
    version[size] = newVersion;
    value[size] = content.value();
    bytes[size] = content.bytes();
    data[size] = content.data();
    effect[size] = what;
    previous[size] = previousCommit;
    next[size] = NONE;
    if (previousCommit != NONE) {
      next[previousCommit] = size;
    }
    size++;
  }

  /** Forgets the last commit. */
  void removeLast() {
    size--;
    if (previous[size] != NONE) {
      next[previous[size]] = NONE;
    }
    data[size] = null;
  }

  private void grow(int length) {
    at = Arrays.copyOf(at, length);
    record = Arrays.copyOf(record, length);
    version = Arrays.copyOf(version, length);
    value = Arrays.copyOf(value, length);
    bytes = Arrays.copyOf(bytes, length);
    data = Arrays.copyOf(data, length);
    effect = Arrays.copyOf(effect, length);
    previous = Arrays.copyOf(previous, length);
    next = Arrays.copyOf(next, length);
  }

  /** When it was, in virtual microseconds. */
  long at(int commit) {
    return at[commit];
  }

  /** Number of the record it wrote. */
  int record(int commit) {
    return record[commit];
  }

  /** The version it made. */
  int version(int commit) {
    return version[commit];
  }

  /** What it did. */
  Effect effect(int commit) {
    return effect[commit];
  }

  /** The commit of the same record before it, {@link #NONE} when there is none. */
  int previous(int commit) {
    return previous[commit];
  }

  /** The commit of the same record after it, {@link #NONE} when there is none. */
  int next(int commit) {
    return next[commit];
  }

  /** What it wrote. */
  Content content(int commit) {
    return new Content(value[commit], bytes[commit], data[commit]);
  }

  /** How many commits there were until then, {@code instant} included. */
  int sizeAt(long instant) {
    int low = 0;
    int high = size;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (at[middle] <= instant) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
