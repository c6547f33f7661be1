package dev.torpor.harness.cli;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;

/** The program. */
public final class Torpor {
  private static final int HELP_WIDTH = 90;

  private Torpor() {}

  /** Runs the command that the arguments spell and ends the process with its exit code. */
  public static void main(String[] args) {
    System.exit(run(Terminal.ofProcess(), args));
  }

  /** Runs a command in this process and returns its exit code. */
  public static int run(Terminal terminal, String... args) {
    try {
      return commandLine(terminal).execute(args);
    } catch (Error e) { // picocli passes these on; the exit code must still be ours
      return new Failures(terminal).tell(e, "");
    }
  }

  /** The command with all its subcommands. */
  static CommandLine commandLine(Terminal terminal) {
    Ansi ansi =
        switch (terminal.look().ink()) {
          case NONE -> Ansi.OFF;
          case ANSI -> Ansi.ON;
        };
    CommandLine root = new CommandLine(new RootCommand(terminal));
    root.addSubcommand(new RunCommand(terminal))
        .addSubcommand(new CompareCommand(terminal))
        .addSubcommand(new CheckCommand(terminal))
        .addSubcommand(new ListCommand(terminal))
        .addSubcommand(new SchemaCommand(terminal))
        .addSubcommand(new NewCommand(terminal))
        .addSubcommand(new CompletionCommand(terminal))
        .addSubcommand(new HelpCommand(terminal));
    root.setOut(writer(terminal.out()))
        .setErr(writer(terminal.err()))
        .setColorScheme(CommandLine.Help.defaultColorScheme(ansi))
        .setUsageHelpWidth(HELP_WIDTH)
        .setUsageHelpLongOptionsMaxWidth(HELP_WIDTH / 3)
        .setParameterExceptionHandler(new UsageErrors(terminal))
        .setExecutionExceptionHandler(new Failures(terminal));
    HelpPages.arrange(root);
    return root;
  }

  private static PrintWriter writer(PrintStream stream) {
    return new PrintWriter(stream, true, StandardCharsets.UTF_8);
  }
}
