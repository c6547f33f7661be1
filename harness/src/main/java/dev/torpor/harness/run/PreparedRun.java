package dev.torpor.harness.run;

import dev.torpor.app.App;
import dev.torpor.app.ExtensionApp;
import dev.torpor.app.NotificationService;
import dev.torpor.app.SyncClient;
import dev.torpor.harness.backend.Backend;
import dev.torpor.harness.backend.BackendException;
import dev.torpor.harness.backend.BackendReport;
import dev.torpor.harness.backend.Backends;
import dev.torpor.harness.backend.StubDirectory;
import dev.torpor.harness.backend.fault.FaultLayer;
import dev.torpor.harness.binding.Complaints;
import dev.torpor.harness.client.BoundProvider;
import dev.torpor.harness.profile.Profiles;
import dev.torpor.harness.scenario.ClientChoice;
import dev.torpor.harness.scenario.Installed;
import dev.torpor.harness.scenario.LoadedScenario;
import dev.torpor.harness.scenario.PolicyChoice;
import dev.torpor.harness.scenario.Scenario;
import dev.torpor.harness.scenario.Use;
import dev.torpor.harness.text.TimeSpan;
import dev.torpor.measure.LeanedOn;
import dev.torpor.measure.Measured;
import dev.torpor.measure.Measurement;
import dev.torpor.measure.Meters;
import dev.torpor.measure.Violation;
import dev.torpor.measure.Window;
import dev.torpor.measure.referee.Referee;
import dev.torpor.network.NetworkPath;
import dev.torpor.os.ClientFactory;
import dev.torpor.os.OsPolicy;
import dev.torpor.os.PolicyParameter;
import dev.torpor.random.RandomStreams;
import dev.torpor.simulation.Quiesce;
import dev.torpor.simulation.Simulation;
import dev.torpor.simulation.SimulationSpec;
import dev.torpor.trace.Fingerprinter;
import dev.torpor.trace.TraceListener;
import dev.torpor.world.World;
import dev.torpor.world.WorldFactory;
import java.nio.file.Path;
import java.time.zone.ZoneRulesProvider;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A scenario with every choice made and its world drawn: can be run any number of times, with one
 * client or another, and always meets the same world.
 */
public final class PreparedRun {
  private static final String FLOOR = "never";
  private static final String QUIESCE_NETWORK = "home";

  private final LoadedScenario loaded;
  private final RunOverrides overrides;
  private final ClientChoice client;
  private final OsPolicy policy;
  private final @Nullable StubDirectory stubs;
  private final long seed;
  private final long durationMicros;
  private final World world;

  private PreparedRun(
      LoadedScenario loaded,
      RunOverrides overrides,
      ClientChoice client,
      OsPolicy policy,
      @Nullable StubDirectory stubs) {
    Scenario scenario = loaded.scenario();
    this.stubs = stubs;
    this.loaded = loaded;
    this.overrides = overrides;
    this.client = client;
    this.policy = policy;
    this.seed = overrides.seed().orElse(scenario.seed());
    this.durationMicros = overrides.durationMicros().orElse(scenario.duration().micros());
    this.world = WorldFactory.draw(loaded.worldPlan(), durationMicros, new RandomStreams(seed));
  }

  private PreparedRun(PreparedRun other, RunOverrides overrides, ClientChoice client) {
    this.loaded = other.loaded;
    this.overrides = overrides;
    this.client = client;
    this.policy = other.policy;
    this.stubs = other.stubs;
    this.seed = other.seed;
    this.durationMicros = other.durationMicros;
    this.world = other.world;
  }

  /**
   * Makes every choice, reads the stubs of the backend and draws the world.
   *
   * @throws OverrideException when the overrides name what does not exist or does not fit
   * @throws BackendException when the stubs of the backend cannot be used
   */
  public static PreparedRun prepare(LoadedScenario loaded, RunOverrides overrides)
      throws OverrideException, BackendException {
    Path folder = loaded.wiremockFolder();
    StubDirectory stubs = folder == null ? null : Backends.load(folder, stubsName(loaded));
    new RunBackend(loaded, stubs, overrides).checkFaults();
    PreparedRun prepared = prepare(loaded, overrides, stubs);
    prepared
        .openBackend()
        .close(); // stubs that do not fit the dataset show now, not after other runs
    return prepared;
  }

  /**
   * The same scenario and stubs with other choices.
   *
   * @throws OverrideException when the overrides name what does not exist or does not fit
   */
  public PreparedRun with(RunOverrides other) throws OverrideException {
    return prepare(loaded, other, stubs);
  }

  /**
   * The same world and everything else with another client.
   *
   * @throws OverrideException when there is no such client, or it does not have such options
   */
  public PreparedRun withClient(Use other) throws OverrideException {
    List<String> mistakes = new ArrayList<>();
    ClientChoice choice =
        ClientChoice.find(other, loaded.clients(), new Mistakes("--client " + other, mistakes));
    if (choice == null) {
      throw new OverrideException(mistakes);
    }
    return new PreparedRun(this, overrides.withClient(other), choice);
  }

