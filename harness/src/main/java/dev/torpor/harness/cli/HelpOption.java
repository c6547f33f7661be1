package dev.torpor.harness.cli;

import picocli.CommandLine.Option;

/** The option that every command has. */
@SuppressWarnings("UnusedVariable") // picocli looks for the annotation alone
final class HelpOption {
  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this page.")
  private boolean help;
}
