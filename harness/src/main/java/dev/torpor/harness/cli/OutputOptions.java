package dev.torpor.harness.cli;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where results go besides the screen. */
final class OutputOptions {
  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Write a folder with all results, in place of an earlier one of that name.")
  private @Nullable Path out;

  @Option(names = "--json", description = "Write the result as JSON in place of text.")
  private boolean json;

  /**
   * The folder for one of some files, null when none was asked for. A single one has the folder for
   * itself, each of several a folder in it.
   */
  @Nullable Path outOf(Path file, List<Path> files, Terminal terminal) throws UsageException {
    if (out == null || files.size() == 1) {
      return out == null ? null : terminal.at(out);
    }
    String name = baseName(file);
    if (files.stream().filter(other -> baseName(other).equals(name)).count() > 1) {
      throw new UsageException(
          "two scenarios are called "
              + name
              + " and would have the same folder in "
              + out
              + "; take them one by one");
    }
    return terminal.at(out).resolve(name);
  }

  private static String baseName(Path file) {
    String name = String.valueOf(file.getFileName());
    return name.replaceAll("\\.ya?ml$", "");
  }

  /** Whether a machine reads. */
  boolean json() {
    return json;
  }
}
