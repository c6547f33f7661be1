package dev.torpor.harness.cli;

import dev.torpor.app.ClientFailure;
import dev.torpor.harness.binding.InvalidFileException;
import dev.torpor.harness.report.OutputFolder;
import dev.torpor.harness.run.OverrideException;
import dev.torpor.harness.run.StalledException;
import dev.torpor.time.StandstillException;
import java.io.PrintStream;
import picocli.CommandLine;

/** Tells failures and gives each its exit code: advice for users, stack traces for our own bugs. */
final class Failures implements CommandLine.IExecutionExceptionHandler {
  private static final String OURS = "dev.torpor.os.";

  private final PrintStream err;

  Failures(Terminal terminal) {
    this.err = terminal.err();
  }

  @Override
  public int handleExecutionException(
      Exception e, CommandLine command, CommandLine.ParseResult words) {
    return tell(e, "");
  }

  /**
   * Tells one failure.
   *
   * @param reproduce the command that shows it again; empty when there is none but the user's own
   * @return its exit code
   */
  int tell(Throwable failure, String reproduce) {
    int code = tell(failure);
    if (!reproduce.isEmpty()) {
      err.println(code == ExitCode.USAGE ? "nothing was run" : "reproduce: " + reproduce);
    }
    return code;
  }

  private int tell(Throwable failure) {
    if (failure instanceof InvalidFileException invalid) {
      err.print(invalid.getMessage());
      return ExitCode.USAGE;
    }
    if (failure instanceof OverrideException
        || failure instanceof OutputFolder.RefusedException
        || failure instanceof UsageException) {
      err.println("error: " + failure.getMessage());
      return ExitCode.USAGE;
    }
    if (failure instanceof ClientFailure broken) {
      err.println("the client broke at " + broken.describe());
      Throwable cause = broken.getCause();
      if (cause != null) {
        tellCause(cause);
      }
      return ExitCode.CLIENT_BROKE;
    }
    if (failure instanceof StalledException || failure instanceof StandstillException) {
      err.println("the client broke: " + failure.getMessage());
      if (failure instanceof StalledException && failure.getStackTrace().length > 0) {
        err.println("it is here:");
        frames(failure);
      }
      return ExitCode.CLIENT_BROKE;
    }
    err.println("this is a bug in Torpor; please report it with the lines below");
    failure.printStackTrace(err);
    return ExitCode.BUG;
  }

  private void tellCause(Throwable cause) {
    err.println(cause);
    frames(cause);
    Throwable deeper = cause.getCause();
    if (deeper != null && deeper != cause) {
      err.print("caused by ");
      tellCause(deeper);
    }
  }

  /** The client's own frames: those above the first of the operating system that called it. */
  private void frames(Throwable thrown) {
    for (StackTraceElement frame : thrown.getStackTrace()) {
      if (frame.getClassName().startsWith(OURS)) {
        return;
      }
      err.println("  at " + frame);
    }
  }
}
