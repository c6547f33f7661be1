package dev.torpor.world;

import java.util.Arrays;
import java.util.List;

/**
 * The script of a dataset: which record changes when.
 *
 * <p>The first {@link #records} records exist at version 1 when the run starts; the others, up to
 * {@link #recordsInAll}, come into being on the way, at version 1. Every further change of a
 * record, a deletion included, makes its next version. Records are numbered from 0 and named {@code
 * r0}, {@code r1}, ...
 */
public final class ServerChanges {
  /** The size of a changed record is the one that all records of the dataset have. */
  public static final int USUAL_SIZE = -1;

  private final int records;
  private final int recordsInAll;
  private static final String[] NAMES = new String[1_024];

  static {
    Arrays.setAll(NAMES, number -> "r" + number);
  }

  private final long[] at;
  private final int[] record;
  private final int[] version;
  private final byte[] kind;
  private final int[] value;
  private final int[] bytes;

  /** What a change does to its record. */
  public enum Kind {
    /** Gives it other content. */
    UPDATE(0),
    /** Deletes it; what is left is a tombstone. */
    DELETE(1),
    /** Makes one that is new, or that was deleted. */
    CREATE(2);

    private static final List<Kind> ALL = List.of(values());

    private final byte code;

    Kind(int code) {
      this.code = (byte) code;
    }
  }

  /**
   * One change.
   *
   * @param at virtual microseconds
   * @param record number of the record
   * @param value number of the content it gives to its record, from 1, where the first content is
   *     1; {@link #NEW_VALUE} for one the record never had
   * @param bytes size of the record from then on, {@link ServerChanges#USUAL_SIZE} for the usual
   *     one
   */
  public record Change(long at, int record, Kind kind, int value, int bytes) {
    /** Content that the record never had. */
    public static final int NEW_VALUE = 0;

    /** New content of the usual size. */
    public Change(long at, int record, Kind kind) {
      this(at, record, kind, NEW_VALUE, USUAL_SIZE);
    }
  }

  /**
   * A script of updates.
   *
   * @param records how many records there are
   * @param at instants of the changes in virtual microseconds, never decreasing
   * @param record which record changes, one for each instant
   */
  public ServerChanges(int records, long[] at, int[] record) {
    this(records, updates(at, record));
  }

  /**
   * A script.
   *
   * @param records how many records there are at the start
   * @param changes in order of time
   * @throws IllegalArgumentException when time runs backwards, a record changes that does not
   *     exist, or one is made that exists
   */
  public ServerChanges(int records, Iterable<Change> changes) {
    this(records, new Builder(records), changes);
  }

  private ServerChanges(int records, Builder builder, Iterable<Change> changes) {
    changes.forEach(builder::add);
    this.records = records;
    this.recordsInAll = builder.names;
    this.at = Arrays.copyOf(builder.at, builder.size);
    this.record = Arrays.copyOf(builder.record, builder.size);
    this.version = Arrays.copyOf(builder.version, builder.size);
    this.kind = Arrays.copyOf(builder.kind, builder.size);
    this.value = Arrays.copyOf(builder.value, builder.size);
    this.bytes = Arrays.copyOf(builder.bytes, builder.size);
  }

  /** A dataset that is empty and stays so. */
  public static ServerChanges none() {
    return new ServerChanges(0, new long[0], new int[0]);
  }

  private static Iterable<Change> updates(long[] at, int[] record) {
    if (at.length != record.length) {
      throw new IllegalArgumentException("each change needs an instant and a record");
    }
    Change[] changes = new Change[at.length];
    for (int i = 0; i < at.length; i++) {
      changes[i] = new Change(at[i], record[i], Kind.UPDATE);
    }
    return Arrays.asList(changes);
  }

  /** How many records there are at the start. */
  public int records() {
    return records;
  }

  /** How many records there ever are, those deleted or not yet made included. */
  public int recordsInAll() {
    return recordsInAll;
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

  /** What the i-th change does. */
  public Kind kind(int i) {
    for (Kind each : Kind.ALL) {
      if (each.code == kind[i]) {
        return each;
      }
    }
    throw new IllegalStateException("no kind of change has the code " + kind[i]);
  }

  /** The number of the content that the i-th change gives, equal for equal contents of a record. */
  public int value(int i) {
    return value[i];
  }

  /** The size of the record after the i-th change, or {@link #USUAL_SIZE}. */
  public int bytes(int i) {
    return bytes[i];
  }

  /** The name of a record. */
  public static String recordName(int number) {
    return number < NAMES.length ? NAMES[number] : "r" + number;
  }

  /** Counts versions and checks that each change is possible. */
  private static final class Builder {
    private long[] at = new long[64];
    private int[] record = new int[64];
    private int[] version = new int[64];
    private byte[] kind = new byte[64];
    private int[] value = new int[64];
    private int[] bytes = new int[64];
    private int[] versions;
    private boolean[] exists;
    private int names;
    private int size;

    Builder(int records) {
      if (records < 0) {
        throw new IllegalArgumentException("a dataset cannot have " + records + " records");
      }
      names = records;
      versions = new int[Math.max(16, records)];
      exists = new boolean[versions.length];
      Arrays.fill(versions, 0, records, 1);
      Arrays.fill(exists, 0, records, true);
    }

    void add(Change change) {
      int number = change.record();
      if (size > 0 && change.at() < at[size - 1]) {
        throw new IllegalArgumentException("changes must be in order of time");
      }
      boolean isNew = change.kind() == Kind.CREATE;
      if (number < 0 || number > names || (number == names && !isNew)) {
        throw new IllegalArgumentException(
            "there are " + names + " records, so none has the number " + number);
      }
      if (number == names) {
        grow();
      }
      if (exists[number] == isNew) {
        throw new IllegalArgumentException(
            recordName(number) + (isNew ? " exists already" : " does not exist"));
      }
      exists[number] = change.kind() != Kind.DELETE;
      versions[number]++;
      put(change);
    }

    private void grow() {
      names++;
      if (names > versions.length) {
        versions = Arrays.copyOf(versions, 2 * versions.length);
        exists = Arrays.copyOf(exists, versions.length);
      }
    }

    private void put(Change change) {
      if (size == at.length) {
        int larger = 2 * size;
        at = Arrays.copyOf(at, larger);
        record = Arrays.copyOf(record, larger);
        version = Arrays.copyOf(version, larger);
        kind = Arrays.copyOf(kind, larger);
        value = Arrays.copyOf(value, larger);
        bytes = Arrays.copyOf(bytes, larger);
      }
      int made = versions[change.record()];
      at[size] = change.at();
      record[size] = change.record();
      version[size] = made;
      kind[size] = change.kind().code;
      value[size] = change.value() == Change.NEW_VALUE ? made : change.value();
      bytes[size] = change.bytes();
      size++;
    }
  }
}
