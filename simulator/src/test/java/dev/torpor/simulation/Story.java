package dev.torpor.simulation;

import dev.torpor.app.App;
import dev.torpor.app.AppManifest;
import dev.torpor.app.AppManifest.BackgroundMode;
import dev.torpor.app.AppManifest.Entitlement;
import dev.torpor.app.ExtensionApp;
import dev.torpor.app.LocalEdit;
import dev.torpor.app.NotificationService;
import dev.torpor.app.SyncClient;
import dev.torpor.device.ChargeCurve;
import dev.torpor.device.DeviceProfile;
import dev.torpor.http.Body;
import dev.torpor.http.HttpResponse;
import dev.torpor.http.Origin;
import dev.torpor.http.ServerReply;
import dev.torpor.network.Interface;
import dev.torpor.network.Link;
import dev.torpor.network.NetworkPath;
import dev.torpor.os.BackgroundRefresh;
import dev.torpor.os.ClientFactory;
import dev.torpor.os.OsPolicy;
import dev.torpor.os.OsPolicyFamily;
import dev.torpor.os.PolicyParameter;
import dev.torpor.os.PolicyParameter.Grade;
import dev.torpor.os.PolicyParameter.Kind;
import dev.torpor.os.PolicyParameters;
import dev.torpor.os.ios.IosFamily;
import dev.torpor.os.push.PushMessage;
import dev.torpor.radio.RadioProfile;
import dev.torpor.random.RandomStreams;
import dev.torpor.time.TimeFormat;
import dev.torpor.trace.TraceListener;
import dev.torpor.trace.TraceText;
import dev.torpor.world.OtherUse;
import dev.torpor.world.PushPlan;
import dev.torpor.world.ServerChanges;
import dev.torpor.world.UserEdit;
import dev.torpor.world.World;
import dev.torpor.world.World.PathChange;
import dev.torpor.world.World.Span;
import dev.torpor.world.World.UserAction;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A phone and its days, put together step by step in a test, and the trace of what happened. */
public final class Story {
  /** LTE with the published parameters of 2012, without idle power. */
  public static final RadioProfile LTE =
      new RadioProfile(
          "lte",
          new RadioProfile.Phase(1_210_700, 260_100),
          1_288_040,
          438_390,
          51_970,
          List.of(new RadioProfile.Phase(1_060_000, 11_576_000)),
          0,
          0,
          0);

  /** What audio draws. */
  public static final long AUDIO_MICROWATTS = 137_000;

  private final Map<String, PolicyParameter> parameters = new TreeMap<>();
  private final List<Span> sessions = new ArrayList<>();
  private final List<Span> charging = new ArrayList<>();
  private final List<PathChange> paths = new ArrayList<>();
  private final List<UserAction> actions = new ArrayList<>();
  private Set<BackgroundMode> modes = EnumSet.of(BackgroundMode.FETCH);
  private List<String> identifiers = List.of();
  private Set<Entitlement> entitlements = Set.of();
  private BackgroundRefresh backgroundRefresh = BackgroundRefresh.ON;
  private final List<UserEdit> edits = new ArrayList<>();
  private ServerChanges changes = ServerChanges.none();
  private double battery = 1;
  private OtherUse otherUse = OtherUse.NONE;
  private double shutdownLevel = 0.01;
  private double bootLevel = 0.03;
  private long seed = 1;
  private long firstLaunch = 10 * TimeFormat.SECOND;
  private OsPolicyFamily family = new IosFamily();
  private OptionalLong familyDuration = OptionalLong.empty();
  private Origin origin = (request, now) -> ServerReply.now(ok());
  private final List<PushPlan.Scripted> pushes = new ArrayList<>();
  private PushPlan.@Nullable OnChange onChange;
  private PushPlan.DeadTokens deadTokens = PushPlan.DeadTokens.FORGOTTEN;
  private @Nullable Function<ExtensionApp, NotificationService> extension;
  private Function<App, SyncClient> client = app -> launch -> {};

