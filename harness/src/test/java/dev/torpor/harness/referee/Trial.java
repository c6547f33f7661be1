package dev.torpor.harness.referee;

import dev.torpor.app.App;
import dev.torpor.app.AppManifest;
import dev.torpor.app.AppManifest.BackgroundMode;
import dev.torpor.app.LocalEdit;
import dev.torpor.app.Promise;
import dev.torpor.app.SyncClient;
import dev.torpor.harness.backend.dataset.DatasetOrigin;
import dev.torpor.harness.backend.dataset.DatasetSettings;
import dev.torpor.harness.profile.Profiles;
import dev.torpor.http.Origin;
import dev.torpor.measure.Violation;
import dev.torpor.measure.referee.Referee;
import dev.torpor.network.NetworkPath;
import dev.torpor.os.BackgroundRefresh;
import dev.torpor.os.PolicyParameter;
import dev.torpor.os.PolicyParameters;
import dev.torpor.os.ios.AlwaysFamily;
import dev.torpor.os.push.PushMessage;
import dev.torpor.random.RandomStreams;
import dev.torpor.simulation.Quiesce;
import dev.torpor.simulation.Simulation;
import dev.torpor.simulation.SimulationSpec;
import dev.torpor.time.TimeFormat;
import dev.torpor.trace.TraceListener;
import dev.torpor.world.OtherUse;
import dev.torpor.world.PushPlan;
import dev.torpor.world.ServerChanges;
import dev.torpor.world.ServerChanges.Change;
import dev.torpor.world.ServerChanges.Kind;
import dev.torpor.world.UserEdit;
import dev.torpor.world.World;
import dev.torpor.world.World.PathChange;
import dev.torpor.world.World.Span;
import dev.torpor.world.World.UserAction;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * A day with a client, a backend that is made to fail in one way, and twelve easy hours after it:
 * what exposes one bug, and what a correct client gets through without a word of the referee.
 */
final class Trial {
  static final String URL = "https://api.example.com/items";
  private static final long QUIESCE = 12 * TimeFormat.HOUR;

  final String name;
  private String shape = "paged";
  private final Map<String, String> shapeOptions = new TreeMap<>();
  private int records = 30;
  private long duration = TimeFormat.DAY;
  private final List<Change> changes = new ArrayList<>();
  private final List<UserEdit> edits = new ArrayList<>();
  private final List<Span> sessions = new ArrayList<>();
  private final List<PathChange> paths = new ArrayList<>();
  private final List<UserAction> actions = new ArrayList<>();
  private final List<Promise> promises = new ArrayList<>();
  private PushPlan pushes = PushPlan.none();
  private UnaryOperator<Origin> spoil = UnaryOperator.identity();
  private long firstLaunch = 30 * TimeFormat.SECOND;

  Trial(String name) {
    this.name = name;
    paths.add(new PathChange(0, network("home")));
  }

  static NetworkPath network(String wifi) {
    return Objects.requireNonNull(Profiles.shipped().wifi(wifi));
  }

  Trial shape(String other) {
    shape = other;
    return this;
  }

  Trial option(String option, String value) {
    shapeOptions.put(option, value);
    return this;
  }

  Trial records(int count) {
    records = count;
    return this;
  }

  Trial firstLaunch(long micros) {
    firstLaunch = micros;
    return this;
  }

  Trial lasting(long micros) {
    duration = micros;
    return this;
  }

  Trial open(long from, long to) {
    sessions.add(new Span(from, to));
    return this;
  }

  Trial update(long at, int record) {
    changes.add(new Change(at, record, Kind.UPDATE));
    return this;
  }

  Trial delete(long at, int record) {
    changes.add(new Change(at, record, Kind.DELETE));
    return this;
  }

  /** One update of record 0 to 4 after another. */
  Trial updates(long from, long every, int count) {
    for (int i = 0; i < count; i++) {
      update(from + i * every, i % 5);
    }
    return this;
  }

  Trial edit(long at, LocalEdit.Kind kind, String record) {
    return edit(at, kind, record, 100);
  }

