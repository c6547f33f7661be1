package dev.torpor.simulation;

import dev.torpor.app.ClientEvent;
import dev.torpor.device.Device;
import dev.torpor.device.WallClock;
import dev.torpor.energy.PowerLanes;
import dev.torpor.http.HttpStack;
import dev.torpor.network.Network;
import dev.torpor.os.AppAccount;
import dev.torpor.os.AppHost;
import dev.torpor.os.AppProcess;
import dev.torpor.os.DurableState;
import dev.torpor.os.ExtensionHost;
import dev.torpor.os.OperatingSystem;
import dev.torpor.os.Phone;
import dev.torpor.os.PushRules;
import dev.torpor.os.SystemServices;
import dev.torpor.os.SystemState;
import dev.torpor.os.ios.LegacyFetch;
import dev.torpor.os.ios.PushService;
import dev.torpor.os.ios.TaskScheduler;
import dev.torpor.os.ios.transfer.TransferDaemon;
import dev.torpor.os.push.ProviderConnection;
import dev.torpor.os.push.PushGateway;
import dev.torpor.time.Holds;
import dev.torpor.time.Lane;
import dev.torpor.time.VirtualClock;
import dev.torpor.trace.Trace;
import dev.torpor.trace.TraceListener;
import java.util.List;

/** One phone, put together from a {@link SimulationSpec}; runs once, on the calling thread. */
public final class Simulation {
  private final SimulationSpec spec;
  private final CalmPolicy policy;
  private final VirtualClock clock = new VirtualClock();
  private final Trace trace = new Trace(clock);
  private final Device device;
  private final Network network;
  private final AppHost host;
  private final OperatingSystem os;
  private final PushGateway gateway;
  private final PushServer pushServer;
  private final ChangePusher changePusher;

  /**
   * A run that has not begun.
   *
   * @param listeners hear every event, in this order
   */
  public Simulation(SimulationSpec spec, List<? extends TraceListener> listeners) {
    this.spec = spec;
    this.policy = new CalmPolicy(spec.policy());
    listeners.forEach(trace::addListener);
    PowerLanes lanes = new PowerLanes(clock, trace);
    device = new Device(spec.device(), spec.world().initialBatteryLevel(), clock, lanes, trace);
    network =
        new Network(clock, lanes, trace, spec.streams().fork("network/paging"), spec.connections());
    Phone phone =
        new Phone(
            clock,
            trace,
            spec.streams(),
            device,
            network,
            new HttpStack(network, spec.origin(), clock, trace),
            new WallClock(clock, spec.world().start(), spec.world().zone()));
    AppAccount account = new AppAccount(policy.accountRules());
    trace.addListener(account);
    SystemState state = OperatingSystem.newState(phone, account, spec.backgroundRefresh());
    DurableState durable =
        new DurableState(trace, spec.streams(), policy.rules().defaultProtection());
    host =
        new AppHost(
            phone,
            state,
            policy,
            spec.manifest(),
            "client " + spec.clientName(),
            spec.client(),
            durable);
    TaskScheduler tasks = new TaskScheduler(phone, state, policy, host);
    LegacyFetch fetch = new LegacyFetch(phone, state, policy, host);
    gateway =
        new PushGateway(
            clock, trace, spec.world().start(), spec.streams(), policy.pushRules().gateway());
    PushService push =
        new PushService(
            phone,
            state,
            policy,
            host,
            gateway,
            new ExtensionHost(phone, host, spec.client(), policy));
    TransferDaemon transfers = new TransferDaemon(phone, state, policy, host, durable.files());
    SystemServices services = new SystemServices(tasks, fetch, push, transfers);
    os = new OperatingSystem(phone, state, host, services, policy);
    PushRules.Server server = policy.pushRules().server();
    pushServer =
        new PushServer(
            spec.world().pushes(),
            clock,
            trace,
            gateway,
            new ProviderConnection(server, spec.streams().fork("push/service")),
            server.retryMicros());
    trace.addListener(pushServer);
    changePusher = new ChangePusher(spec.world(), spec.streams(), clock, trace, pushServer);
    trace.addListener(changePusher);
  }

  /** The push service, for servers that push of their own accord. */
  public PushGateway pushGateway() {
    return gateway;
  }

  /** Who keeps virtual time from moving; safe to read from another thread while the run goes on. */
  public Holds holds() {
    return clock.holds();
  }

  /**
   * Runs from the start to the end.
   *
   * @throws dev.torpor.app.ClientFailure when the client breaks
   * @throws dev.torpor.time.StandstillException when virtual time stops moving
   */
  public void run() {
    try {
      runToTheEnd();
    } finally {
      AppProcess last = host.process();
      if (last != null) {
        last.reclaim();
      }
    }
  }

  private void runToTheEnd() {
    device.battery().recordLevel();
    policy.watchedBatteryLevels().forEach(os::watchBattery);
    if (spec.client() instanceof Bound bound) {
      bound.foresee(spec.world(), clock, trace);
    }
    os.boot();
    if (!spec.promises().isEmpty()) {
      trace.record(new ClientEvent.Promised(spec.promises()));
    }
    WorldDriver driver = new WorldDriver(spec.world(), clock, trace, os, pushServer, changePusher);
    driver.start(spec.firstLaunchMicros());
    new OtherUsePlayer(spec.world().otherUse(), clock, trace, device, network).start();
    if (spec.warmupMicros() > 0) {
      clock.at(spec.warmupMicros(), Lane.METER, device.battery()::recordLevel);
    }
    clock.runUntil(spec.durationMicros());
    Quiesce quiesce = spec.quiesce();
    if (quiesce != null) {
      policy.calmDown();
      driver.quiesce(quiesce);
      clock.runUntil(spec.durationMicros() + quiesce.micros());
    }
    network.drainAtEnd();
    device.battery().recordLevel();
  }
}
