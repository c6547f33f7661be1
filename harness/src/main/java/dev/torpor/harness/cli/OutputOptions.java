package dev.torpor.harness.cli;

import java.nio.file.Path;
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

  /** The folder, null when none was asked for. */
  @Nullable Path out() {
    return out;
  }

  /** Whether a machine reads. */
  boolean json() {
    return json;
  }
}
