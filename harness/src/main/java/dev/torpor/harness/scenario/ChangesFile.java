package dev.torpor.harness.scenario;

import dev.torpor.harness.backend.dataset.DatasetSettings;
import dev.torpor.harness.binding.Problem;
import dev.torpor.harness.binding.Problems;
import dev.torpor.harness.binding.TextFile;
import dev.torpor.harness.text.ByteSize;
import dev.torpor.harness.text.NearestMatch;
import dev.torpor.harness.text.TextException;
import dev.torpor.harness.text.TimeSpan;
import dev.torpor.world.ServerChanges;
import dev.torpor.world.ServerChanges.Change;
import dev.torpor.world.ServerChanges.Kind;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads recorded changes: a line {@code time,record,bytes} or {@code time,record,bytes,kind} for
 * each, in order of time, with or without such a line as a header.
 *
 * <ul>
 *   <li>time: since the start of the run, in seconds ({@code 5400.25}) or with a unit ({@code
 *       90min});
 *   <li>record: any name; {@code r7} is the record of that number, other names stand for the next
 *       free numbers in order of their first appearance;
 *   <li>bytes: size of the record from then on ({@code 2048} or {@code 2 KiB}), empty for the usual
 *       one;
 *   <li>kind: {@code update}, {@code delete} or {@code create}; without it, {@code update}.
 * </ul>
 *
 * <p>Lines that are empty or begin with {@code #} are skipped.
 */
final class ChangesFile {
  private static final int MAX_BYTES = 64 << 20;
  private static final int MOST_PROBLEMS = 10;
  private static final Pattern SECONDS = Pattern.compile("[0-9]{1,9}(\\.[0-9]{1,6})?");
  private static final Pattern NUMBERED = Pattern.compile("r(0|[1-9][0-9]{0,8})");
  private static final Pattern PLAIN_BYTES = Pattern.compile("[0-9]{1,9}");
  private static final List<String> COLUMNS = List.of("time", "record", "bytes", "kind");

  private final int records;
  private final Map<String, Integer> numbers = new TreeMap<>();
  private final TreeSet<Integer> existing = new TreeSet<>();
  private final TreeSet<Integer> taken = new TreeSet<>();
  private final List<Change> changes = new ArrayList<>();
  private int names;
  private int nextFree;

  private ChangesFile(int records) {
    this.records = records;
    this.names = records;
    for (int i = 0; i < records; i++) {
      existing.add(i);
    }
  }

  /**
   * The changes in a file, or null after reporting its mistakes.
   *
   * @param name of the file, as the user said it
   * @param records how many records there are at the start
   */
  static @Nullable List<Change> read(Path file, String name, int records, Problems problems) {
    String text = TextFile.read(file, name, MAX_BYTES, problems);
    return text == null ? null : parse(name, text, records, problems);
  }

  /** The changes in a text, or null after reporting its mistakes. */
  static @Nullable List<Change> parse(String name, String text, int records, Problems problems) {
    ChangesFile file = new ChangesFile(records);
    int number = 0;
    int mistakes = 0;
    for (String line : text.lines().toList()) {
      number++;
      if (line.isBlank() || line.startsWith("#") || isHeader(line)) {
        continue;
      }
      try {
        file.add(line.split(",", -1));
      } catch (TextException e) {
        if (mistakes < MOST_PROBLEMS) {
          String message = String.valueOf(e.getMessage());
          problems.add(new Problem(name, number, 1, line.length(), line, "", message));
        }
        mistakes++;
      }
    }
    if (mistakes > MOST_PROBLEMS) {
      int more = mistakes - MOST_PROBLEMS;
      problems.add(Problem.elsewhere(name, "and " + more + " more lines like these"));
    }
    if (mistakes == 0 && file.changes.isEmpty()) {
      problems.add(Problem.elsewhere(name, "there is no change in this file"));
      return null;
    }
    return mistakes > 0 ? null : file.changes;
  }

  private static boolean isHeader(String line) {
    return line.strip().toLowerCase(Locale.ROOT).startsWith("time,");
  }

  private void add(String[] cells) {
    if (cells.length < 2 || cells.length > COLUMNS.size()) {
      throw new TextException("a change has the columns " + String.join(",", COLUMNS));
    }
    long at = time(cells[0].strip());
    if (!changes.isEmpty() && at < changes.get(changes.size() - 1).at()) {
      throw new TextException("changes must be in order of time, and this one is earlier");
    }
    Kind kind = cells.length > 3 ? kind(cells[3].strip()) : Kind.UPDATE;
    int record = record(cells[1].strip(), kind);
    int bytes = cells.length > 2 ? bytes(cells[2].strip()) : ServerChanges.USUAL_SIZE;
    boolean exists = existing.contains(record);
    if (exists == (kind == Kind.CREATE)) {
      throw new TextException(
          "the record '" + cells[1].strip() + (exists ? "' exists already" : "' does not exist"));
    }
    if (kind == Kind.DELETE) {
      existing.remove(record);
    } else {
      existing.add(record);
    }
    changes.add(new Change(at, record, kind, Change.NEW_VALUE, bytes));
  }

  private static long time(String text) {
    if (SECONDS.matcher(text).matches()) {
      return new BigDecimal(text).movePointRight(6).longValueExact();
    }
    return TimeSpan.parse(text).micros();
  }

  private int record(String name, Kind kind) {
    Integer known = numbers.get(name);
    if (known != null) {
      return known;
    }
    int number = NUMBERED.matcher(name).matches() ? Integer.parseInt(name.substring(1)) : -1;
    if (number >= records || number < 0) {
      number = kind == Kind.CREATE ? names++ : free(name);
    }
    if (!taken.add(number)) {
      throw new TextException(
          "another name stands for the record '" + name + "': use names or numbers, not both");
    }
    numbers.put(name, number);
    return number;
  }

  /** The next record of the start that no name stands for yet. */
  private int free(String name) {
    while (taken.contains(nextFree)) {
      nextFree++;
    }
    if (name.isEmpty() || nextFree >= records) {
      throw new TextException(
          name.isEmpty()
              ? "the record has no name"
              : "'" + name + "' is one record more than the dataset's " + records);
    }
    return nextFree;
  }

  private static int bytes(String text) {
    if (text.isEmpty()) {
      return ServerChanges.USUAL_SIZE;
    }
    long bytes =
        PLAIN_BYTES.matcher(text).matches() ? Long.parseLong(text) : ByteSize.parse(text).bytes();
    if (bytes > DatasetSettings.MAX_RECORD_BYTES) {
      throw new TextException(
          "a record has at most " + new ByteSize(DatasetSettings.MAX_RECORD_BYTES));
    }
    return (int) bytes;
  }

  private static Kind kind(String text) {
    for (Kind kind : Kind.values()) {
      if (kind.name().toLowerCase(Locale.ROOT).equals(text)) {
        return kind;
      }
    }
    List<String> words = List.of("update", "delete", "create");
    throw new TextException(
        "'" + text + "' is no kind of change: there are " + words + NearestMatch.hint(text, words));
  }
}
