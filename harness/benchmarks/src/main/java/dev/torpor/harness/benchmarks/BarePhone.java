package dev.torpor.harness.benchmarks;

import dev.torpor.app.AppManifest;
import dev.torpor.app.AppManifest.BackgroundMode;
import dev.torpor.app.ClientOption;
import dev.torpor.app.ClientOptions;
import dev.torpor.app.SyncClientProvider;
import dev.torpor.harness.profile.Profiles;
import dev.torpor.http.Body;
import dev.torpor.http.HttpResponse;
import dev.torpor.http.ServerReply;
import dev.torpor.os.BackgroundRefresh;
import dev.torpor.os.PolicyParameters;
import dev.torpor.os.ios.AlwaysFamily;
import dev.torpor.random.RandomStreams;
import dev.torpor.simulation.Simulation;
import dev.torpor.simulation.SimulationSpec;
import dev.torpor.world.ServerChanges;
import dev.torpor.world.World;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.TreeMap;

/** A phone on an ideal network with a server that answers at once, and one client. */
final class BarePhone {
  private static final long DAY = 86_400_000_000L;

  private BarePhone() {}

  /** Runs a client that the user keeps open for days. */
  static void run(SyncClientProvider client, Map<String, Object> options, long days) {
    run(client, options, days * DAY, List.of(), List.of());
  }

  static void run(
      SyncClientProvider client,
      Map<String, Object> options,
      long micros,
      List<World.Span> sessions,
      List<World.UserAction> actions) {
    Map<String, Object> values = new TreeMap<>();
    for (ClientOption option : client.options()) {
      values.put(
          option.name(),
          switch (option.kind()) {
            case FLAG -> false;
            case DURATION -> Duration.ofMinutes(30);
            default -> option.defaultValue();
          });
    }
    values.put("syncOnOpen", true);
    values.putAll(options);
    ClientOptions bound = new ClientOptions(values);
    Profiles profiles = Profiles.shipped();
    PolicyParameters parameters = Objects.requireNonNull(profiles.policyParameters("ios"));
    World world =
        new World(
            Instant.parse("2026-03-02T00:00:00Z"),
            ZoneOffset.UTC,
            sessions,
            List.of(),
            List.of(new World.PathChange(0, Objects.requireNonNull(profiles.wifi("ideal")))),
            actions,
            ServerChanges.none(),
            1);
    new Simulation(
            new SimulationSpec(
                world,
                micros,
                0,
                new RandomStreams(1),
                Objects.requireNonNull(profiles.device("ideal")),
                new AlwaysFamily().create(OptionalLong.empty(), parameters),
                new AppManifest(EnumSet.of(BackgroundMode.FETCH), List.of()),
                BackgroundRefresh.ON,
                sessions.isEmpty() ? micros : 1_000_000,
                client.name(),
                app -> client.launch(app, bound),
                (request, now) -> ServerReply.now(new HttpResponse(200, List.of(), Body.of("{}")))),
            List.of())
        .run();
  }
}