  /** As the scenario names the folder, seen from where the scenario's own name is. */
  private static String stubsName(LoadedScenario loaded) {
    String named = String.valueOf(loaded.scenario().backend().wiremock());
    return loaded.file().resolveSibling(named).normalize().toString().replace('\\', '/');
  }

  private static PreparedRun prepare(
      LoadedScenario loaded, RunOverrides overrides, @Nullable StubDirectory stubs)
      throws OverrideException {
    List<String> mistakes = new ArrayList<>();
    ClientChoice client = loaded.client();
    Use otherClient = overrides.client();
    if (otherClient != null) {
      client =
          ClientChoice.find(
              otherClient, loaded.clients(), new Mistakes("--client " + otherClient, mistakes));
    }
    OsPolicy policy = loaded.policy();
    Use otherPolicy = overrides.policy();
    if (otherPolicy != null) {
      policy =
          PolicyChoice.find(
              otherPolicy, Installed.policies(), new Mistakes("--policy " + otherPolicy, mistakes));
    }
    long warmup = loaded.scenario().warmup().micros();
    if (overrides.durationMicros().orElse(Long.MAX_VALUE) <= warmup) {
      mistakes.add(
          "--duration must be longer than the scenario's warm-up of " + loaded.scenario().warmup());
    }
    if (overrides.durationMicros().isPresent()) {
      TimeSpan duration = new TimeSpan(overrides.durationMicros().getAsLong());
      loaded
          .mistakesWith(duration)
          .forEach(why -> mistakes.add("--duration " + duration + ": " + why));
    }
    if (!mistakes.isEmpty() || client == null || policy == null) {
      throw new OverrideException(mistakes);
    }
    return new PreparedRun(loaded, overrides, client, policy, stubs);
  }

  /** The scenario. */
  public LoadedScenario loaded() {
    return loaded;
  }

  /** The world that every run of this meets. */
  public World world() {
    return world;
  }

  /** What will run. */
  public RunHeader header() {
    Scenario scenario = loaded.scenario();
    List<PolicyParameter> parameters = policy.parameters();
    return new RunHeader(
        Version.current(),
        ZoneRulesProvider.getVersions("UTC").lastEntry().getKey(),
        scenario.name(),
        loaded.file().toString().replace('\\', '/'),
        loaded.sha256(),
        seed,
        client.toString(),
        policy.name(),
        parameters.size(),
        (int) parameters.stream().filter(PolicyParameter::isAssumption).count(),
        loaded.device().name(),
        world.start(),
        world.zone(),
        scenario.warmup().micros(),
        durationMicros);
  }

  /**
   * Runs the client and, for the marginal energy, the floor in the same world.
   *
   * @param listeners hear the client's run beside the meters
   * @throws BackendException when the stubs of the backend cannot be used
   */
  public RunResult run(List<? extends TraceListener> listeners)
      throws BackendException, InterruptedException {
    return run(listeners, (at, event) -> {});
  }

  /**
   * Runs the client and, for the marginal energy, the floor in the same world.
   *
   * @param listeners hear the client's run beside the meters
   * @param quiesce hears what comes after it, when the scenario says that the run goes on to be
   *     judged
   * @throws BackendException when the stubs of the backend cannot be used
   */
  public RunResult run(List<? extends TraceListener> listeners, TraceListener quiesce)
      throws BackendException, InterruptedException {
    Measurement floor = client.use().name().equals(FLOOR) ? null : runFloor();
    return run(floor, listeners, quiesce);
  }

  /**
   * Runs the client against a floor that was measured before, in the same world.
   *
   * @param floor null when the client is the floor itself
   * @param listeners hear the run beside the meters
   * @throws BackendException when the stubs of the backend cannot be used
   */
  public RunResult run(@Nullable Measurement floor, List<? extends TraceListener> listeners)
      throws BackendException, InterruptedException {
    return run(floor, listeners, (at, event) -> {});
  }

  private RunResult run(
      @Nullable Measurement floor, List<? extends TraceListener> listeners, TraceListener quiesce)
      throws BackendException, InterruptedException {
    Fingerprinter fingerprinter = new Fingerprinter();
    List<TraceListener> all = new ArrayList<>(listeners);
    all.add(fingerprinter);
    Referee referee = new Referee();
    all.add(referee);
    LeanedOn leanedOn = new LeanedOn();
    all.add(leanedOn);
    Outcome outcome = simulate(client, all);
    Measurement run = outcome.measurement().alsoViolating(judge(referee, quiesce));
    Measured measured = new Measured(run, floor == null ? run : floor);
    return new RunResult(
        header(),
        fingerprinter.finish(),
        measured,
        RunMetrics.judge(loaded.scenario().expect(), measured),
        outcome.backend(),
        outcome.warnings(),
        leanedOn.count(policy.parameters()));
  }

