package dev.torpor.harness.scenario;

import dev.torpor.app.AppManifest;
import dev.torpor.app.SyncClientProvider;
import dev.torpor.device.DeviceProfile;
import dev.torpor.harness.binding.Bound;
import dev.torpor.harness.binding.Problem;
import dev.torpor.harness.binding.Problems;
import dev.torpor.harness.text.TimeSpan;
import dev.torpor.os.BackgroundRefresh;
import dev.torpor.os.OsPolicy;
import dev.torpor.world.Calendar;
import dev.torpor.world.WorldPlan;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A scenario without mistakes, and everything that it names.
 *
 * @param file as the user named it
 * @param text of the file
 * @param sha256 of the file's bytes, in lower-case hex
 * @param scenario as written
 * @param device the model of phone
 * @param policy who may run in the background
 * @param client what syncs
 * @param dataset the data and how they are served
 * @param clients what else could sync
 * @param worldPlan what worlds are drawn from
 * @param wiremockFolder of the backend; null when the dataset is served as it is
 * @param bound where everything stands in the file
 */
public record LoadedScenario(
    Path file,
    String text,
    String sha256,
    Scenario scenario,
    DeviceProfile device,
    OsPolicy policy,
    ClientChoice client,
    DatasetChoice dataset,
    List<SyncClientProvider> clients,
    WorldPlan worldPlan,
    @Nullable Path wiremockFolder,
    Bound<Scenario> bound) {

  /** What the app declares. */
  public AppManifest manifest() {
    return scenario.app().manifest();
  }

  /** The user's switch at the start. */
  public BackgroundRefresh backgroundRefresh() {
    return scenario.app().backgroundRefresh() ? BackgroundRefresh.ON : BackgroundRefresh.OFF;
  }

  /** Folder with WireMock's mappings, when the backend has one. */
  public Optional<Path> wiremock() {
    return Optional.ofNullable(wiremockFolder);
  }

  /**
   * Why the scenario cannot run for that long instead, in sentences; empty when it can. Moments
   * outside a shorter run just do not come.
   */
  public List<String> mistakesWith(TimeSpan duration) {
    if (duration.micros() == 0) {
      return List.of("a run must be longer than 0");
    }
    Problems problems = new Problems();
    Calendar calendar = new Calendar(scenario.startInstant(), scenario.zone(), duration.micros());
    LengthChecks.check(bound, duration, calendar, problems);
    return problems.all().stream().map(Problem::message).toList();
  }

  /**
   * A mistake that shows only later.
   *
   * @param path of the value it concerns, such as {@code client.interval}
   */
  public Problem problemAt(String path, String message) {
    return bound.problemAt(path, message);
  }
}
