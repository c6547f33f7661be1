package dev.torpor.harness.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import dev.torpor.harness.run.RunResult;
import dev.torpor.harness.run.TraceJson;
import dev.torpor.trace.TraceListener;
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
 * The folder of {@code --out}: result, trace, the scenario as run and a page that explains them.
 *
 * <p>Everything is written to a hidden folder beside it, which gets the final name when it is
 * complete: a run that is killed leaves nothing under that name. Close it in any case; what was not
 * completed is removed.
 */
public final class ResultFolder implements Closeable {
  /** The files in the folder, in the order of its explanations. */
  public static final List<String> FILES =
      List.of("result.json", "trace.jsonl", "scenario.yaml", "README.md");

  private static final String REPLACED = "-replaced";
  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,18}");

  private final Path named;
  private final Path target;
  private final Path partial;
  private final TraceJson trace;
  private boolean closed;

  private ResultFolder(Path named, Path target, Path partial) throws IOException {
    this.named = named;
    this.target = target;
    this.partial = partial;
    this.trace = new TraceJson(Files.newBufferedWriter(partial.resolve("trace.jsonl")));
  }

  /**
   * Begins a folder; nothing is to be seen under its name yet.
   *
   * @throws RefusedException when something is there that is not an earlier result
   * @throws IOException when the disk does not want to
   */
  public static ResultFolder begin(Path target) throws IOException, RefusedException {
    Path absolute = target.toAbsolutePath().normalize();
    refuseOthers(absolute, target);
    Path parent = absolute.getParent();
    if (parent == null) {
      throw new RefusedException(target + " cannot be replaced");
    }
    Files.createDirectories(parent);
    String prefix = "." + absolute.getFileName() + ".partial-";
    removeLeftovers(parent, prefix);
    Path partial = Files.createDirectory(parent.resolve(prefix + pid()));
    return new ResultFolder(target, absolute, partial);
  }

  /** Checks that a folder may be written, without doing it. */
  public static void check(Path target) throws IOException, RefusedException {
    refuseOthers(target.toAbsolutePath().normalize(), target);
  }

  /** Hears the run, for the file of the trace. */
  public TraceListener trace() {
    return trace;
  }

  /**
   * Writes the rest and gives the folder its name, in place of an earlier result.
   *
   * @throws RefusedException when something else has come there meanwhile
   */
  public void complete(RunResult result, ResolvedScenario scenario)
      throws IOException, RefusedException {
    trace.close();
    Path copy = partial.resolve("scenario.yaml");
    Files.writeString(partial.resolve("result.json"), ResultJson.text(result));
    Files.writeString(copy, scenario.text());
    Files.writeString(
        partial.resolve("README.md"),
        FolderReadme.of(
            result.header(), named.resolve("scenario.yaml"), scenario.foldersToAllow(copy)));
    refuseOthers(target, named);
    Path replaced = target.resolveSibling(partial.getFileName() + REPLACED);
    if (Files.exists(target)) {
      Files.move(target, replaced, StandardCopyOption.ATOMIC_MOVE);
    }
    Files.move(partial, target, StandardCopyOption.ATOMIC_MOVE);
    closed = true;
    remove(replaced);
  }

  @Override
  public void close() throws IOException {
    if (!closed) {
      closed = true;
      trace.close();
      remove(partial);
    }
  }

  private static long pid() {
    return ProcessHandle.current().pid();
  }

  private static void refuseOthers(Path target, Path named) throws IOException, RefusedException {
    if (!Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    if (!Files.isDirectory(target, LinkOption.NOFOLLOW_LINKS)) {
      throw new RefusedException(named + " is there and is not a folder; name another one");
    }
    NavigableSet<String> names = names(target);
    if (names.isEmpty()) {
      return;
    }
    if (!isResult(target.resolve("result.json"))) {
      throw new RefusedException(
          named + " is not empty and holds no earlier result; name another folder or empty it");
    }
    FILES.forEach(names::remove);
    if (!names.isEmpty()) {
      throw new RefusedException(
          named
              + " holds an earlier result and also '"
              + names.first()
              + "', which would be lost; move it away or name another folder");
    }
  }

  private static boolean isResult(Path file) throws IOException {
    if (!Files.isRegularFile(file)) {
      return false;
    }
    try (InputStream in = Files.newInputStream(file);
        JsonParser parser = new JsonFactory().createParser(in)) {
      parser.nextToken();
      @Nullable String first = parser.nextFieldName();
      @Nullable String value = parser.nextTextValue();
      return "schema".equals(first) && value != null && value.startsWith("torpor-result/");
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
  private static void removeLeftovers(Path parent, String prefix) throws IOException {
    for (String name : names(parent)) {
      if (name.startsWith(prefix)) {
        String pid = name.substring(prefix.length()).replace(REPLACED, "");
        boolean ours = pid.equals(Long.toString(pid()));
        if (ours || (NUMBER.matcher(pid).matches() && !isAlive(Long.parseLong(pid)))) {
          remove(parent.resolve(name));
        }
      }
    }
  }

  private static boolean isAlive(long pid) {
    return ProcessHandle.of(pid).isPresent();
  }

  /** Removes a folder that holds nothing but a result's files. */
  private static void remove(Path folder) throws IOException {
    if (Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
      for (String name : FILES) {
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
