package dev.torpor.harness.benchmarks;

import dev.torpor.app.App;
import dev.torpor.app.BackgroundFetchResult;
import dev.torpor.app.BackgroundUrlSession;
import dev.torpor.app.Launch;
import dev.torpor.app.RemoteNotification;
import dev.torpor.app.SyncClient;
import dev.torpor.app.UrlSessionConfiguration;
import dev.torpor.app.UrlSessionDelegate;
import dev.torpor.harness.backend.Backend;
import dev.torpor.harness.run.PreparedRun;
import dev.torpor.harness.run.RunOverrides;
import dev.torpor.harness.scenario.LoadOptions;
import dev.torpor.harness.scenario.LoadedScenario;
import dev.torpor.harness.scenario.ScenarioFile;
import dev.torpor.http.HttpRequest;
import dev.torpor.measure.Measurement;
import dev.torpor.measure.Meters;
import dev.torpor.measure.Window;
import dev.torpor.os.push.PushMessage;
import dev.torpor.random.RandomStreams;
import dev.torpor.simulation.Simulation;
import dev.torpor.simulation.SimulationSpec;
import dev.torpor.time.TimeFormat;
import dev.torpor.trace.Fingerprinter;
import dev.torpor.trace.TraceEvent;
import dev.torpor.trace.TraceListener;
import dev.torpor.world.PushPlan;
import dev.torpor.world.World;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Forty days of a heavy user whose app uses every mechanism (refresh, processing, pushes on change,
 * a background session; background fetch of the old kind excludes refresh and is off), beside the
 * typical user of {@link EndToEnd} with a poll alone: device-days per second of processor time, in
 * turns within one process.
 */
public final class HeavyUser {
  private static final int WARM_UP_ROUNDS = 8;
  private static final int ROUNDS = 5;
  private static final int DAYS = 40;

  private static final String COMMON =
      """
      name: %s
      start: 2026-03-02T00:00:00
      zone: Europe/Berlin
      duration: 40d
      device: iphone-15
      policy: ios
      app:
        backgroundModes: [fetch, processing, remote-notification]
        permittedIdentifiers: [app.refresh, app.processing]
      network:
        - {from: "18:00", to: "07:30", wifi: home}
        - {otherwise: {cellular: lte-2021-modern}}
      backend: {dataset: {records: 200, changes: {poisson: 4/h}, bytes: 2 KiB}}
      user:
        charging: [{from: "23:15", to: "06:45"}]
        opens:
      """;

  private static final String TYPICAL =
      """
          - {at: "07:10", for: 70s}
          - {at: "08:05", for: 40s}
          - {at: "09:50", for: 90s}
          - {at: "12:20", for: 2min}
          - {at: "15:00", for: 45s}
          - {at: "17:40", for: 60s}
          - {at: "19:30", for: 3min}
          - {at: "22:15", for: 5min}
      client: {use: poll, interval: 30min}
      """;

  private final Path folder;

  private HeavyUser(Path folder) {
    this.folder = folder;
  }

  /** Runs both cases; the argument is the project's root folder. */
  public static void main(String[] arguments) throws Exception {
    Path root = Path.of(arguments.length == 0 ? "." : arguments[0]).toAbsolutePath().normalize();
    Path folder = root.resolve("harness/benchmarks/target/heavy-user");
    Files.createDirectories(folder);
    new HeavyUser(folder).measure();
  }

  private static String heavy() {
    StringBuilder yaml = new StringBuilder(COMMON.formatted("heavy user"));
    for (int hour = 7; hour < 23; hour++) {
      yaml.append(String.format(Locale.ROOT, "    - {at: \"%02d:05\", for: 90s}%n", hour));
    }
    yaml.append(
        """
          events:
            - {at: "10:25", unlock: true}
            - {at: "10:35", lock: true}
            - {at: "13:10", camera: on}
            - {at: "13:15", camera: off}
            - {at: "16:10", lowPowerMode: on}
            - {at: "17:00", lowPowerMode: off}
        client:
          use: kit
          triggers: [push, {refresh: {interval: 15min}}, {processing: {interval: 1h}}, open]
        """);
    return yaml.toString();
  }

