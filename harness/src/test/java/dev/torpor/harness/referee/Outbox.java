package dev.torpor.harness.referee;

import dev.torpor.app.LocalEdit;
import dev.torpor.app.Storage;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The user's edits that wait for upload, durably and in order. */
class Outbox {
  static final long NOT_SENT = -1;
  private static final String KEY = "outbox";

  private final Storage storage;

  Outbox(Storage storage) {
    this.storage = storage;
  }

  /**
   * An edit that waits.
   *
   * @param base the version it is sent with, {@link #NOT_SENT} before
   */
  record Entry(LocalEdit edit, long base) {
    Entry basedOn(long version) {
      return new Entry(edit, version);
    }

    /** One key for each base: a refusal is stored with its key, too. */
    String key() {
      return edit.id() + "/" + base;
    }
  }

  List<Entry> entries() {
    String text = storage.get(KEY);
    List<Entry> entries = new ArrayList<>();
    for (String line : text == null ? new String[0] : text.split("\n", -1)) {
      String[] field = line.split(" ", -1);
      if (field.length == 5) {
        LocalEdit.Kind kind = LocalEdit.Kind.valueOf(field[2]);
        entries.add(
            new Entry(
                new LocalEdit(field[0], field[1], kind, Integer.parseInt(field[3])),
                Long.parseLong(field[4])));
      }
    }
    return entries;
  }

  @Nullable Entry head() {
    List<Entry> entries = entries();
    return entries.isEmpty() ? null : entries.get(0);
  }

  void add(LocalEdit edit) {
    List<Entry> entries = entries();
    entries.add(new Entry(edit, NOT_SENT));
    store(entries);
  }

  void replace(Entry entry) {
    List<Entry> entries = entries();
    entries.replaceAll(each -> each.edit().equals(entry.edit()) ? entry : each);
    store(entries);
  }

  void remove(LocalEdit edit) {
    List<Entry> entries = entries();
    entries.removeIf(each -> each.edit().equals(edit));
    store(entries);
  }

  private void store(List<Entry> entries) {
    StringBuilder text = new StringBuilder();
    for (Entry each : entries) {
      LocalEdit edit = each.edit();
      text.append(edit.id()).append(' ').append(edit.record()).append(' ').append(edit.kind());
      text.append(' ').append(edit.bytes()).append(' ').append(each.base()).append('\n');
    }
    storage.put(KEY, text.toString());
  }
}
