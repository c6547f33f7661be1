package dev.torpor.measure;

import java.util.Arrays;
import java.util.function.IntConsumer;

/**
 * Which versions the server has made and the device does not hold, and since when.
 *
 * <p>Missing commits stand in one log in order of time and are chained by record; the oldest one
 * decides how stale the dataset is. Every step is O(1) on average. The log forgets what is held, so
 * it takes 33 bytes for each version made since the oldest one missing.
 *
 * <p>A deletion is a version like any other. Whether a record exists is part of its state: a device
 * that does not have a record is up to date with its deletion, whether it was told or not. A device
 * that loses what it should have misses its newest version from that instant on.
 */
final class CommitLog {
  /** The version says that the record does not exist. */
  static final int DELETED = 1;

  /** The version came of an edit made on this device. */
  static final int OWN = 2;

  /** The version was there when the run began. */
  static final int INITIAL = 4;

  private static final int NONE = -1;
  private static final long NO_VALUE = Long.MIN_VALUE;

  private int records;
  private long[] server;
  private long[] local;
  private boolean[] serverHas;
  private boolean[] deviceHas;
  private long[] serverValue;
  private long[] localValue;
  private int[] oldest;
  private int[] newest;
  private long[] at = new long[64];
  private long[] version = new long[64];
  private long[] value = new long[64];
  private byte[] traits = new byte[64];
  private int[] record = new int[64];
  private int[] next = new int[64];
  private int first;
  private int size;
  private long lag;

  /** No records yet; room for that many. */
  CommitLog(int room) {
    int length = Math.max(1, room);
    server = new long[length];
    local = new long[length];
    serverHas = new boolean[length];
    deviceHas = new boolean[length];
    serverValue = new long[length];
    localValue = new long[length];
    oldest = new int[length];
    newest = new int[length];
  }

  /** Told of each missing version that is missing no longer. */
  interface Arrival {
    void arrived(int traits, long committedAt);
  }

  /** One more record, of which no version exists yet; returns its number. */
  int add() {
    if (records == server.length) {
      int larger = 2 * records;
      server = Arrays.copyOf(server, larger);
      local = Arrays.copyOf(local, larger);
      serverHas = Arrays.copyOf(serverHas, larger);
      deviceHas = Arrays.copyOf(deviceHas, larger);
      serverValue = Arrays.copyOf(serverValue, larger);
      localValue = Arrays.copyOf(localValue, larger);
      oldest = Arrays.copyOf(oldest, larger);
      newest = Arrays.copyOf(newest, larger);
    }
    oldest[records] = NONE;
    return records++;
  }

  int records() {
    return records;
  }

  long server(int rec) {
    return server[rec];
  }

  long local(int rec) {
    return local[rec];
  }

  /** True when the server has the record, not deleted. */
  boolean serverHas(int rec) {
    return serverHas[rec];
  }

  /** True when the device shows the record. */
  boolean deviceHas(int rec) {
    return deviceHas[rec];
  }

  /** Number of the record's content on the server. */
  long serverValue(int rec) {
    return serverValue[rec];
  }

