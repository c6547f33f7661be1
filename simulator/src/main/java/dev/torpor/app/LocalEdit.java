package dev.torpor.app;

/**
 * Something the user wrote in the app. The client owes its upload from the moment it is told of it;
 * whether it keeps the edit over a kill of its process is its own business, see {@link Storage}.
 *
 * @param id unique in the run: {@code e1}, {@code e2}, ... in order of time; what a server is told
 *     as {@code Edit-Id}
 * @param record what was written; for a record that the user has created, in this edit or before,
 *     its local name, which is the id of the creating edit followed by {@code -record}
 * @param bytes size of the new content, 0 for a deletion
 */
public record LocalEdit(String id, String record, Kind kind, int bytes) {
  /** Checks the size. */
  public LocalEdit {
    if (bytes < 0) {
      throw new IllegalArgumentException("an edit cannot have " + bytes + " bytes");
    }
  }

  /** What the user did. */
  public enum Kind {
    /** Wrote something new. */
    CREATE,
    /** Changed what was there. */
    UPDATE,
    /** Deleted it. */
    DELETE
  }

  /** The local name of a record that an edit of that id creates. */
  public static String createdRecord(String id) {
    return id + "-record";
  }
}
