package dev.torpor.harness.client.kit;

import dev.torpor.app.LocalEdit;
import dev.torpor.app.Replica;
import dev.torpor.app.Replica.RecordVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Edits that the server has confirmed, kept for some time: a server that is restored from a backup
 * has lost the newer ones, and nobody but this client has them (rule C6;
 * github.com/medic/cht-core/issues/8093). The last one of each record is kept, with the version it
 * made.
 */
final class SentEdits {
  private final EditQueue kept;
  private final long keepMillis;

  SentEdits(Notes notes, long keepMillis) {
    this.kept = new EditQueue(notes, "sent");
    this.keepMillis = keepMillis;
  }

  /** The server has it. */
  void add(PendingEdit edit, long version, long nowMillis) {
    for (long place : kept.places()) {
      PendingEdit other = kept.at(place);
      boolean old = other != null && nowMillis - other.firstSentMillis() > keepMillis;
      if (other == null || old || other.target().equals(edit.target())) {
        kept.remove(place);
      }
    }
    if (keepMillis > 0 && version > 0) {
      kept.add(edit.alone().rebased(version, edit.key()).sentAt(nowMillis));
    }
  }

  /** All that are kept; they are kept no longer. */
  List<PendingEdit> all() {
    List<PendingEdit> all = new ArrayList<>();
    for (long place : kept.places()) {
      PendingEdit edit = kept.at(place);
      if (edit != null) {
        all.add(edit);
      }
      kept.remove(place);
    }
    return all;
  }

  /**
   * Those that a whole new copy may have lost, before it takes the place of the one that is held;
   * they are kept no longer.
   *
   * @param goneBack true when a record has an older version now than before: the server was
   *     restored
   */
  List<PendingEdit> missing(Replica replica, List<RecordVersion> copy, boolean goneBack) {
    Map<String, Long> there = new TreeMap<>();
    Held.existing(copy).forEach(each -> there.put(each.record(), each.version()));
    List<PendingEdit> missing = new ArrayList<>();
    for (long place : kept.places()) {
      PendingEdit edit = kept.at(place);
      if (edit == null) {
        continue;
      }
      long held = replica.version(edit.target());
      long now = there.getOrDefault(edit.target(), 0L);
      boolean deletes = edit.edit().kind() == LocalEdit.Kind.DELETE;
      boolean undone =
          deletes
              ? now > 0 && now < edit.base()
              : held == edit.base() && (now < held || (now == held && goneBack));
      if (undone) {
        missing.add(edit);
      }
      if (undone || (!deletes && held != edit.base())) {
        kept.remove(place); // on its way again, or overwritten by somebody else since
      }
    }
    return missing;
  }
}