  /**
   * Measures the same world without sync.
   *
   * @throws BackendException when the stubs of the backend cannot be used
   */
  public Measurement runFloor() throws BackendException, InterruptedException {
    List<String> mistakes = new ArrayList<>();
    ClientChoice never =
        ClientChoice.find(Use.parse(FLOOR), Installed.clients(), new Mistakes(FLOOR, mistakes));
    if (never == null) {
      throw new IllegalStateException("the floor cannot be run: " + mistakes);
    }
    return simulate(never, List.of()).measurement();
  }

  /** Collects mistakes of one option of the command line. */
  private record Mistakes(String option, List<String> messages) implements Complaints {
    @Override
    public void aboutName(String key, String message) {
      messages.add(option + ": " + message);
    }

    @Override
    public void aboutValue(String key, String message) {
      messages.add(option + ": " + message);
    }
  }

  private record Outcome(Measurement measurement, BackendReport backend, List<String> warnings) {}

  private Outcome simulate(ClientChoice choice, List<? extends TraceListener> listeners)
      throws BackendException, InterruptedException {
    try (Backend backend = openBackend()) {
      return simulate(choice, listeners, backend);
    }
  }

  private Outcome simulate(
      ClientChoice choice, List<? extends TraceListener> listeners, Backend backend)
      throws InterruptedException {
    Meters meters = new Meters(new Window(loaded.scenario().warmup().micros(), durationMicros));
    List<TraceListener> all = new ArrayList<>();
    all.add(meters);
    all.addAll(listeners);
    new Watchdog(overrides.clientTimeout()).run(new Simulation(spec(choice, backend), all));
    List<String> warnings = backend instanceof FaultLayer faults ? faults.warnings() : List.of();
    return new Outcome(meters.finish(durationMicros), backend.report(), warnings);
  }

  /** Judges the client by the run that was measured, or by one that goes on. */
  private List<Violation> judge(Referee referee, TraceListener listener)
      throws BackendException, InterruptedException {
    long quiesce = loaded.scenario().quiesce().micros();
    return quiesce == 0 ? referee.finish(durationMicros) : judge(quiesce, listener);
  }

  /**
   * Judges the client in a run of its own, which is the measured one and goes on: what is measured
   * never depends on whether somebody judges.
   *
   * @param quiesceMicros how long it goes on, more than 0
   * @return what the referee found, in order of time; misuse that the system reports is not in it
   * @throws BackendException when the stubs of the backend cannot be used
   */
  public List<Violation> judge(long quiesceMicros) throws BackendException, InterruptedException {
    return judge(quiesceMicros, (at, event) -> {});
  }

  private List<Violation> judge(long quiesceMicros, TraceListener listener)
      throws BackendException, InterruptedException {
    TraceListener after =
        (at, event) -> {
          if (at >= durationMicros) {
            listener.on(at, event);
          }
        };
    Referee referee = new Referee();
    NetworkPath path = Objects.requireNonNull(Profiles.shipped().wifi(QUIESCE_NETWORK));
    Quiesce phase = new Quiesce(quiesceMicros, path);
    try (Backend backend = openBackend()) {
      if (backend instanceof FaultLayer faults) {
        faults.quiesceFrom(durationMicros);
      }
      new Watchdog(overrides.clientTimeout())
          .run(new Simulation(spec(client, backend).followedBy(phase), List.of(referee, after)));
    }
    return referee.finish(durationMicros + quiesceMicros);
  }

  private SimulationSpec spec(ClientChoice choice, Backend backend) {
    Scenario scenario = loaded.scenario();
    return new SimulationSpec(
            world,
            durationMicros,
            scenario.warmup().micros(),
            new RandomStreams(seed),
            loaded.device(),
            policy,
            loaded.manifest(),
            loaded.backgroundRefresh(),
            scenario.app().firstLaunch().length().micros(),
            choice.use().name(),
            factory(choice),
            backend,
            scenario.connections().rules())
        .promising(choice.provider().promises(choice.options()));
  }

  /** Bounds alone look into the world; see {@link BoundProvider}. */
  private static ClientFactory factory(ClientChoice choice) {
    return choice.provider() instanceof BoundProvider bound
        ? bound.bound(choice.options())
        : new Processes(choice);
  }

  /** What runs in the processes of an app: its client, and its extension if it has one. */
  private record Processes(ClientChoice choice) implements ClientFactory {
    @Override
    public SyncClient launch(App app) {
      return choice.provider().launch(app, choice.options());
    }

    @Override
    public @Nullable Function<ExtensionApp, NotificationService> notificationService() {
      return choice.provider().notificationService(choice.options());
    }
  }

  /**
   * The backend as it is at the start of every run, to be asked without a phone around it; to be
   * closed in the end.
   *
   * @throws BackendException when the stubs do not fit the dataset
   */
  public Backend openBackend() throws BackendException {
    return new RunBackend(loaded, stubs, overrides).open(world, seed, durationMicros);
  }
}
