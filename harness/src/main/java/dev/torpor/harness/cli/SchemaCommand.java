package dev.torpor.harness.cli;

import dev.torpor.harness.scenario.ScenarioSchema;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Prints the JSON Schema of scenario files. */
@Command(
    name = "schema",
    description = "Print the JSON Schema of scenario files, for completion in editors.",
    customSynopsis = "torpor schema [--client-path JAR]",
    footerHeading = "%nExample:%n",
    footer = {
      "  torpor schema > torpor-scenario.schema.json",
      "",
      "Name it in the first line of a scenario beside it:",
      "  # yaml-language-server: $schema=torpor-scenario.schema.json"
    })
final class SchemaCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Mixin private PluginOption plugins = new PluginOption();

  SchemaCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws UsageException {
    terminal.out().print(ScenarioSchema.json(plugins.installed(terminal)));
    return ExitCode.OK;
  }
}
