package dev.torpor.harness.cli;

import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine.Command;

/** Prints the script that completes commands and options in a shell. */
@Command(
    name = "completion",
    description = "Print a script that completes commands and options in bash and zsh.",
    customSynopsis = "torpor completion",
    footerHeading = "%nExample:%n",
    footer = "  source <(torpor completion)")
final class CompletionCommand implements Callable<Integer> {
  private final Terminal terminal;

  CompletionCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    terminal.out().print(AutoComplete.bash("torpor", Torpor.commandLine(terminal)));
    return ExitCode.OK;
  }
}
