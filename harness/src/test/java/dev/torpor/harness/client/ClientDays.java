package dev.torpor.harness.client;

import dev.torpor.app.AppManifest;
import dev.torpor.app.AppManifest.BackgroundMode;
import dev.torpor.app.LocalEdit;
import dev.torpor.app.SyncClientProvider;
import dev.torpor.harness.profile.Profiles;
import dev.torpor.harness.run.Watchdog;
import dev.torpor.http.Origin;
import dev.torpor.network.NetworkPath;
import dev.torpor.os.BackgroundRefresh;
import dev.torpor.os.PolicyParameter;
import dev.torpor.os.PolicyParameters;
import dev.torpor.os.ios.AlwaysFamily;
import dev.torpor.os.push.PushMessage;
import dev.torpor.random.RandomStreams;
import dev.torpor.simulation.Simulation;
import dev.torpor.simulation.SimulationSpec;
import dev.torpor.time.TimeFormat;
import dev.torpor.trace.TraceText;
import dev.torpor.world.OtherUse;
import dev.torpor.world.PushPlan;
import dev.torpor.world.ServerChanges;
import dev.torpor.world.UserEdit;
import dev.torpor.world.World;
import dev.torpor.world.World.PathChange;
import dev.torpor.world.World.Span;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeMap;

/** A shipped client on a phone without delays, and what happened there. */
public final class ClientDays {
  private static final List<String> TYPES =
      List.of(
          "client.",
          "http.",
          "transfer.failed",
          "task.submit",
          "task.started",
          "task.expired",
          "task.completed",
          "assertion",
          "app.exited");

  private final SyncClientProvider provider;
  private final Map<String, String> options = new TreeMap<>();
  private final List<Span> sessions = new ArrayList<>();
  private final List<World.UserAction> actions = new ArrayList<>();
  private final List<PathChange> paths = new ArrayList<>();
  private long firstLaunch = 10 * TimeFormat.SECOND;
  private Set<BackgroundMode> modes = EnumSet.of(BackgroundMode.FETCH);
  private ServerChanges changes = ServerChanges.none();
  private final List<PushPlan.Scripted> pushes = new ArrayList<>();
  private final List<UserEdit> edits = new ArrayList<>();
  private Origin origin;

  private ClientDays(SyncClientProvider provider, Origin origin) {
    this.provider = provider;
    this.origin = origin;
    paths.add(new PathChange(0, Objects.requireNonNull(Profiles.shipped().wifi("ideal"))));
  }

  /** Days with the client of that name, as the service mechanism finds it. */
  public static ClientDays of(String client, Origin origin) {
    for (SyncClientProvider provider : ServiceLoader.load(SyncClientProvider.class)) {
      if (provider.name().equals(client)) {
        return new ClientDays(provider, origin);
      }
    }
    throw new AssertionError("no client is called " + client);
  }

  /** Days with that client. */
  public static ClientDays of(SyncClientProvider provider, Origin origin) {
    return new ClientDays(provider, origin);
  }

  /** The user swipes the app away at these instants. */
  public ClientDays forceQuit(long... instants) {
    for (long at : instants) {
      actions.add(new World.UserAction(at, World.UserAction.Kind.FORCE_QUIT));
    }
    return this;
  }

  /** The user starts something that takes long, while the app is open. */
  public ClientDays startWork(long at) {
    actions.add(new World.UserAction(at, World.UserAction.Kind.START_WORK));
    return this;
  }

  public ClientDays option(String name, String value) {
    options.put(name, value);
    return this;
  }

  public ClientDays firstLaunch(long micros) {
    firstLaunch = micros;
    return this;
  }

  public ClientDays open(long from, long to) {
    sessions.add(new Span(from, to));
    return this;
  }

  public ClientDays offline(long from, long to) {
    NetworkPath before = paths.get(paths.size() - 1).path();
    paths.add(new PathChange(from, NetworkPath.none()));
    paths.add(new PathChange(to, before));
    return this;
  }

  /** The user writes, while the app is open. */
  public ClientDays edit(long at, LocalEdit edit) {
    edits.add(new UserEdit(at, edit));
    return this;
  }

  /** The server pushes these keys, in the background. */
  public ClientDays push(long at, Map<String, String> data) {
    pushes.add(new PushPlan.Scripted(at, PushMessage.background(data)));
    return this;
  }

  public ClientDays modes(Set<BackgroundMode> declared) {
    modes = declared;
    return this;
  }

  /** Plays the days and returns what app, client and server did. */
  public List<String> play(long duration) {
    TraceText text = new TraceText();
    simulation(duration, text).run();
    return text.lines().stream()
        .filter(line -> TYPES.stream().anyMatch(line.split(" ")[2]::startsWith))
        .toList();
  }

  /** Plays the days under a watchdog with that limit in real time. */
  public void playWatched(long duration, Duration limit) throws InterruptedException {
    new Watchdog(limit).run(simulation(duration, new TraceText()));
  }

  private Simulation simulation(long duration, TraceText text) {
    World world =
        new World(
            Instant.parse("2026-03-02T00:00:00Z"),
            ZoneOffset.UTC,
            sessions,
            List.of(),
            paths,
            actions,
            changes,
            1,
            OtherUse.NONE,
            new PushPlan(pushes, null, PushPlan.DeadTokens.FORGOTTEN),
            edits);
    return new Simulation(
        new SimulationSpec(
            world,
            duration,
            0,
            new RandomStreams(1),
            Objects.requireNonNull(Profiles.shipped().device("ideal")),
            new AlwaysFamily().create(OptionalLong.empty(), parameters()),
            new AppManifest(modes, List.of()),
            BackgroundRefresh.ON,
            firstLaunch,
            provider.name(),
            app -> provider.launch(app, Clients.bound(provider, options)),
            origin),
        List.of(text));
  }

  /**
   * The limits of the shipped policy and a system that grants what is due, but launches take no
   * time and no process dies by chance.
   */
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
}
