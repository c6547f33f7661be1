package dev.torpor.harness.process;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.torpor.app.SyncClientProvider;
import dev.torpor.harness.scenario.Commands;
import java.io.IOException;
import java.nio.file.Path;

/** The programs that tests start, and whether this machine has them. */
final class Programs {
  /** Where the examples lie. */
  static final Path EXAMPLES = Path.of("examples", "clients").toAbsolutePath();

  private Programs() {}

  /** Skips the test, and says why, when a program cannot be started. */
  static void need(String program) {
    boolean there = starts(program, "--version");
    if (!there) {
      System.out.println("skipped: there is no '" + program + "' on this machine");
    }
    assumeTrue(there, "there is no '" + program + "' on this machine");
  }

  static boolean starts(String... command) {
    try {
      Process process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      return process.waitFor() == 0;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  /** The kind of client, allowed to start programs in a folder. */
  static SyncClientProvider in(Path folder) {
    return new ProcessProvider().in(folder, Commands.ALLOWED);
  }
}
