package dev.torpor.harness.cli;

import dev.torpor.harness.scenario.Installed;
import dev.torpor.harness.scenario.PluginException;
import dev.torpor.harness.scenario.Plugins;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** Clients and policies beside those of the class path. */
final class PluginOption {
  @Option(
      names = "--client-path",
      paramLabel = "JAR",
      description = "Adds the clients and policies of a jar. Can be given again.")
  private List<Path> jars = new ArrayList<>();

  /** What there is with them. */
  Installed installed(Terminal terminal) throws UsageException {
    try {
      return Plugins.install(jars.stream().map(terminal::at).toList());
    } catch (PluginException e) {
      String option = jars.isEmpty() ? "the class path" : "--client-path";
      throw new UsageException(option + ": " + String.join("\n  ", e.messages()));
    }
  }

  /** Appends what was given. */
  void addTo(CommandText command) {
    jars.forEach(jar -> command.option("--client-path", jar));
  }
}
