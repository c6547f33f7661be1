package dev.torpor.harness.client.kit;

import dev.torpor.app.LocalEdit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * An edit that waits for its upload, as it is kept in durable storage.
 *
 * @param edit what the user did
 * @param base the version of the record that the user saw, 0 for none
 * @param key the idempotency key, stored before it is ever sent; a new one after a refusal
 * @param firstSentMillis wall clock of the first time it was sent with this key, 0 for never
 * @param stamp hybrid logical clock of the edit in milliseconds
 * @param target the record that is written: another one for a copy that keeps both
 * @param superseded earlier edits of the record that this one took the place of
 */
record PendingEdit(
    LocalEdit edit,
    long base,
    String key,
    long firstSentMillis,
    long stamp,
    String target,
    List<LocalEdit> superseded) {

  private static final String SEPARATOR = " ";
  private static final long LOST = 1;

  static PendingEdit parse(String text) {
    String[] parts = text.split(SEPARATOR);
    List<LocalEdit> superseded = new ArrayList<>();
    for (int i = 9; i < parts.length; i += 4) {
      superseded.add(edit(Arrays.copyOfRange(parts, i, i + 4)));
    }
    return new PendingEdit(
        edit(Arrays.copyOfRange(parts, 0, 4)),
        Long.parseLong(parts[4]),
        parts[5],
        Long.parseLong(parts[6]),
        Long.parseLong(parts[7]),
        parts[8],
        superseded);
  }

  private static LocalEdit edit(String[] parts) {
    return new LocalEdit(
        parts[0], parts[1], LocalEdit.Kind.valueOf(parts[2]), Integer.parseInt(parts[3]));
  }

  private static String text(LocalEdit edit) {
    return String.join(
        SEPARATOR, edit.id(), edit.record(), edit.kind().name(), Integer.toString(edit.bytes()));
  }

  String text() {
    StringBuilder out = new StringBuilder(text(edit));
    for (Object part : List.of(base, key, firstSentMillis, stamp, target)) {
      out.append(SEPARATOR).append(part);
    }
    superseded.forEach(earlier -> out.append(SEPARATOR).append(text(earlier)));
    return out.toString();
  }

  PendingEdit sentAt(long millis) {
    return new PendingEdit(edit, base, key, millis, stamp, target, superseded);
  }

  /** The same edit of another version, under a new key: the old one has been refused. */
  PendingEdit rebased(long version, String newKey) {
    return new PendingEdit(edit, version, newKey, 0, stamp, target, superseded);
  }

  /** Without those it took the place of. */
  PendingEdit alone() {
    return new PendingEdit(edit, base, key, firstSentMillis, stamp, target, List.of());
  }

  /**
   * An edit that the server had and has lost. What is there is to be looked at before it is sent;
   * its first sending is so long ago that this happens in any case.
   */
  PendingEdit lost(String newKey) {
    boolean deletes = edit.kind() == LocalEdit.Kind.DELETE;
    LocalEdit again =
        deletes
            ? edit
            : new LocalEdit(edit.id(), edit.record(), LocalEdit.Kind.UPDATE, edit.bytes());
    return new PendingEdit(again, base, newKey, LOST, stamp, target, superseded);
  }

  /** True for {@link #lost} until it is sent. */
  boolean isLost() {
    return firstSentMillis == LOST;
  }

  /** The same content as a record of its own. */
  PendingEdit creating(String record, String newKey) {
    LocalEdit created =
        new LocalEdit(edit.id(), edit.record(), LocalEdit.Kind.CREATE, edit.bytes());
    return new PendingEdit(created, 0, newKey, 0, stamp, record, superseded);
  }

  /** What the record then contains: as long as the user's content, and known again by its start. */
  String data() {
    StringBuilder out = new StringBuilder(edit.id()).append(':');
    while (out.length() < edit.bytes()) {
      out.append('x');
    }
    return out.toString();
  }
}
