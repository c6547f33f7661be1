package dev.torpor.harness.cli;

import dev.torpor.harness.text.NearestMatch;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Shows the page of a command. */
@Command(
    name = "help",
    description = "Show this page, or that of a command.",
    customSynopsis = "torpor help [COMMAND]")
final class HelpCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Parameters(arity = "0..1", paramLabel = "COMMAND", description = "The command to show.")
  private @Nullable String name;

  HelpCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws UsageException {
    CommandLine page = Torpor.commandLine(terminal);
    if (name != null) {
      CommandLine command = page.getSubcommands().get(name);
      if (command == null) {
        throw new UsageException(
            "there is no command '"
                + name
                + "'"
                + NearestMatch.hint(name, page.getSubcommands().keySet()));
      }
      page = command;
    }
    page.usage(terminal.out());
    return ExitCode.OK;
  }
}