  Trial edit(long at, LocalEdit.Kind kind, String record, int bytes) {
    String id = "e" + (edits.size() + 1);
    String name = kind == LocalEdit.Kind.CREATE ? LocalEdit.createdRecord(id) : record;
    edits.add(new UserEdit(at, new LocalEdit(id, name, kind, bytes)));
    return this;
  }

  Trial path(long at, NetworkPath path) {
    paths.add(new PathChange(at, path));
    return this;
  }

  Trial offline(long from, long to) {
    if (from == 0) {
      paths.clear();
    }
    path(from, NetworkPath.none());
    return path(to, network("home"));
  }

  Trial act(long at, UserAction.Kind kind) {
    actions.add(new UserAction(at, kind));
    return this;
  }

  Trial clockSet(long at, long by) {
    actions.add(new UserAction(at, UserAction.Kind.CLOCK_SET, by, null));
    return this;
  }

  Trial promise(Promise promise) {
    promises.add(promise);
    return this;
  }

  Trial pushes() {
    pushes =
        new PushPlan(
            List.of(),
            new PushPlan.OnChange(PushMessage.background(Map.of()), 0),
            PushPlan.DeadTokens.FORGOTTEN);
    return this;
  }

  Trial spoiled(UnaryOperator<Origin> by) {
    UnaryOperator<Origin> before = spoil;
    spoil = origin -> by.apply(before.apply(origin));
    return this;
  }

  /** The same day that also has this happen. */
  Trial alsoActing(UserAction action) {
    Trial copy = new Trial(name);
    copy.shape = shape;
    copy.shapeOptions.putAll(shapeOptions);
    copy.records = records;
    copy.duration = duration;
    copy.changes.addAll(changes);
    copy.edits.addAll(edits);
    copy.sessions.addAll(sessions);
    copy.paths.clear();
    copy.paths.addAll(paths);
    copy.actions.addAll(actions);
    copy.actions.add(action);
    copy.promises.addAll(promises);
    copy.pushes = pushes;
    copy.spoil = spoil;
    copy.firstLaunch = firstLaunch;
    return copy;
  }

  String shape() {
    return shape;
  }

  boolean wifiOnly() {
    return promises.contains(Promise.WIFI_ONLY);
  }

  /** Plays day and quiesce phase, and returns what the referee found. */
  List<Violation> judge(Function<App, SyncClient> client, TraceListener... more) {
    Referee referee = new Referee();
    List<TraceListener> listeners = new ArrayList<>(List.of(more));
    listeners.add(referee);
    RandomStreams streams = new RandomStreams(1);
    ServerChanges script = script();
    Instant start = Instant.parse("2026-03-02T00:00:00Z");
    Origin dataset =
        new DatasetOrigin(script, new DatasetSettings(0, shape, shapeOptions), streams, start);
    new Simulation(
            new SimulationSpec(
                    world(script, start),
                    duration,
                    0,
                    streams,
                    Objects.requireNonNull(Profiles.shipped().device("ideal")),
                    new AlwaysFamily().create(OptionalLong.empty(), parameters()),
                    new AppManifest(EnumSet.allOf(BackgroundMode.class), List.of()),
                    BackgroundRefresh.ON,
                    firstLaunch,
                    name,
                    client::apply,
                    spoil.apply(dataset))
                .promising(promises)
                .followedBy(new Quiesce(QUIESCE, network("home"))),
            listeners)
        .run();
    return referee.finish(duration + QUIESCE);
  }

  private ServerChanges script() {
    changes.sort(Comparator.comparingLong(Change::at));
    return new ServerChanges(records, changes);
  }

  private World world(ServerChanges script, Instant start) {
    actions.sort(Comparator.comparingLong(UserAction::at));
    return new World(
        start,
        ZoneOffset.UTC,
        sessions,
        List.of(),
        paths,
        actions,
        script,
        1,
        OtherUse.NONE,
        pushes,
        edits);
  }

  /** A system without chance: launches take no time and no process dies of itself. */
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
