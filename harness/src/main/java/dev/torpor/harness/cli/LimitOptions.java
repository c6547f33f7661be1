package dev.torpor.harness.cli;

import dev.torpor.harness.run.RunMetrics;
import dev.torpor.harness.run.Watchdog;
import dev.torpor.harness.scenario.Commands;
import dev.torpor.harness.scenario.LoadOptions;
import dev.torpor.harness.text.TimeSpan;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/** What scenarios and clients may do. */
final class LimitOptions {
  @Option(
      names = "--allow",
      paramLabel = "DIR",
      description = "Scenarios may name files in this folder, too. Can be given again.")
  private List<Path> allowed = new ArrayList<>();

  @Option(
      names = "--client-timeout",
      paramLabel = "D",
      converter = Converters.Span.class,
      description = "How long a callback of the client may take in real time; 30s by default.")
  private @Nullable TimeSpan clientTimeout;

  @Option(
      names = "--allow-command",
      description = "Scenarios may start the program of their client 'process'.")
  private boolean commands;

  @ArgGroup(validate = false)
  private PluginOption plugins = new PluginOption();

  /** How scenarios are loaded; fails when a folder does not exist. */
  LoadOptions loadOptions(Terminal terminal) throws UsageException {
    List<Path> folders = new ArrayList<>();
    for (Path folder : allowed) {
      Path seen = terminal.at(folder);
      if (!Files.isDirectory(seen)) {
        throw new UsageException("--allow " + folder + ": there is no such folder");
      }
      folders.add(seen);
    }
    return LoadOptions.with(plugins.installed(terminal))
        .allowing(folders)
        .withMetrics(RunMetrics.CATALOG)
        .withCommands(commands ? Commands.ALLOWED : Commands.REFUSED);
  }

  /** How long a callback may take in real time. */
  Duration clientTimeout() {
    return clientTimeout == null
        ? Watchdog.DEFAULT_LIMIT
        : Duration.of(clientTimeout.micros(), ChronoUnit.MICROS);
  }

  /** Appends what was given. */
  void addTo(CommandText command) {
    allowed.forEach(folder -> command.option("--allow", folder));
    if (clientTimeout != null) {
      command.option("--client-timeout", clientTimeout);
    }
    if (commands) {
      command.add("--allow-command");
    }
    plugins.addTo(command);
  }
}
