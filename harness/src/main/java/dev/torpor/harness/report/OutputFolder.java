package dev.torpor.harness.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A folder that a command writes as a whole.
 *
 * <p>Everything is written to a hidden folder beside it, which gets the final name when it is
 * complete: a command that is killed leaves nothing under that name. Close it in any case; what was
 * not completed is removed.
 */
public final class OutputFolder implements Closeable {
  private static final String REPLACED = "-replaced";
  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,18}");

  private final Kind kind;
  private final Path named;
  private final Path target;
  private final Path partial;
  private boolean closed;

  private OutputFolder(Kind kind, Path named, Path target, Path partial) {
    this.kind = kind;
    this.named = named;
    this.target = target;
    this.partial = partial;
  }

  /**
   * What a folder holds.
   *
   * @param schema the first part of the value of {@code schema} in the first file
   * @param files all names, that of a JSON file with a {@code schema} first
   */
  public record Kind(String schema, List<String> files) {
    /** Copies the list. */
    public Kind {
      files = List.copyOf(files);
    }
  }

  /**
   * Begins a folder; nothing is to be seen under its name yet.
   *
   * @throws RefusedException when something is there that is not an earlier folder of that kind
   * @throws IOException when the disk does not want to
   */
  public static OutputFolder begin(Path target, Kind kind) throws IOException, RefusedException {
    check(target, kind);
    Path absolute = target.toAbsolutePath().normalize();
    Path parent = absolute.getParent();
    if (parent == null) {
      throw new RefusedException(target + " cannot be replaced");
    }
    Files.createDirectories(parent);
    String prefix = "." + absolute.getFileName() + ".partial-";
    removeLeftovers(parent, prefix, kind);
    Path partial = Files.createDirectory(parent.resolve(prefix + pid()));
    return new OutputFolder(kind, target, absolute, partial);
  }

  /**
   * Checks that a folder may be written, without doing it.
   *
   * @throws RefusedException when something is there that is not an earlier folder of that kind
   * @throws IOException when the disk does not want to
   */
  public static void check(Path target, Kind kind) throws IOException, RefusedException {
    if (!Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    if (!Files.isDirectory(target, LinkOption.NOFOLLOW_LINKS)) {
      throw new RefusedException(target + " is there and is not a folder; name another one");
    }
    NavigableSet<String> names = names(target);
    if (names.isEmpty()) {
      return;
    }
    if (!isEarlier(target.resolve(kind.files().get(0)), kind.schema())) {
      throw new RefusedException(
          target + " is not empty and holds no earlier result; name another folder or empty it");
    }
    kind.files().forEach(names::remove);
    if (!names.isEmpty()) {
      throw new RefusedException(
          target
              + " holds an earlier result and also '"
              + names.first()
              + "', which would be lost; move it away or name another folder");
    }
  }

  /** Where the folder will be, as the user named it. */
  public Path named() {
    return named;
  }

  /** Where to write one of its files. */
  public Path file(String name) {
    return partial.resolve(name);
  }

  /**
   * Gives the folder its name, in place of an earlier one.
   *
   * @throws RefusedException when something else has come there meanwhile
   */
  public void complete() throws IOException, RefusedException {
    check(target, kind);
    Path replaced = target.resolveSibling(partial.getFileName() + REPLACED);
    if (Files.exists(target)) {
      Files.move(target, replaced, StandardCopyOption.ATOMIC_MOVE);
    }
    Files.move(partial, target, StandardCopyOption.ATOMIC_MOVE);
    closed = true;
    remove(replaced, kind);
  }

  @Override
  public void close() throws IOException {
    if (!closed) {
      closed = true;
      remove(partial, kind);
    }
  }

  private static long pid() {
    return ProcessHandle.current().pid();
  }

  private static boolean isEarlier(Path file, String schema) throws IOException {
    if (!Files.isRegularFile(file)) {
      return false;
    }
    try (InputStream in = Files.newInputStream(file);
        JsonParser parser = new JsonFactory().createParser(in)) {
      parser.nextToken();
      @Nullable String first = parser.nextFieldName();
      @Nullable String value = parser.nextTextValue();
      return "schema".equals(first) && value != null && value.startsWith(schema);
    } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
      return false;
    }
  }

  private static NavigableSet<String> names(Path folder) throws IOException {
    TreeSet<String> names = new TreeSet<>();
    try (Stream<Path> files = Files.list(folder)) {
      files.forEach(file -> names.add(String.valueOf(file.getFileName())));
    }
    return names;
  }

  /** Removes what runs that were killed have left. */
  private static void removeLeftovers(Path parent, String prefix, Kind kind) throws IOException {
    for (String name : names(parent)) {
      if (name.startsWith(prefix)) {
        String pid = name.substring(prefix.length()).replace(REPLACED, "");
        boolean ours = pid.equals(Long.toString(pid()));
        if (ours || (NUMBER.matcher(pid).matches() && !isAlive(Long.parseLong(pid)))) {
          remove(parent.resolve(name), kind);
        }
      }
    }
  }

  private static boolean isAlive(long pid) {
    return ProcessHandle.of(pid).isPresent();
  }

  /** Removes a folder that holds nothing but files of its kind. */
  private static void remove(Path folder, Kind kind) throws IOException {
    if (Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
      for (String name : kind.files()) {
        Files.deleteIfExists(folder.resolve(name));
      }
      Files.delete(folder);
    }
  }

  /** Something is there that must not be overwritten. */
  public static final class RefusedException extends Exception {
    private static final long serialVersionUID = 1L;

    RefusedException(String message) {
      super(message);
    }
  }
}
