package dev.torpor.harness.backend.fault;

import dev.torpor.app.AppManifest;
import dev.torpor.app.Launch;
import dev.torpor.app.SyncClient;
import dev.torpor.harness.backend.Backend;
import dev.torpor.harness.backend.BackendException;
import dev.torpor.harness.backend.Backends;
import dev.torpor.harness.backend.dataset.DatasetSettings;
import dev.torpor.harness.profile.Profiles;
import dev.torpor.measure.IdentityCheck;
import dev.torpor.measure.Meters;
import dev.torpor.measure.Window;
import dev.torpor.os.BackgroundRefresh;
import dev.torpor.os.ClientFactory;
import dev.torpor.os.PolicyParameter;
import dev.torpor.os.PolicyParameters;
import dev.torpor.os.ios.AlwaysFamily;
import dev.torpor.random.RandomStreams;
import dev.torpor.simulation.Simulation;
import dev.torpor.simulation.SimulationSpec;
import dev.torpor.time.TimeFormat;
import dev.torpor.trace.TraceListener;
import dev.torpor.trace.TraceText;
import dev.torpor.world.Calendar;
import dev.torpor.world.ServerChanges;
import dev.torpor.world.World;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.Set;

/**
 * A phone without delays whose app is open all the time, and a server with four records, of which
 * the next one changes every ten minutes for fifty minutes, behind faults.
 */
final class FaultPhone {
  static final Instant START = Instant.parse("2026-03-02T00:00:00Z");
  static final int RECORDS = 4;

  private static final List<String> TYPES =
      List.of("client.", "http.", "server.", "transfer.failed", "transfer.cut");

  private final List<FaultSpec> faults;
  private final String shape;
  private final Map<String, String> options;
  private final ServerChanges changes = changes();
  private long seed = 1;
  private long quietFrom = Long.MAX_VALUE;
  private FaultLayer layer;

  FaultPhone(String faults, String shape, Map<String, String> options) {
    this.faults = FaultLines.read(faults);
    this.shape = shape;
    this.options = options;
    this.layer = newLayer(TimeFormat.HOUR);
  }

  FaultPhone(String faults, String shape) {
    this(faults, shape, Map.of());
  }

  FaultPhone seed(long other) {
    seed = other;
    return this;
  }

  FaultPhone quietFrom(long micros) {
    quietFrom = micros;
    return this;
  }

  private static ServerChanges changes() {
    long[] at = new long[5];
    int[] record = new int[5];
    for (int i = 0; i < at.length; i++) {
      at[i] = (i + 1) * 10L * TimeFormat.MINUTE;
      record[i] = i % RECORDS;
    }
    return new ServerChanges(RECORDS, at, record);
  }

  /** The layer of the run played last. */
  FaultLayer layer() {
    return layer;
  }

  /** Plays a client that asks by a script of {@code MOMENT METHOD /path [Name: value]} lines. */
  List<String> ask(long duration, String... script) {
    return play(duration, app -> new Asker(app, List.of(script)));
  }

  /** Plays a client and returns what it, the server and the network did. */
  List<String> play(long duration, ClientFactory client) {
    layer = newLayer(duration);
    layer.quiesceFrom(quietFrom);
    TraceText text = new TraceText();
    Meters meters = new Meters(new Window(0, duration));
    List<TraceListener> listeners = List.of(text, meters);
    World world =
        new World(
            START,
            ZoneOffset.UTC,
            List.of(),
            List.of(),
            List.of(
                new World.PathChange(0, Objects.requireNonNull(Profiles.shipped().wifi("ideal")))),
            List.of(),
            changes,
            1);
    new Simulation(
            new SimulationSpec(
                world,
                duration,
                0,
                new RandomStreams(seed),
                Objects.requireNonNull(Profiles.shipped().device("ideal")),
                new AlwaysFamily().create(OptionalLong.empty(), parameters()),
                new AppManifest(EnumSet.noneOf(AppManifest.BackgroundMode.class), List.of()),
                BackgroundRefresh.ON,
                duration,
                "test",
                client,
                layer),
            listeners)
        .run();
    IdentityCheck identities = meters.finish(duration).identities();
    if (!identities.holds()) {
      throw new AssertionError("identities are broken: " + identities.failures());
    }
    return text.lines().stream()
        .filter(line -> TYPES.stream().anyMatch(line.split(" ")[2]::startsWith))
        .toList();
  }

  private FaultLayer newLayer(long duration) {
    return new FaultLayer(
        faults,
        this::open,
        new Calendar(START, ZoneOffset.UTC, duration),
        new RandomStreams(seed),
        START);
  }

  private Backend open() {
    try {
      DatasetSettings settings = new DatasetSettings(60, shape, options);
      return Backends.open(null, settings, changes, new RandomStreams(seed), START);
    } catch (BackendException e) {
      throw new AssertionError(e);
    }
  }

  private static PolicyParameters parameters() {
    List<PolicyParameter> parameters = new ArrayList<>();
    Set<String> zero = Set.of("life.coldLaunchTime", "life.resumeTime", "life.jetsamMeanSurvival");
    for (PolicyParameter p :
        Objects.requireNonNull(Profiles.shipped().policyParameters("ios")).all()) {
      parameters.add(
          zero.contains(p.name())
              ? new PolicyParameter(p.name(), p.kind(), 0, "0s", p.grade(), p.source())
              : p);
    }
    return new PolicyParameters(parameters);
  }

  /** For clients that do all by timers. */
  abstract static class Open implements SyncClient {
    @Override
    public void launched(Launch launch) {
      begin();
    }

    abstract void begin();
  }
}
