package dev.torpor.harness.backend.dataset;

import dev.torpor.world.ServerChanges;
import java.util.Arrays;

/**
 * The server's records as they are at one virtual instant, which only moves forward.
 *
 * <p>A state of the dataset is known by its {@link #position}: how many changes of the script have
 * happened.
 */
public final class Dataset {
  private static final byte[] NOT_WRITTEN = new byte[0];

  private final ServerChanges changes;
  private final int recordBytes;
  private final int[] versions;
  private final byte[][] texts;
  private int position;

  /**
   * A dataset before its first change.
   *
   * @param changes the script
   * @param recordBytes size of one record as JSON text, see {@link DatasetSettings}
   */
  public Dataset(ServerChanges changes, int recordBytes) {
    this.changes = changes;
    this.recordBytes = recordBytes;
    this.versions = new int[changes.records()];
    this.texts = new byte[changes.records()][];
    Arrays.fill(versions, 1);
    Arrays.fill(texts, NOT_WRITTEN);
  }

  /**
   * Lets everything happen that the script says until then, {@code now} included.
   *
   * @param now virtual microseconds, not before the instant of the last call
   */
  public void advanceTo(long now) {
    while (position < changes.size() && changes.at(position) <= now) {
      int record = changes.record(position);
      versions[record] = changes.version(position);
      texts[record] = NOT_WRITTEN;
      position++;
    }
  }

  /** How many changes have happened. */
  public int position() {
    return position;
  }

  /** How many records there are. */
  public int records() {
    return versions.length;
  }

  /** The present version of a record, by its number. */
  public int version(int record) {
    return versions[record];
  }

  /** The record that a change has changed, by the number of a change that has happened. */
  int changed(int change) {
    return changes.record(change);
  }

  /** True when no later change of the same record has happened. */
  boolean isLatest(int change) {
    return changes.version(change) == versions[changes.record(change)];
  }

  /** A record as JSON in UTF-8; kept until the record changes, and must not be changed. */
  byte[] text(int record) {
    byte[] text = texts[record];
    if (text.length == 0) {
      text = RecordText.of(record, versions[record], recordBytes);
      texts[record] = text;
    }
    return text;
  }
}
