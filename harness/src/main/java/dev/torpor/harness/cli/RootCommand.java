package dev.torpor.harness.cli;

import dev.torpor.harness.run.Version;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The program without a command: says what there is. */
@Command(
    name = "torpor",
    versionProvider = RootCommand.VersionText.class,
    description = {
      "Runs weeks of a phone's background life in seconds: how fresh was the data when the user"
          + " looked, what did that cost in battery, and why was it late."
    },
    customSynopsis = "torpor COMMAND [OPTION]...",
    exitCodeListHeading = "%nExit codes:%n",
    footerHeading = "%nExamples:%n",
    footer = {
      "  torpor run scenarios/first-light.yaml",
      "  torpor compare scenarios/first-light.yaml --client poll --client open-only",
      "  torpor new commute",
      "  torpor help run"
    })
final class RootCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Option(
      names = {"-V", "--version"},
      versionHelp = true,
      description = "Show the version.")
  @SuppressWarnings("UnusedVariable") // picocli looks for the annotation alone
  private boolean version;

  RootCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    Torpor.commandLine(terminal).usage(terminal.err());
    return ExitCode.USAGE;
  }

  /** The line of {@code --version}. */
  static final class VersionText implements CommandLine.IVersionProvider {
    @Override
    public String[] getVersion() {
      return new String[] {"torpor " + Version.current()};
    }
  }
}
