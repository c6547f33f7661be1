package dev.torpor.harness.referee;

import dev.torpor.app.ClientOption;
import dev.torpor.app.SyncClientProvider;
import dev.torpor.harness.backend.BackendException;
import dev.torpor.harness.run.OverrideException;
import dev.torpor.harness.run.PreparedRun;
import dev.torpor.harness.run.RunOverrides;
import dev.torpor.harness.scenario.Installed;
import dev.torpor.harness.scenario.LoadOptions;
import dev.torpor.harness.scenario.LoadedScenario;
import dev.torpor.harness.scenario.ScenarioException;
import dev.torpor.harness.scenario.ScenarioFile;
import dev.torpor.harness.scenario.Use;
import dev.torpor.measure.Violation;
import dev.torpor.time.TimeFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Every shipped client in every shipped scenario, judged after twelve easy hours. */
final class PresetMatrix {
  private static final Path SCENARIOS = Path.of("..", "scenarios");
  private static final long QUIESCE = 12 * TimeFormat.HOUR;

  private PresetMatrix() {}

  /** The shipped scenarios, in order of name. */
  static List<Path> scenarios() throws IOException {
    try (Stream<Path> files = Files.list(SCENARIOS)) {
      return files.filter(file -> file.toString().endsWith(".yaml")).sorted().toList();
    }
  }

  /** The clients that a user finds installed. */
  static List<String> clients() {
    return Installed.clients().stream()
        .filter(provider -> provider.getClass().getName().startsWith("dev.torpor.harness.client."))
        .map(provider -> provider.name())
        .toList();
  }

  /**
   * Plays and judges them all.
   *
   * @param durationMicros of each run, 0 for the scenario's own
   * @return what was found, a line for each
   */
  static List<String> play(Path file, int seeds, long durationMicros)
      throws ScenarioException, OverrideException, BackendException, InterruptedException {
    LoadedScenario scenario = ScenarioFile.load(file, LoadOptions.standard());
    long warmup = scenario.scenario().warmup().micros();
    long own = scenario.scenario().duration().micros();
    long most = durationMicros == 0 ? own : Math.min(own, warmup + durationMicros);
    List<String> found = new ArrayList<>();
    PreparedRun prepared = null;
    for (int seed = 1; seed <= seeds; seed++) {
      RunOverrides none = RunOverrides.none();
      RunOverrides overrides =
          new RunOverrides(
              null,
              null,
              OptionalLong.of(seed),
              OptionalLong.of(most),
              none.clientTimeout(),
              none.backendMode());
      prepared =
          prepared == null ? PreparedRun.prepare(scenario, overrides) : prepared.with(overrides);
      for (Use client : uses(scenario)) {
        for (Violation each : prepared.withClient(client).judge(QUIESCE)) {
          found.add(
              file.getFileName()
                  + ", seed "
                  + seed
                  + ", "
                  + client
                  + ": "
                  + each.id()
                  + " at "
                  + TimeFormat.instant(each.at())
                  + " "
                  + each.message()
                  + "\n    "
                  + String.join("\n    ", each.proof()));
        }
      }
    }
    return found;
  }

  /** All of them, with the scenario's own feed where that is another than they expect. */
  private static List<Use> uses(LoadedScenario scenario) {
    Map<String, String> own = scenario.scenario().client().options();
    if (!own.containsKey("url")) {
      return clients().stream().map(Use::parse).toList();
    }
    List<Use> uses = new ArrayList<>(List.of(scenario.scenario().client()));
    for (SyncClientProvider provider : Installed.clients()) {
      List<String> names = provider.options().stream().map(ClientOption::name).toList();
      Map<String, String> options = new TreeMap<>();
      for (String feed : List.of("url", "fetch")) {
        if (own.containsKey(feed) && names.contains(feed)) {
          options.put(feed, own.get(feed));
        }
      }
      if (clients().contains(provider.name())) {
        uses.add(new Use(provider.name(), options));
      }
    }
    return uses;
  }
}