  private void measure() throws Exception {
    PreparedRun typical = prepare("typical", COMMON.formatted("typical user") + TYPICAL);
    PreparedRun heavy = prepare("heavy", heavy());
    PushPlan pushes =
        new PushPlan(
            List.of(),
            new PushPlan.OnChange(PushMessage.background(Map.of()), 20 * TimeFormat.MINUTE),
            PushPlan.DeadTokens.FORGOTTEN);
    double[][] millis = new double[2][ROUNDS];
    Count[] counts = {new Count(), new Count()};
    Measurement last = null;
    for (int round = -WARM_UP_ROUNDS; round < ROUNDS; round++) {
      counts[0].events = 0;
      counts[1].events = 0;
      long start = cpuNanos();
      run(typical, PushPlan.none(), counts[0]);
      long between = cpuNanos();
      last = run(heavy, pushes, counts[1]);
      long end = cpuNanos();
      if (round >= 0) {
        millis[0][round] = (between - start) / 1e6;
        millis[1][round] = (end - between) / 1e6;
      }
    }
    print("typical user, poll", millis[0], counts[0]);
    print("heavy user, everything", millis[1], counts[1]);
    double[] ratios = new double[ROUNDS];
    for (int i = 0; i < ROUNDS; i++) {
      ratios[i] = millis[0][i] / millis[1][i];
    }
    System.out.printf(
        Locale.ROOT, "heavy / typical, device-days per second: %.2f (>= 0.5)%n", median(ratios));
    System.out.printf(
        Locale.ROOT,
        "heavy / typical, processor time of an event: %.2f%n",
        counts[0].events / median(ratios) / counts[1].events);
    System.out.println("work of the heavy user: " + last.os().work());
    System.out.println("pushes: " + last.pushes() + ", transfers: " + last.transfers());
  }

  /** Events of one run. */
  private static final class Count implements TraceListener {
    private long events;

    @Override
    public void on(long at, TraceEvent event) {
      events++;
    }
  }

  private static void print(String name, double[] millis, Count count) {
    System.out.printf(
        Locale.ROOT,
        "%-24s %8.1f ms %8.0f device-days/s %8d events a day%n",
        name,
        median(millis),
        DAYS / median(millis) * 1e3,
        count.events / DAYS);
  }

  private static Measurement run(PreparedRun run, PushPlan pushes, Count count) throws Exception {
    LoadedScenario loaded = run.loaded();
    World world = with(run.world(), pushes);
    Meters meters = new Meters(new Window(0, DAYS * TimeFormat.DAY));
    boolean all = pushes.onChange() != null;
    try (Backend backend = run.openBackend()) {
      SimulationSpec spec =
          new SimulationSpec(
              world,
              DAYS * TimeFormat.DAY,
              0,
              new RandomStreams(1),
              loaded.device(),
              loaded.policy(),
              loaded.manifest(),
              loaded.backgroundRefresh(),
              30 * TimeFormat.SECOND,
              loaded.client().use().name(),
              app -> {
                SyncClient client =
                    loaded.client().provider().launch(app, loaded.client().options());
                return all ? new WithFiles(app, client) : client;
              },
              backend);
      new Simulation(spec, List.of(meters, new Fingerprinter(), count)).run();
    }
    return meters.finish(DAYS * TimeFormat.DAY);
  }

  private static World with(World world, PushPlan pushes) {
    return new World(
        world.start(),
        world.zone(),
        world.sessions(),
        world.charging(),
        world.paths(),
        world.actions(),
        world.changes(),
        world.initialBatteryLevel(),
        world.otherUse(),
        pushes);
  }

  private PreparedRun prepare(String name, String yaml) throws Exception {
    Path file = folder.resolve(name + ".yaml");
    Files.writeString(file, yaml);
    return PreparedRun.prepare(
        ScenarioFile.load(file, LoadOptions.standard()), RunOverrides.none());
  }

  /** Processor time of this thread, on which a simulation runs alone. */
  private static long cpuNanos() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }

  /** A client that also fetches a file by a background session whenever the user leaves. */
  private static final class WithFiles implements SyncClient, UrlSessionDelegate {
    private final App app;
    private final SyncClient client;
    private @Nullable BackgroundUrlSession session;
    private @Nullable Runnable done;

    WithFiles(App app, SyncClient client) {
      this.app = app;
      this.client = client;
    }

    @Override
    public void launched(Launch launch) {
      session = app.backgroundUrlSession(UrlSessionConfiguration.background("files"), this);
      client.launched(launch);
    }

    @Override
    public void enteredForeground() {
      client.enteredForeground();
    }

    @Override
    public void enteredBackground() {
      BackgroundUrlSession files = session;
      if (files != null) {
        files.downloadTask(HttpRequest.get("https://api.example.test/feed")).resume();
      }
      client.enteredBackground();
    }

    @Override
    public void didRegisterForRemoteNotifications(String deviceToken) {
      client.didRegisterForRemoteNotifications(deviceToken);
    }

    @Override
    public void didReceiveRemoteNotification(
        RemoteNotification push, Consumer<BackgroundFetchResult> completion) {
      client.didReceiveRemoteNotification(push, completion);
    }

    @Override
    public void handleEventsForBackgroundURLSession(String identifier, Runnable completion) {
      done = completion;
    }

    @Override
    public void didFinishEvents() {
      Runnable completion = done;
      done = null;
      if (completion != null) {
        completion.run();
      }
    }
  }
}