  /** True when the device shows the content that the server has, whatever its version. */
  boolean showsServerValue(int rec) {
    return deviceHas[rec] ? serverHas[rec] && localValue[rec] == serverValue[rec] : !serverHas[rec];
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

  /**
   * The server makes the next version of a record.
   *
   * @param vanished told of what the device misses no longer, because the server has deleted what
   *     the device does not have
   */
  void committed(int rec, int newTraits, long newValue, long now, Arrival vanished) {
    server[rec]++;
    lag++;
    serverHas[rec] = (newTraits & DELETED) == 0;
    serverValue[rec] = newValue;
    append(rec, server[rec], newTraits, newValue, now);
    if (!serverHas[rec] && !deviceHas[rec]) {
      settle(rec, server[rec], vanished);
    }
  }

  /**
   * The device shows a version of a record, or that it is deleted. A version that is taken for the
   * wrong one of the two is not held; one that is older than what was held leaves the newest one
   * missing from now on.
   */
  void applied(int rec, long newVersion, boolean deleted, long now, Arrival arrival) {
    int entry = find(rec, newVersion);
    deviceHas[rec] = !deleted;
    if (entry != NONE && ((traits[entry] & DELETED) != 0) != deleted) {
      localValue[rec] = NO_VALUE;
    } else if (newVersion > local[rec]) {
      localValue[rec] = entry == NONE ? NO_VALUE : value[entry];
      settle(rec, newVersion, arrival);
    } else if ((newVersion < local[rec] || deviceHas[rec] != serverHas[rec]) && !misses(rec)) {
      localValue[rec] = NO_VALUE;
      missAgain(rec, now);
    }
    if (!deviceHas[rec] && !serverHas[rec]) {
      settle(rec, server[rec], arrival);
    }
  }

  /**
   * The device has the record no longer. Unless the server has deleted it too, the newest version
   * is missing from now on.
   */
  void lost(int rec, long now, Arrival arrival) {
    deviceHas[rec] = false;
    if (!serverHas[rec]) {
      settle(rec, server[rec], arrival);
    } else if (!misses(rec)) {
      missAgain(rec, now);
    }
  }

  /**
   * The server goes back to an older version of a record: what came after has never been.
   *
   * @param toVersion 0 when the record did not exist
   * @param existed whether it existed in that version
   * @param newValue number of the content it has again, used when the device does not have it
   * @param undone told of what the device misses no longer, because nobody has it
   */
  void undone(int rec, long toVersion, boolean existed, long newValue, long now, Arrival undone) {
    boolean never = local[rec] <= toVersion;
    cutChain(rec, toVersion, undone);
    lag -= server[rec] - toVersion;
    server[rec] = toVersion;
    serverHas[rec] = existed;
    serverValue[rec] = local[rec] == toVersion ? localValue[rec] : newValue;
    if (!never) {
      lag += local[rec] - toVersion;
      local[rec] = toVersion;
      missAgain(rec, now);
    }
    if (!existed && !deviceHas[rec]) {
      settle(rec, toVersion, undone);
    }
    forgetFront();
  }

  /** Tells of every version that is still missing, oldest first. */
  void forEachMissing(Arrival missing) {
    for (int i = first; i < size; i++) {
      if (record[i] != NONE) {
        missing.arrived(traits[i], at[i]);
      }
    }
  }

  /** Tells of the records that miss something, in order of their oldest missing version. */
  void forEachStale(IntConsumer stale) {
    for (int i = first; i < size; i++) {
      if (record[i] != NONE && oldest[record[i]] == i) {
        stale.accept(record[i]);
      }
    }
  }

  private void missAgain(int rec, long now) {
    local[rec]--;
    lag++;
    append(rec, server[rec], serverHas[rec] ? INITIAL : DELETED | INITIAL, serverValue[rec], now);
  }

  private int find(int rec, long wanted) {
    int entry = oldest[rec];
    while (entry != NONE && version[entry] < wanted) {
      entry = next[entry];
    }
    return entry != NONE && version[entry] == wanted ? entry : NONE;
  }

  private void settle(int rec, long newVersion, Arrival arrival) {
    if (newVersion <= local[rec]) {
      return;
    }
    lag -= newVersion - local[rec];
    local[rec] = newVersion;
    int entry = oldest[rec];
    while (entry != NONE && version[entry] <= newVersion) {
      arrival.arrived(traits[entry], at[entry]);
      record[entry] = NONE;
      entry = next[entry];
    }
    oldest[rec] = entry;
    forgetFront();
  }

  private void cutChain(int rec, long toVersion, Arrival undone) {
    int kept = NONE;
    int entry = oldest[rec];
    while (entry != NONE) {
      if (version[entry] <= toVersion) {
        kept = entry;
      } else {
        undone.arrived(traits[entry], at[entry]);
        record[entry] = NONE;
      }
      entry = next[entry];
    }
    if (kept == NONE) {
      oldest[rec] = NONE;
    } else {
      next[kept] = NONE;
      newest[rec] = kept;
    }
  }

  private void forgetFront() {
    while (first < size && record[first] == NONE) {
      first++;
    }
  }

  private void append(int rec, long newVersion, int newTraits, long newValue, long now) {
    makeRoom();
    int entry = size++;
    at[entry] = now;
    version[entry] = newVersion;
    value[entry] = newValue;
    traits[entry] = (byte) newTraits;
    record[entry] = rec;
    next[entry] = NONE;
    if (oldest[rec] == NONE) {
      oldest[rec] = entry;
    } else {
      next[newest[rec]] = entry;
    }
    newest[rec] = entry;
  }

  private void makeRoom() {
    if (size < at.length) {
      return;
    }
    if (first > size / 2) {
      forgetHeld();
      return;
    }
    int larger = size * 2;
    at = Arrays.copyOf(at, larger);
    version = Arrays.copyOf(version, larger);
    value = Arrays.copyOf(value, larger);
    traits = Arrays.copyOf(traits, larger);
    record = Arrays.copyOf(record, larger);
    next = Arrays.copyOf(next, larger);
  }

  /** Moves the log to the front of its arrays. */
  private void forgetHeld() {
    int kept = size - first;
    System.arraycopy(at, first, at, 0, kept);
    System.arraycopy(version, first, version, 0, kept);
    System.arraycopy(value, first, value, 0, kept);
    System.arraycopy(traits, first, traits, 0, kept);
    System.arraycopy(record, first, record, 0, kept);
    for (int i = 0; i < kept; i++) {
      int follower = next[first + i];
      next[i] = follower == NONE ? NONE : follower - first;
    }
    for (int rec = 0; rec < records; rec++) {
      if (oldest[rec] != NONE) {
        oldest[rec] -= first;
        newest[rec] -= first;
      }
    }
    first = 0;
    size = kept;
  }
}
