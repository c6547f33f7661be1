package dev.torpor.harness.benchmarks;

import dev.torpor.harness.run.PreparedRun;
import dev.torpor.harness.run.RunOverrides;
import dev.torpor.harness.scenario.LoadOptions;
import dev.torpor.harness.scenario.ScenarioFile;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;

/** The people of whole runs, as scenarios, and what times them. */
final class People {
  private static final String COMMON =
      """
      name: %s user
      start: 2026-03-02T00:00:00
      zone: Europe/Berlin
      duration: %dd
      device: iphone-15
      policy: ios
      network:
        - {from: "18:00", to: "07:30", wifi: home}
        - {otherwise: {cellular: lte-2021-modern}}
      """;

  private static final String TYPICAL =
      """
      app: {backgroundModes: [fetch]}
      user:
        opens:
          - {at: "07:10", for: 70s}
          - {at: "08:05", for: 40s}
          - {at: "09:50", for: 90s}
          - {at: "12:20", for: 2min}
          - {at: "15:00", for: 45s}
          - {at: "17:40", for: 60s}
          - {at: "19:30", for: 3min}
          - {at: "22:15", for: 5min}
        charging: [{from: "23:15", to: "06:45"}]
      backend: {%sdataset: {records: 200, changes: {poisson: 4/h}, bytes: 2 KiB}}
      client: {use: poll, interval: 30min}
      """;

  private static final String HEAVY =
      """
      app:
        backgroundModes: [fetch, processing, remote-notification]
        permittedIdentifiers: [app.refresh, app.processing]
      user:
        events:
          - {at: "10:25", unlock: true}
          - {at: "10:35", lock: true}
          - {at: "13:10", camera: on}
          - {at: "13:15", camera: off}
          - {at: "16:10", lowPowerMode: on}
          - {at: "17:00", lowPowerMode: off}
        charging: [{from: "23:15", to: "06:45"}]
        opens:
      %sbackend:
        dataset: {records: 200, changes: {poisson: 4/h}, bytes: 2 KiB}
        push: {on: change, coalesce: 20min}
      client:
        use: kit-and-files
        triggers: [push, {refresh: {interval: 15min}}, {processing: {interval: 1h}}, open]
      """;

  private People() {}

  /**
   * Eight opens a day, nights on the charger, Wi-Fi at home, a poll every half hour.
   *
   * @param backend what else stands in the backend, empty or ending in a comma
   */
  static String typical(int days, String backend) {
    return COMMON.formatted("typical", days) + TYPICAL.formatted(backend);
  }

  /** An open at five past every hour from 7 to 22, and every mechanism there is. */
  static String heavy(int days) {
    StringBuilder opens = new StringBuilder();
    for (int hour = 7; hour < 23; hour++) {
      opens.append(String.format(Locale.ROOT, "    - {at: \"%02d:05\", for: 90s}%n", hour));
    }
    return COMMON.formatted("heavy", days) + HEAVY.formatted(opens);
  }

  /** The run of a scenario that is written into that folder. */
  static PreparedRun prepare(Path folder, String name, String yaml, LoadOptions options)
      throws Exception {
    Path file = folder.resolve(name + ".yaml");
    Files.writeString(file, yaml);
    return PreparedRun.prepare(ScenarioFile.load(file, options), RunOverrides.none());
  }

  /** A folder of that name for scenarios, below the project's root folder or the working one. */
  static Path folder(String[] arguments, String name) throws IOException {
    Path folder = root(arguments).resolve("harness/benchmarks/target").resolve(name);
    return Files.createDirectories(folder);
  }

  /** The project's root folder: the first argument or the working folder. */
  static Path root(String[] arguments) {
    return Path.of(arguments.length == 0 ? "." : arguments[0]).toAbsolutePath().normalize();
  }

  /** Processor time of all threads of this process; its steps may be 10 ms. */
  static long cpuNanos() {
    return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
        .getProcessCpuTime();
  }

  /** The middle of the values. */
  static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }
}
