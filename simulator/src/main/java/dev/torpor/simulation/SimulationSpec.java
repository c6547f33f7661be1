package dev.torpor.simulation;

import dev.torpor.app.AppManifest;
import dev.torpor.app.Promise;
import dev.torpor.device.DeviceProfile;
import dev.torpor.http.Origin;
import dev.torpor.network.ConnectionRules;
import dev.torpor.os.BackgroundRefresh;
import dev.torpor.os.ClientFactory;
import dev.torpor.os.OsPolicy;
import dev.torpor.random.RandomStreams;
import dev.torpor.world.World;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything a run is made of.
 *
 * @param world what happens, whoever syncs
 * @param durationMicros length of the run
 * @param warmupMicros how much of its start is simulated and not measured
 * @param streams all chance of the run
 * @param device the model of phone
 * @param policy who may run in the background
 * @param manifest what the app declares
 * @param backgroundRefresh the app's switch at the start
 * @param firstLaunchMicros how long the user keeps the app open when setting it up, at the start
 * @param clientName the client, for people
 * @param client builds the client of each process
 * @param origin the backend
 * @param connections how connections are made, kept and lost
 * @param promises what the client declares about itself
 * @param quiesce what follows the run, null for nothing
 */
public record SimulationSpec(
    World world,
    long durationMicros,
    long warmupMicros,
    RandomStreams streams,
    DeviceProfile device,
    OsPolicy policy,
    AppManifest manifest,
    BackgroundRefresh backgroundRefresh,
    long firstLaunchMicros,
    String clientName,
    ClientFactory client,
    Origin origin,
    ConnectionRules connections,
    List<Promise> promises,
    @Nullable Quiesce quiesce) {

  /** Checks the order of times. */
  public SimulationSpec {
    promises = List.copyOf(promises);
    if (warmupMicros < 0 || durationMicros <= warmupMicros || firstLaunchMicros < 0) {
      throw new IllegalArgumentException(
          "a run must be longer than its warm-up, and neither may be negative");
    }
  }

  /** A run of a client that promises nothing, and nothing after it. */
  public SimulationSpec(
      World world,
      long durationMicros,
      long warmupMicros,
      RandomStreams streams,
      DeviceProfile device,
      OsPolicy policy,
      AppManifest manifest,
      BackgroundRefresh backgroundRefresh,
      long firstLaunchMicros,
      String clientName,
      ClientFactory client,
      Origin origin,
      ConnectionRules connections) {
    this(
        world,
        durationMicros,
        warmupMicros,
        streams,
        device,
        policy,
        manifest,
        backgroundRefresh,
        firstLaunchMicros,
        clientName,
        client,
        origin,
        connections,
        List.of(),
        null);
  }

  /** A run with the {@link ConnectionRules#STANDARD} connections. */
  public SimulationSpec(
      World world,
      long durationMicros,
      long warmupMicros,
      RandomStreams streams,
      DeviceProfile device,
      OsPolicy policy,
      AppManifest manifest,
      BackgroundRefresh backgroundRefresh,
      long firstLaunchMicros,
      String clientName,
      ClientFactory client,
      Origin origin) {
    this(
        world,
        durationMicros,
        warmupMicros,
        streams,
        device,
        policy,
        manifest,
        backgroundRefresh,
        firstLaunchMicros,
        clientName,
        client,
        origin,
        ConnectionRules.STANDARD);
  }

  /** The same run of a client that promises this. */
  public SimulationSpec promising(List<Promise> promised) {
    return ending(promised, quiesce);
  }

  /** The same run with something after it. */
  public SimulationSpec followedBy(Quiesce phase) {
    return ending(promises, phase);
  }

  private SimulationSpec ending(List<Promise> promised, @Nullable Quiesce phase) {
    return new SimulationSpec(
        world,
        durationMicros,
        warmupMicros,
        streams,
        device,
        policy,
        manifest,
        backgroundRefresh,
        firstLaunchMicros,
        clientName,
        client,
        origin,
        connections,
        promised,
        phase);
  }
}
