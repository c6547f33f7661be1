package dev.torpor.app;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The local copy of the server's records, and the token the server gave with it. Freshness is
 * measured here: applied means durably applied.
 */
public interface Replica {
  /** The version of a record that is held, 0 when it is not. */
  long version(String record);

  /** The token stored last (a cursor, an ETag), null when there is none. */
  @Nullable String token();

  /**
   * Stores what a response brought, all or nothing. A response that says nothing has changed is
   * applied too, with no records: it proves that what is held was current when the server read it.
   *
   * @param basis the response; the ages of the data count from when the server produced it
   * @param records new versions, those already held left out or not
   * @param token to keep with them, null to keep none
   */
  void apply(UrlSession.Response basis, List<RecordVersion> records, @Nullable String token);

  /**
   * One version of one record.
   *
   * @param version at least 1; higher is newer
   */
  record RecordVersion(String record, long version) {}
}
