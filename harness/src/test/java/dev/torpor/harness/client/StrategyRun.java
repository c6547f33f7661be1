package dev.torpor.harness.client;

import dev.torpor.app.AppManifest;
import dev.torpor.app.AppManifest.BackgroundMode;
import dev.torpor.app.ClientOptions;
import dev.torpor.app.SyncClientProvider;
import dev.torpor.harness.backend.dataset.DatasetOrigin;
import dev.torpor.harness.backend.dataset.DatasetSettings;
import dev.torpor.harness.profile.Profiles;
import dev.torpor.harness.scenario.Installed;
import dev.torpor.measure.Measurement;
import dev.torpor.measure.Meters;
import dev.torpor.measure.Window;
import dev.torpor.os.BackgroundRefresh;
import dev.torpor.os.ios.AlwaysFamily;
import dev.torpor.random.RandomStreams;
import dev.torpor.simulation.Simulation;
import dev.torpor.simulation.SimulationSpec;
import dev.torpor.trace.TraceListener;
import dev.torpor.world.ServerChanges;
import dev.torpor.world.World;
import dev.torpor.world.World.PathChange;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;

/** A shipped client in front of a user who never puts the phone away, on an ideal phone. */
final class StrategyRun {
  private StrategyRun() {}

  static Measurement measure(
      String client,
      Map<String, String> options,
      ServerChanges changes,
      long warmup,
      long duration,
      TraceListener... listeners) {
    SyncClientProvider provider =
        Installed.clients().stream().filter(p -> p.name().equals(client)).findFirst().orElseThrow();
    Meters meters = new Meters(new Window(warmup, duration));
    List<TraceListener> all = new ArrayList<>(List.of(meters));
    all.addAll(List.of(listeners));
    World world =
        new World(
            Instant.parse("2026-03-02T00:00:00Z"),
            ZoneOffset.UTC,
            List.of(),
            List.of(),
            List.of(new PathChange(0, Objects.requireNonNull(Profiles.shipped().wifi("ideal")))),
            List.of(),
            changes,
            1);
    ClientOptions bound = Clients.bound(provider, options);
    new Simulation(
            new SimulationSpec(
                world,
                duration,
                warmup,
                new RandomStreams(1),
                Objects.requireNonNull(Profiles.shipped().device("ideal")),
                new AlwaysFamily()
                    .create(
                        OptionalLong.empty(),
                        Objects.requireNonNull(Profiles.shipped().policyParameters("ios"))),
                new AppManifest(EnumSet.of(BackgroundMode.FETCH), List.of()),
                BackgroundRefresh.ON,
                duration,
                provider.name(),
                app -> provider.launch(app, bound),
                new DatasetOrigin(
                    changes,
                    new DatasetSettings(100, "list"),
                    new RandomStreams(1),
                    world.start())),
            all)
        .run();
    return meters.finish(duration);
  }
}
