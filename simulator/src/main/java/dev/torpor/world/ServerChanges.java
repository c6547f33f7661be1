package dev.torpor.world;

import java.util.Arrays;

/**
 * The script of a dataset: which record changes when.
 *
 * <p>Every record exists at version 1 when the run starts; the n-th change of a record makes
 * version n + 1. Records are numbered from 0 and named {@code r0}, {@code r1}, ...
 */
public final class ServerChanges {
  private final int records;
  private final long[] at;
  private final int[] record;
  private final int[] version;

  /**
   * A script.
   *
   * @param records how many records there are
   * @param at instants of the changes in virtual microseconds, never decreasing
   * @param record which record changes, one for each instant
   */
  public ServerChanges(int records, long[] at, int[] record) {
    if (records < 0 || at.length != record.length) {
      throw new IllegalArgumentException("each change needs an instant and a record");
    }
    this.records = records;
    this.at = at.clone();
    this.record = record.clone();
    this.version = new int[at.length];
    int[] versions = new int[records];
    Arrays.fill(versions, 1);
    for (int i = 0; i < at.length; i++) {
      if (i > 0 && at[i] < at[i - 1]) {
        throw new IllegalArgumentException("changes must be in order of time");
      }
      version[i] = ++versions[record[i]];
    }
  }

  /** A dataset that is empty and stays so. */
  public static ServerChanges none() {
    return new ServerChanges(0, new long[0], new int[0]);
  }

  /** How many records there are. */
  public int records() {
    return records;
  }

  /** How many changes there are. */
  public int size() {
    return at.length;
  }

  /** When the i-th change happens, in virtual microseconds. */
  public long at(int i) {
    return at[i];
  }

  /** The number of the record that the i-th change changes. */
  public int record(int i) {
    return record[i];
  }

  /** The version that the i-th change makes. */
  public int version(int i) {
    return version[i];
  }

  /** The name of a record. */
  public static String recordName(int number) {
    return "r" + number;
  }
}
