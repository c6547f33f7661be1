package dev.torpor.harness.backend.dataset;

import dev.torpor.harness.backend.dataset.CommitLog.Content;
import dev.torpor.http.Body;
import dev.torpor.http.ServerFact.Effect;
import dev.torpor.world.ServerChanges;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The server's records as they are at one virtual instant, which only moves forward.
 *
 * <p>The World's script is one writer, clients are others; what they do comes into one log of
 * commits. A state of the dataset is known by its {@link #position}: how many commits there were.
 * Each commit of a record makes its next version, deletions included.
 *
 * <p>Records are numbered in the order in which they came into being. Those of the script keep
 * their numbers and names ({@code r0}, {@code r1}, ...).
 */
public final class Dataset {
  private static final byte[] NOT_WRITTEN = new byte[0];

  private final ServerChanges script;
  private final int recordBytes;
  private final Instant start;
  private final CommitLog log = new CommitLog();
  private final Map<String, Integer> clientRecords = new TreeMap<>();
  private final List<String> clientNames = new ArrayList<>();
  private final IdempotencyKeys keys = new IdempotencyKeys();
  private final Uploads uploads = new Uploads();
  private @Nullable Revisions revisions;
  private int[] versions;
  private int[] lastCommits;
  private byte[][] texts;
  private boolean[] live;
  private int records;
  private int scripted;
  private int named;
  private int epoch;
  private int oldestToken;
  private long stamp;

  /**
   * A dataset before its first change.
   *
   * @param script the changes that come by themselves
   * @param recordBytes usual size of one record as JSON text, see {@link DatasetSettings}
   * @param start the wall-clock instant at which virtual time is 0
   */
  public Dataset(ServerChanges script, int recordBytes, Instant start) {
    this.script = script;
    this.recordBytes = recordBytes;
    this.start = start;
    this.records = script.recordsInAll();
    this.versions = new int[records];
    this.lastCommits = new int[records];
    this.texts = new byte[records][];
    this.live = new boolean[records];
    Arrays.fill(versions, 0, script.records(), 1);
    Arrays.fill(lastCommits, CommitLog.NONE);
    Arrays.fill(live, 0, script.records(), true);
    Arrays.fill(texts, NOT_WRITTEN);
  }

  /** What becomes of the tokens (cursors, tags) that were given before a restore. */
  public enum OldTokens {
    /** They are still read, and may stand for a state that never was, as with bare row numbers. */
    SURVIVE,
    /** The server knows them for those of another life and refuses them. */
    DIE
  }

  /**
   * Lets everything happen that the script says until then, {@code now} included. A scripted change
   * of a record that a client has deleted brings it back, as another writer would who had not heard
   * of it.
   *
   * @param now virtual microseconds, not before the instant of the last call
   */
  public void advanceTo(long now) {
    while (scripted < script.size() && script.at(scripted) <= now) {
      int record = script.record(scripted);
      int wanted = script.bytes(scripted);
      int bytes = wanted == ServerChanges.USUAL_SIZE ? recordBytes : wanted;
      Effect effect =
          switch (script.kind(scripted)) {
            case DELETE -> Effect.DELETED;
            case UPDATE, CREATE -> live[record] ? Effect.UPDATED : Effect.CREATED;
          };
      long at = script.at(scripted);
      add(at, record, effect, new Content(script.value(scripted), bytes, null));
      scripted++;
    }
  }

  /** When the script changes something next, in virtual microseconds; maximum when never. */
  long nextScriptedMicros() {
    return scripted < script.size() ? script.at(scripted) : Long.MAX_VALUE;
  }

  /** How many commits have happened. */
  public int position() {
    return log.size();
  }

  /** What {@link #position} was at an instant of the past, which is included. */
  public int positionAt(long micros) {
    return log.sizeAt(micros);
  }

  /**
   * Puts everything back to what it was at a position, as a server that is restored from a backup:
   * records, versions, stored results of idempotency keys, revisions, checkpoints. What the script
   * did since is lost and does not come again. Uploads are kept elsewhere and stay.
   *
   * @param position from 0 to the present one
   */
  public void restoreTo(int position, OldTokens tokens) {
    if (position < 0 || position > log.size()) {
      throw new IllegalArgumentException(
          "the dataset has been at positions 0 to " + log.size() + ", not at " + position);
    }
    while (log.size() > position) {
      int commit = log.size() - 1;
      int record = log.record(commit);
      int before = log.previous(commit);
      lastCommits[record] = before;
      versions[record] = log.version(commit) - 1;
      live[record] = before == CommitLog.NONE ? isInitial(record) : makes(before);
      texts[record] = NOT_WRITTEN;
      log.removeLast();
    }
    keys.restoredTo(position);
    if (revisions != null) {
      revisions.restoredTo(position);
    }
    oldestToken = Math.min(oldestToken, position);
    epoch += tokens == OldTokens.DIE ? 1 : 0;
    stamp++;
  }

  private boolean makes(int commit) {
    return log.effect(commit) != Effect.DELETED;
  }

  private boolean isInitial(int record) {
    return record < script.records();
  }

  /**
   * From now on the server refuses tokens that stand for an earlier position, as one that has
   * truncated its change log.
   */
  public void expireTokensBefore(int position) {
    oldestToken = Math.max(oldestToken, Math.min(position, log.size()));
  }

  /** The first position for which a token is still good. */
  int oldestToken() {
    return oldestToken;
  }

  /** Which life of the server this is; tokens of others are refused. */
  int epoch() {
    return epoch;
  }

  /** Changes whenever the records do: what was made of them is good while it stays. */
  long stamp() {
    return stamp;
  }

  /** How many records there are or have been: their numbers are below. */
  public int records() {
    return records;
  }

  /** True when the record exists, false when it is deleted or not made yet. */
  public boolean exists(int record) {
    return live[record];
  }

  /** The present version of a record, by its number; 0 when it was never made. */
  public int version(int record) {
    return versions[record];
  }

  /** The number of a record that exists or has existed, -1 when there was never one. */
  int number(String name) {
    Integer known = clientRecords.get(name);
    if (known != null) {
      return versions[known] == 0 ? -1 : known;
    }
    int number = scriptNumber(name);
    return number < 0 || versions[number] == 0 ? -1 : number;
  }

  private int scriptNumber(String name) {
    int length = name.length();
    if (length < 2
        || length > 9
        || name.charAt(0) != 'r'
        || (length > 2 && name.charAt(1) == '0')) {
      return -1;
    }
    int number = 0;
    for (int i = 1; i < length; i++) {
      int digit = name.charAt(i) - '0';
      if (digit < 0 || digit > 9) {
        return -1;
      }
      number = number * 10 + digit;
    }
    return number < script.recordsInAll() ? number : -1;
  }

  /** The name of a record. */
  String name(int record) {
    int scriptRecords = script.recordsInAll();
    return record < scriptRecords
        ? ServerChanges.recordName(record)
        : clientNames.get(record - scriptRecords);
  }

  /** The commits. */
  CommitLog log() {
    return log;
  }

  /** True when no later commit of the same record has happened. */
  boolean isLatest(int commit) {
    return log.next(commit) == CommitLog.NONE;
  }

  /** The commit that made the present version, {@link CommitLog#NONE} for an initial one. */
  int lastCommit(int record) {
    return lastCommits[record];
  }

  /** When the record was last written, in virtual microseconds; 0 for an initial one. */
  long modifiedMicros(int record) {
    int commit = lastCommits[record];
    return commit == CommitLog.NONE ? 0 : log.at(commit);
  }

  /** When anything was last written, in virtual microseconds. */
  long modifiedMicros() {
    return log.size() == 0 ? 0 : log.at(log.size() - 1);
  }

  /** The wall-clock instant of a virtual one. */
  Instant instant(long micros) {
    return start.plus(micros, ChronoUnit.MICROS);
  }

  /**
   * A client makes or changes a record.
   *
   * @param data its content as JSON, null for one of the usual size that we make up
   * @return the record's number
   */
  int put(String name, @Nullable Body data, long now) {
    int known = number(name);
    int version = known < 0 ? 1 : versions[known] + 1;
    return commit(name, false, new Content(version, recordBytes, data), now);
  }

  /**
   * A client writes a record, whose content may be that of an earlier commit.
   *
   * @return the record's number
   */
  int commit(String name, boolean isDeletion, Content content, long now) {
    int known = number(name);
    int record = known < 0 ? newRecord(name) : known;
    Effect written = live[record] ? Effect.UPDATED : Effect.CREATED;
    add(now, record, isDeletion ? Effect.DELETED : written, content);
    return record;
  }

  /** A client deletes a record. */
  void delete(int record, long now) {
    add(now, record, Effect.DELETED, new Content(versions[record] + 1, recordBytes, null));
  }

  /** A name for a record that a client makes without one: {@code n1}, {@code n2}, ... */
  String freshName() {
    String name;
    do {
      named++;
      name = "n" + named;
    } while (number(name) >= 0);
    return name;
  }

  private int newRecord(String name) {
    int ofScript = scriptNumber(name);
    Integer before = clientRecords.get(name); // made once, and lost by a restore
    if (ofScript >= 0 || before != null) {
      return before != null ? before : ofScript;
    }
    int record = records++;
    if (records > versions.length) {
      int length = Math.max(16, 2 * records);
      int old = versions.length;
      versions = Arrays.copyOf(versions, length);
      lastCommits = Arrays.copyOf(lastCommits, length);
      texts = Arrays.copyOf(texts, length);
      live = Arrays.copyOf(live, length);
      Arrays.fill(lastCommits, old, length, CommitLog.NONE);
      Arrays.fill(texts, old, length, NOT_WRITTEN);
    }
    clientRecords.put(name, record);
    clientNames.add(name);
    return record;
  }

  private void add(long now, int record, Effect effect, Content content) {
    int before = lastCommits[record];
    lastCommits[record] = log.size();
    log.add(now, record, ++versions[record], effect, content, before);
    live[record] = effect != Effect.DELETED;
    texts[record] = NOT_WRITTEN;
    stamp++;
  }

  /** A record as JSON in UTF-8; kept until the record changes, and must not be changed. */
  byte[] text(int record) {
    byte[] text = texts[record];
    if (text.length == 0) {
      text = write(record);
      texts[record] = text;
    }
    return text;
  }

  private byte[] write(int record) {
    String name = name(record);
    if (!live[record]) {
      return RecordText.tombstone(name, versions[record]);
    }
    Content content = content(record);
    Body data = content.data();
    return data == null
        ? RecordText.of(name, record, versions[record], content)
        : RecordText.of(name, versions[record], data.bytes());
  }

  /** What a record that exists holds. */
  Content content(int record) {
    int commit = lastCommits[record];
    return commit == CommitLog.NONE ? new Content(1, recordBytes, null) : log.content(commit);
  }

  /** What a record held at the start, null when there was none. */
  @Nullable Content initialContent(int record) {
    return isInitial(record) ? new Content(1, recordBytes, null) : null;
  }

  /** How many records there were at the start: those with the lowest numbers. */
  int initialRecords() {
    return script.records();
  }

  /** Usual size of a record as JSON text. */
  int recordBytes() {
    return recordBytes;
  }

  /** Stored results by idempotency key. */
  IdempotencyKeys keys() {
    return keys;
  }

  /** The records' revisions; made when first asked for. */
  Revisions revisions() {
    Revisions made = revisions;
    if (made == null) {
      made = new Revisions(this);
      revisions = made;
    }
    return made;
  }

  /** Resumable uploads. */
  Uploads uploads() {
    return uploads;
  }
}
