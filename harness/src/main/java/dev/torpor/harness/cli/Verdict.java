package dev.torpor.harness.cli;

import dev.torpor.harness.run.RunResult;

/** The exit code of a run that came to its end. */
final class Verdict {
  private Verdict() {}

  static int of(RunResult result) {
    if (!result.measured().run().identities().holds()) {
      return ExitCode.BUG;
    }
    return result.passed() ? ExitCode.OK : ExitCode.FAILED;
  }

  /** The same for a run whose scenario's expectations were meant for another client. */
  static int ofComparable(RunResult result) {
    if (!result.measured().run().identities().holds()) {
      return ExitCode.BUG;
    }
    return result.violationsAllowed() && result.backend().answeredAll()
        ? ExitCode.OK
        : ExitCode.FAILED;
  }
}
