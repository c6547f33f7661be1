package dev.torpor.harness.cli;

import dev.torpor.harness.backend.BackendMode;
import dev.torpor.harness.run.RunOverrides;
import dev.torpor.harness.scenario.Use;
import dev.torpor.harness.text.TimeSpan;
import java.time.Duration;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What a run does otherwise than its scenario says, apart from the client. */
final class ChangeOptions {
  @Option(
      names = "--seed",
      paramLabel = "N",
      converter = Converters.Whole.class,
      description = "Seed of all chance.")
  private @Nullable Long seed;

  @Option(
      names = "--duration",
      paramLabel = "D",
      converter = Converters.Span.class,
      description = "Length of the run, such as 3d; longer than the scenario's warm-up.")
  private @Nullable TimeSpan duration;

  @Option(
      names = "--policy",
      paramLabel = "P",
      converter = Converters.Choice.class,
      description = "Who may run in the background: one of 'torpor list policies'.")
  private @Nullable Use policy;

  @Option(
      names = "--backend",
      paramLabel = "MODE",
      converter = Converters.Mode.class,
      description = "How requests reach the backend: in-process or loopback (HTTP on 127.0.0.1).")
  private @Nullable BackendMode backend;

  /** The same as a run takes it. */
  RunOverrides overrides(@Nullable Use client, Duration clientTimeout) {
    return new RunOverrides(
        client,
        policy,
        seed == null ? OptionalLong.empty() : OptionalLong.of(seed),
        duration == null ? OptionalLong.empty() : OptionalLong.of(duration.micros()),
        clientTimeout,
        backend);
  }

  /** Appends what was given, with the seed that was used. */
  void addTo(CommandText command, long usedSeed) {
    command.option("--seed", usedSeed);
    if (duration != null) {
      command.option("--duration", duration.toString().replace(" ", ""));
    }
    if (policy != null) {
      command.option("--policy", policy);
    }
    if (backend != null) {
      command.option("--backend", backend.label());
    }
  }
}