  /**
   * A story with the shipped limits and rules, one cellular path and a client that does nothing. So
   * that each test shows one rule, those that nobody documents in figures are off: prediction,
   * scores, budgets, night, the crowd after an unlock, chance. {@link #shipped} has them all.
   */
  public Story() {
    this("ios");
    duration("life.jetsamMeanSurvival", 0);
    flag("life.prewarmEnabled", false);
    parameter("bgt.refreshEarlyExpiryProbability", Kind.SHARE, 0);
    parameter("bgt.refreshNightFactor", Kind.SHARE, 1_000_000);
    duration("cond.thunderingHerdWindow", 0);
    flag("bgt.processingByDayOnBattery", true);
    flag("cond.refreshNeedsNetwork", false);
    flag("predict.enabled", false);
    flag("das.enabled", false);
    duration("push.deliveryDelay", 0);
    duration("push.throttleReleaseFrom", 0);
    duration("push.throttleReleaseTo", 0);
    parameter("budget.launchCost", Kind.DECIMAL, 0);
    parameter("budget.costPerRunSecond", Kind.DECIMAL, 0);
    parameter("budget.costPerKBCellular", Kind.DECIMAL, 0);
    parameter("budget.dataPerDay", Kind.BYTES, 1_000_000_000_000L);
  }

  private Story(String profile) {
    parameters.putAll(ShippedParameters.of(profile));
    path(0, new NetworkPath(Interface.CELLULAR, "lte", LTE, new Link(0, 0, 0, 0)));
  }

  /** A story with the parameters of a profile exactly as they are shipped. */
  public static Story shipped(String profile) {
    return new Story(profile);
  }

  private ClientFactory factory() {
    return new ClientFactory() {
      @Override
      public SyncClient launch(App app) {
        return client.apply(app);
      }

      @Override
      public @Nullable Function<ExtensionApp, NotificationService> notificationService() {
        return extension;
      }
    };
  }

  private static HttpResponse ok() {
    return new HttpResponse(200, List.of(), Body.none());
  }

  /** Sets a policy parameter. */
  public Story duration(String name, long micros) {
    return parameter(name, Kind.DURATION, micros);
  }

  /** Sets a policy parameter. */
  public Story share(String name, double share) {
    return parameter(name, Kind.SHARE, Math.round(share * 1e6));
  }

  /** Sets a policy parameter. */
  public Story decimal(String name, double number) {
    return parameter(name, Kind.DECIMAL, Math.round(number * 1e6));
  }

  /** Sets a policy parameter. */
  public Story count(String name, long count) {
    return parameter(name, Kind.COUNT, count);
  }

  /** Sets a policy parameter. */
  public Story word(String name, String word) {
    require(name, Kind.WORD);
    parameters.put(name, new PolicyParameter(name, Kind.WORD, 0, word, Grade.CHOICE, "test"));
    return this;
  }

  /** Sets a policy parameter. */
  public Story flag(String name, boolean on) {
    return parameter(name, Kind.FLAG, on ? 1 : 0);
  }

  /** Sets a policy parameter. */
  public Story parameter(String name, Kind kind, long value) {
    require(name, kind);
    parameters.put(
        name, new PolicyParameter(name, kind, value, Long.toString(value), Grade.CHOICE, "test"));
    return this;
  }

  private void require(String name, Kind kind) {
    PolicyParameter known = parameters.get(name);
    if (known == null || known.kind() != kind) {
      throw new IllegalArgumentException("there is no parameter " + name + " of kind " + kind);
    }
  }

  /** The parameters as they stand. */
  public PolicyParameters parameters() {
    return new PolicyParameters(parameters.values());
  }

  /** Launches and resumes take no time. */
  public Story instantly() {
    duration("life.coldLaunchTime", 0);
    return duration("life.resumeTime", 0);
  }

  /** The user has the app open. */
  public Story open(long from, long to) {
    sessions.add(new Span(from, to));
    return this;
  }

  /** The user writes something then. */
  public Story edit(long at, LocalEdit edit) {
    edits.add(new UserEdit(at, edit));
    return this;
  }

  /** A charger is connected. */
  public Story charge(long from, long to) {
    charging.add(new Span(from, to));
    return this;
  }

  /** The device gets to another network. */
  public Story path(long at, NetworkPath path) {
    paths.removeIf(change -> change.at() == at);
    paths.add(new PathChange(at, path));
    return this;
  }

  /** The user does something. */
  public Story act(long at, UserAction.Kind kind) {
    actions.add(new UserAction(at, kind));
    return this;
  }

  /** Somebody sets the clock. */
  public Story setClock(long at, long micros) {
    actions.add(new UserAction(at, UserAction.Kind.CLOCK_SET, micros, null));
    return this;
  }

  /** The device gets to another zone. */
  public Story zone(long at, ZoneId zone) {
    actions.add(new UserAction(at, UserAction.Kind.ZONE_CHANGED, 0, zone));
    return this;
  }

