package dev.torpor.harness.cli;

import dev.torpor.harness.binding.InvalidFileException;
import dev.torpor.harness.report.OutputFolder;
import dev.torpor.harness.run.OverrideException;
import dev.torpor.harness.run.PreparedRun;
import dev.torpor.harness.run.RunOverrides;
import dev.torpor.harness.scenario.LoadOptions;
import dev.torpor.harness.scenario.ScenarioFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Makes everything ready before anything runs, and tells every mistake on the way, so that a
 * mistake in the last file does not come to light after hours.
 */
final class Preparation {
  private final Terminal terminal;
  private final LoadOptions options;
  private final RunOverrides overrides;
  private final OutputFolder.Kind kind;
  private final Set<String> told = new TreeSet<>();

  Preparation(
      Terminal terminal, LoadOptions options, RunOverrides overrides, OutputFolder.Kind kind) {
    this.kind = kind;
    this.terminal = terminal;
    this.options = options;
    this.overrides = overrides;
  }

  /** A run that is ready, or null after telling why it is not. */
  @Nullable PreparedRun prepare(Path file) {
    try {
      return PreparedRun.prepare(ScenarioFile.load(terminal.at(file), options), overrides);
    } catch (InvalidFileException e) {
      tell(String.valueOf(e.getMessage()));
    } catch (OverrideException e) {
      tell(e);
    }
    return null;
  }

  /** Tells what the command line asks for in vain. */
  void tell(OverrideException e) {
    e.messages().forEach(message -> tell("error: " + message + "\n"));
  }

  /** Whether results may go there; tells why if they may not. */
  boolean mayWrite(@Nullable Path out) {
    try {
      if (out != null) {
        OutputFolder.check(out, kind);
      }
      return true;
    } catch (OutputFolder.RefusedException e) {
      tell("error: --out " + e.getMessage() + "\n");
    } catch (IOException e) {
      tell("error: --out " + out + " cannot be read: " + e + "\n");
    }
    return false;
  }

  /** True when there were mistakes; says that nothing was run. */
  boolean failed() {
    if (told.isEmpty()) {
      return false;
    }
    terminal.err().println("nothing was run");
    return true;
  }

  /** A file's name with slashes on every system. */
  static String name(Path file) {
    return file.toString().replace('\\', '/');
  }

  /** The same mistake, such as a wrong client for several files, is told once. */
  private void tell(String text) {
    if (told.add(text)) {
      terminal.err().print(text);
    }
  }
}
