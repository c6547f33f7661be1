package dev.torpor.harness.client.kit;

import dev.torpor.app.Replica.RecordVersion;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reading everything again, page by page, beside what is held: pages are put aside durably until
 * the last one, so that nobody sees half a copy and a killed process goes on where it was.
 */
final class Resync {
  private static final String STATE = "resync";
  private static final String PAGE = "resync.page";
  private static final String STAGE = "resync.stage.";

  private final Notes notes;
  private boolean restarted;

  Resync(Kit kit) {
    this.notes = kit.notes();
  }

  boolean underWay() {
    return notes.text(STATE) != null;
  }

  /** Begins, or begins anew with nothing put aside. */
  void start() {
    end();
    notes.put(STATE, 0);
  }

  /**
   * The server does not know the page we are at.
   *
   * @return false when this process has begun anew before: once is enough
   */
  boolean restart() {
    boolean may = !restarted;
    restarted = true;
    return may && page() != null;
  }

  /** The page to go on with, null for the first. */
  @Nullable String page() {
    return notes.text(PAGE);
  }

  void stage(List<RecordVersion> records, String nextPage) {
    long number = notes.number(STATE, 0);
    StringBuilder text = new StringBuilder();
    for (RecordVersion record : records) {
      text.append(record.record()).append(' ').append(record.version());
      text.append(record.deleted() ? " -" : " +").append('\n');
    }
    notes.put(STAGE + number, text.toString());
    notes.put(STATE, number + 1);
    notes.put(PAGE, nextPage);
  }

  List<RecordVersion> staged() {
    List<RecordVersion> records = new ArrayList<>();
    for (long i = 0; i < notes.number(STATE, 0); i++) {
      String text = String.valueOf(notes.text(STAGE + i));
      text.lines()
          .forEach(
              line -> {
                String[] parts = line.split(" ");
                records.add(
                    new RecordVersion(parts[0], Long.parseLong(parts[1]), parts[2].equals("-")));
              });
    }
    return records;
  }

  /** It is complete. */
  void end() {
    for (long i = 0; i < notes.number(STATE, 0); i++) {
      notes.remove(STAGE + i);
    }
    notes.remove(STATE);
    notes.remove(PAGE);
  }
}
