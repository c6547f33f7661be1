package dev.torpor.harness.client.kit;

import dev.torpor.app.LocalEdit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/** How edits get into the outbox: under a key and a time of their own, or into one that waits. */
final class EditIntake {
  private final Kit kit;
  private final EditQueue queue;
  private final boolean coalesce;

  /**
   * The way into a queue.
   *
   * @param coalesce whether a later edit takes the place of one of the same record not sent yet
   */
  EditIntake(Kit kit, EditQueue queue, boolean coalesce) {
    this.kit = kit;
    this.queue = queue;
    this.coalesce = coalesce;
  }

  /** Takes an edit of the user; durable when this returns. */
  void add(LocalEdit edit) {
    List<LocalEdit> superseded = new ArrayList<>();
    long base = kit.app().replica().version(edit.record());
    PendingEdit last = null;
    long lastPlace = -1;
    for (long at : queue.places()) {
      PendingEdit other = queue.at(at);
      if (other != null && other.target().equals(edit.record())) {
        last = other;
        lastPlace = at;
      }
    }
    boolean unsent = last != null && last.firstSentMillis() == 0;
    boolean both =
        edit.kind() == LocalEdit.Kind.UPDATE
            && last != null
            && last.edit().kind() != LocalEdit.Kind.DELETE;
    if (coalesce && unsent && both && last != null) {
      superseded.addAll(last.superseded());
      superseded.add(last.edit());
      LocalEdit merged = new LocalEdit(edit.id(), edit.record(), last.edit().kind(), edit.bytes());
      queue.put(
          lastPlace,
          new PendingEdit(merged, last.base(), newKey(), 0, stamp(), edit.record(), superseded));
      return;
    }
    queue.add(new PendingEdit(edit, base, newKey(), 0, stamp(), edit.record(), superseded));
  }

  /** Edits that the server had and may have lost wait once more, to be looked for first. */
  void again(List<PendingEdit> edits) {
    Set<String> waiting = new TreeSet<>();
    queue.places().forEach(at -> waiting.add(Objects.requireNonNull(queue.at(at)).target()));
    for (PendingEdit edit : edits) {
      if (waiting.add(edit.target())) { // else a newer edit carries what the record shall be
        kit.app().log("the server may have lost edit " + edit.edit().id() + ": looking for it");
        queue.add(edit.lost(newKey()));
      }
    }
  }

  /** A hybrid logical clock: the wall clock, but never before what was seen last. */
  private long stamp() {
    long stamp = Math.max(kit.app().now().toEpochMilli(), kit.notes().number("hlc", 0) + 1);
    kit.notes().put("hlc", stamp);
    return stamp;
  }

  /** An idempotency key that no edit has had. */
  String newKey() {
    long high = kit.app().random("idempotency").nextLong();
    long low = kit.app().random("idempotency").nextLong();
    return hex(high) + hex(low);
  }

  private static String hex(long bits) {
    String text = Long.toHexString(bits);
    return "0".repeat(16 - text.length()) + text;
  }
}
