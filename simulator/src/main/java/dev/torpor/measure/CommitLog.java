package dev.torpor.measure;

import java.util.Arrays;

/**
 * Which versions the server has made and the device does not hold, and since when.
 *
 * <p>Missing commits stand in one log in order of time and are chained by record; the oldest one
 * decides how stale the dataset is. Every step is O(1) on average. The log forgets what is held, so
 * it takes 24 bytes for each version made since the oldest one missing.
 */
final class CommitLog {
  private static final int NONE = -1;

  private final long[] server;
  private final long[] local;
  private final int[] oldest;
  private final int[] newest;
  private long[] at = new long[64];
  private long[] version = new long[64];
  private int[] record = new int[64];
  private int[] next = new int[64];
  private int first;
  private int size;
  private long lag;

  /** Records that exist at version 1 since {@code createdAt}, none of which the device holds. */
  CommitLog(int records, long createdAt) {
    server = new long[records];
    local = new long[records];
    oldest = new int[records];
    newest = new int[records];
    Arrays.fill(oldest, NONE);
    for (int i = 0; i < records; i++) {
      committed(i, 1, createdAt);
    }
  }

  /** Told of each missing version that has arrived. */
  interface Arrival {
    void arrived(long version, long committedAt);
  }

  int records() {
    return server.length;
  }

  long server(int rec) {
    return server[rec];
  }

  long local(int rec) {
    return local[rec];
  }

  /** Sum over the records of server version minus local version. */
  long lag() {
    return lag;
  }

  boolean nothingMissing() {
    return first == size;
  }

  /** When the oldest missing version was made; call only when one is missing. */
  long oldestMissing() {
    return at[first];
  }

  boolean misses(int rec) {
    return oldest[rec] != NONE;
  }

  /** When the oldest missing version of a record was made; call only when one is missing. */
  long oldestMissing(int rec) {
    return at[oldest[rec]];
  }

  void committed(int rec, long newVersion, long now) {
    lag += newVersion - server[rec];
    server[rec] = newVersion;
    int entry = append();
    at[entry] = now;
    version[entry] = newVersion;
    record[entry] = rec;
    next[entry] = NONE;
    if (oldest[rec] == NONE) {
      oldest[rec] = entry;
    } else {
      next[newest[rec]] = entry;
    }
    newest[rec] = entry;
  }

  void applied(int rec, long newVersion, Arrival arrival) {
    lag -= newVersion - local[rec];
    local[rec] = newVersion;
    int entry = oldest[rec];
    while (entry != NONE && version[entry] <= newVersion) {
      arrival.arrived(version[entry], at[entry]);
      record[entry] = NONE;
      entry = next[entry];
    }
    oldest[rec] = entry;
    while (first < size && record[first] == NONE) {
      first++;
    }
  }

  /** Tells of every version that is still missing, oldest first. */
  void forEachMissing(Arrival missing) {
    for (int i = first; i < size; i++) {
      if (record[i] != NONE) {
        missing.arrived(version[i], at[i]);
      }
    }
  }

  private int append() {
    if (size == at.length) {
      if (first > size / 2) {
        forgetHeld();
      } else {
        int larger = size * 2;
        at = Arrays.copyOf(at, larger);
        version = Arrays.copyOf(version, larger);
        record = Arrays.copyOf(record, larger);
        next = Arrays.copyOf(next, larger);
      }
    }
    return size++;
  }

  /** Moves the log to the front of its arrays. */
  private void forgetHeld() {
    int kept = size - first;
    System.arraycopy(at, first, at, 0, kept);
    System.arraycopy(version, first, version, 0, kept);
    System.arraycopy(record, first, record, 0, kept);
    for (int i = 0; i < kept; i++) {
      int follower = next[first + i];
      next[i] = follower == NONE ? NONE : follower - first;
    }
    for (int rec = 0; rec < oldest.length; rec++) {
      if (oldest[rec] != NONE) {
        oldest[rec] -= first;
        newest[rec] -= first;
      }
    }
    first = 0;
    size = kept;
  }
}
