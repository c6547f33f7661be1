package dev.torpor.harness.cli;

import dev.torpor.harness.scenario.ScenarioSchema;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Prints the JSON Schema of scenario files. */
@Command(
    name = "schema",
    description = "Print the JSON Schema of scenario files, for completion in editors.",
    customSynopsis = "torpor schema",
    footerHeading = "%nExample:%n",
    footer = {
      "  torpor schema > torpor-scenario.schema.json",
      "",
      "Name it in the first line of a scenario beside it:",
      "  # yaml-language-server: $schema=torpor-scenario.schema.json"
    })
final class SchemaCommand implements Callable<Integer> {
  private final Terminal terminal;

  SchemaCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    terminal.out().print(ScenarioSchema.json());
    return ExitCode.OK;
  }
}
