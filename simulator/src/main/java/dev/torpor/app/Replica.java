package dev.torpor.app;

import java.util.List;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;

/**
 * The local copy of the server's records, and the token the server gave with it. Freshness is
 * measured here: applied means durably applied.
 */
public interface Replica {
  /** The version of a record that is held, 0 when it is not or is held as deleted. */
  long version(String record);

  /** The names of the records that are held, those held as deleted left out; a copy. */
  SortedSet<String> records();

  /** The token stored last (a cursor, an ETag), null when there is none. */
  @Nullable String token();

  /**
   * Stores what a response brought, all or nothing. A response that says nothing has changed is
   * applied too, with no records: it proves that what is held was current when the server read it.
   *
   * @param basis the response; the ages of the data count from when the server produced it
   * @param records new versions and tombstones, those already held left out or not
   * @param token to keep with them, null to keep none
   */
  void apply(UrlSession.Response basis, List<RecordVersion> records, @Nullable String token);

  /**
   * Stores a whole new copy in the place of the present one, all or nothing: what is not listed is
   * gone, and a version listed is held even when a newer one was before. Nobody ever sees the copy
   * empty in between.
   *
   * @param basis the response that completed the copy
   * @param records every record there is
   * @param token to keep with them, null to keep none
   */
  void replaceAll(UrlSession.Response basis, List<RecordVersion> records, @Nullable String token);

  /**
   * Stores the records that a push carried. That says nothing about what else is current: whether
   * pushes have been missed is for the client to find out.
   *
   * @param records as the push has them
   */
  void applyPushed(RemoteNotification push, List<RecordVersion> records);

  /**
   * Notes durably that the server has an edit. Says nothing about what else is current there.
   *
   * @param basis the response that said so
   * @param nowHeld the versions that the server made of it, as far as the response told; the device
   *     holds them from now on
   */
  void acknowledge(UrlSession.Response basis, LocalEdit edit, List<RecordVersion> nowHeld);

  /**
   * Tells the user that an edit could not be saved as it was made, or that both sides of a conflict
   * were kept. The client owes nothing for it any more.
   *
   * @param reason for the user
   */
  void surface(LocalEdit edit, String reason);

  /**
   * One version of one record.
   *
   * @param version at least 1; higher is newer
   * @param deleted true when the record does not exist any more in this version
   */
  record RecordVersion(String record, long version, boolean deleted) {
    /** A version in which the record exists. */
    public RecordVersion(String record, long version) {
      this(record, version, false);
    }

    /** The version that says the record is deleted. */
    public static RecordVersion tombstone(String record, long version) {
      return new RecordVersion(record, version, true);
    }

    /** As traces have it: {@code r7@3}, {@code r7@4 deleted}. */
    public String text() {
      return record + "@" + version + (deleted ? " deleted" : "");
    }
  }
}
