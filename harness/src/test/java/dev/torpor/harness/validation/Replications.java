package dev.torpor.harness.validation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.torpor.app.SyncClientProvider;
import dev.torpor.harness.run.PreparedRun;
import dev.torpor.harness.run.RunOverrides;
import dev.torpor.harness.run.RunResult;
import dev.torpor.harness.scenario.Installed;
import dev.torpor.harness.scenario.LoadOptions;
import dev.torpor.harness.scenario.LoadedScenario;
import dev.torpor.harness.scenario.ScenarioFile;
import dev.torpor.measure.Metrics;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * One scenario under many seeds. A stochastic case passes when the mean over the seeds lies within
 * 3.5 standard errors of the closed form, the error being estimated from the seeds themselves.
 */
final class Replications {
  /** A phone without delays of its own, so that syncs happen exactly when the policy says. */
  static final String IDEAL =
      """
      start: 2026-03-02T00:00:00
      zone: UTC
      device: ideal
      app: {backgroundModes: [fetch], firstLaunch: {for: 1s}}
      network:
        - {otherwise: {wifi: ideal}}
      """;

  /** Overrides that take the system's own delays and kills out of a policy. */
  static final String AT_ONCE =
      "life.coldLaunchTime: 0s, life.resumeTime: 0s, life.jetsamMeanSurvival: 0s";

  private static final double STANDARD_ERRORS = 3.5;

  private final List<RunResult> results;

  private Replications(List<RunResult> results) {
    this.results = results;
  }

  /** Runs a scenario under seeds 1 to {@code seeds}. */
  static Replications of(String yaml, int seeds, SyncClientProvider... testClients)
      throws Exception {
    Path folder = Path.of("target", "validation");
    Files.createDirectories(folder);
    Path file = Files.createTempFile(folder, "case", ".yaml");
    Files.writeString(file, yaml);
    List<SyncClientProvider> clients = new ArrayList<>(Installed.clients());
    clients.addAll(List.of(testClients));
    LoadedScenario loaded = ScenarioFile.load(file, LoadOptions.standard().withClients(clients));
    List<RunResult> results = new ArrayList<>();
    for (int seed = 1; seed <= seeds; seed++) {
      PreparedRun run = PreparedRun.prepare(loaded, RunOverrides.none().withSeed(seed));
      RunResult result = run.run(null, List.of());
      assertThat(result.measured().run().identities().failures()).isEmpty();
      assertThat(result.measured().run().violations()).isEmpty();
      assertThat(result.backend().answeredAll()).isTrue();
      results.add(result);
    }
    Files.delete(file);
    return new Replications(results);
  }

  /** The results, one for each seed. */
  List<RunResult> results() {
    return results;
  }

  /** The mean of a metric lies within 3.5 standard errors of the closed form. */
  Replications expect(String metric, double closedForm) {
    double[] values = new double[results.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = value(metric, results.get(i));
    }
    return expect(metric, values, closedForm);
  }

  /** The mean of these values, one for each seed, lies within 3.5 standard errors. */
  Replications expect(String what, double[] values, double closedForm) {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    double mean = sum / values.length;
    double squares = 0;
    for (double value : values) {
      squares += (value - mean) * (value - mean);
    }
    double standardError = Math.sqrt(squares / (values.length - 1) / values.length);
    assertThat(Math.abs(mean - closedForm))
        .as("%s: mean %s, closed form %s, standard error %s", what, mean, closedForm, standardError)
        .isLessThanOrEqualTo(STANDARD_ERRORS * standardError + 1e-9);
    return this;
  }

  /** One metric of one run. */
  static double value(String metric, RunResult result) {
    return Objects.requireNonNull(Metrics.find(metric), metric)
        .of(result.measured())
        .orElseThrow(() -> new AssertionError(metric + " was not measured"));
  }
}