  /** The server pushes something. */
  public Story push(long at, PushMessage message) {
    pushes.add(new PushPlan.Scripted(at, message));
    return this;
  }

  /** The server pushes something whenever its data change. */
  public Story pushOnChange(PushMessage message, long coalesceMicros) {
    onChange = new PushPlan.OnChange(message, coalesceMicros);
    return this;
  }

  /** What the server does with tokens that have become inactive. */
  public Story deadTokens(PushPlan.DeadTokens handling) {
    deadTokens = handling;
    return this;
  }

  /** The app's notification service extension. */
  public Story extension(Function<ExtensionApp, NotificationService> built) {
    extension = built;
    return this;
  }

  /** What the app declares. */
  public Story modes(Set<BackgroundMode> declared) {
    modes = declared;
    return this;
  }

  /** What Apple has entitled the app to. */
  public Story entitled(Entitlement... to) {
    entitlements = Set.of(to);
    return this;
  }

  /** What the app declares. */
  public Story identifiers(String... permitted) {
    identifiers = List.of(permitted);
    return this;
  }

  /** The switch at the start. */
  public Story backgroundRefresh(BackgroundRefresh at) {
    backgroundRefresh = at;
    return this;
  }

  /** The state of charge at the start. */
  public Story battery(double level) {
    battery = level;
    return this;
  }

  /** The states of charge at which the device shuts down and, charging, boots again. */
  public Story powerLevels(double shutdown, double boot) {
    shutdownLevel = shutdown;
    bootLevel = boot;
    return this;
  }

  /** What the device does beside the app. */
  public Story otherUse(OtherUse use) {
    otherUse = use;
    return this;
  }

  /** How long the set-up session lasts. */
  public Story firstLaunch(long micros) {
    firstLaunch = micros;
    return this;
  }

  /** The seed of all chance. */
  public Story seed(long of) {
    seed = of;
    return this;
  }

  /** The family of policies. */
  public Story policy(OsPolicyFamily of, OptionalLong durationMicros) {
    family = of;
    familyDuration = durationMicros;
    return this;
  }

  /** What changes on the server. */
  public Story changes(ServerChanges script) {
    changes = script;
    return this;
  }

  /** The backend. */
  public Story origin(Origin server) {
    origin = server;
    return this;
  }

  /** The client of each process. */
  public Story client(Function<App, SyncClient> built) {
    client = built;
    return this;
  }

  /** Plays the story and returns the lines of its trace. */
  public List<String> play(long duration) {
    TraceText text = new TraceText();
    play(duration, List.of(text));
    return text.lines();
  }

  /** Plays the story and returns the lines whose type starts with one of these. */
  public List<String> play(long duration, String... types) {
    return play(duration).stream()
        .filter(
            line -> {
              String type = line.split(" ")[2];
              for (String wanted : types) {
                if (type.startsWith(wanted)) {
                  return true;
                }
              }
              return false;
            })
        .toList();
  }

  /** Plays the story to these listeners. */
  public void play(long duration, List<? extends TraceListener> listeners) {
    new Simulation(spec(duration), listeners).run();
  }

  /** The story as a specification. */
  public SimulationSpec spec(long duration) {
    pushes.sort(Comparator.comparingLong(PushPlan.Scripted::at));
    actions.sort(Comparator.comparingLong(UserAction::at));
    OsPolicy policy = family.create(familyDuration, new PolicyParameters(parameters.values()));
    World world =
        new World(
            Instant.parse("2026-03-02T00:00:00Z"),
            ZoneOffset.UTC,
            sessions,
            charging,
            paths,
            actions,
            changes,
            battery,
            otherUse,
            new PushPlan(pushes, onChange, deadTokens),
            edits);
    DeviceProfile device =
        new DeviceProfile(
            "test phone",
            46_728_000_000_000_000L,
            25_000,
            450_000,
            AUDIO_MICROWATTS,
            1_000_000,
            1_500_000_000_000L,
            300_000_000_000L,
            new ChargeCurve(1, 0.5, 0.4),
            1000,
            shutdownLevel,
            bootLevel);
    return new SimulationSpec(
        world,
        duration,
        0,
        new RandomStreams(seed),
        device,
        policy,
        new AppManifest(modes, identifiers, entitlements),
        backgroundRefresh,
        firstLaunch,
        "test",
        factory(),
        origin);
  }
}
