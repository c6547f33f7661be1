package dev.torpor.measure;

import dev.torpor.trace.Subsystem;
import dev.torpor.trace.TraceEvent;
import dev.torpor.trace.TraceListener;
import java.util.ArrayList;
import java.util.List;

/**
 * All meters of a run behind one listener. A saved trace played into new meters gives the same
 * {@link Measurement}.
 */
public final class Meters implements TraceListener {
  private final Window window;
  private final FreshnessMeter freshness;
  private final EnergyMeter energy;
  private final TrafficMeter traffic;
  private final OsMeter os;
  private final PushMeter pushes;
  private final TransferMeter transfers;
  private final UploadMeter uploads;
  private final ServerMeter server;
  private final ClientMeter client = new ClientMeter();

  /** Meters for that part of the run; they must hear the run from its start. */
  public Meters(Window window) {
    this.window = window;
    this.freshness = new FreshnessMeter(window);
    this.energy = new EnergyMeter(window);
    this.traffic = new TrafficMeter(window);
    this.os = new OsMeter(window);
    this.pushes = new PushMeter(window);
    this.transfers = new TransferMeter(window);
    this.uploads = new UploadMeter(window);
    this.server = new ServerMeter(window);
  }

  @Override
  public void on(long at, TraceEvent event) {
    part(event.subsystem()).on(at, event);
  }

  @Override
  public TraceListener part(Subsystem subsystem) {
    return switch (subsystem) {
      case ENERGY -> energy;
      case OS -> this::os;
      case WORLD -> this::world;
      case NETWORK -> this::network;
      case CLIENT -> this::client;
    };
  }

  private void os(long at, TraceEvent event) {
    os.on(at, event);
    pushes.on(at, event);
    transfers.on(at, event);
  }

  private void world(long at, TraceEvent event) {
    freshness.world(at, event);
    uploads.on(at, event);
  }

  private void network(long at, TraceEvent event) {
    traffic.on(at, event);
    freshness.network(at, event);
    pushes.on(at, event);
    uploads.on(at, event);
    server.on(at, event);
  }

  private void client(long at, TraceEvent event) {
    freshness.client(at, event);
    uploads.on(at, event);
    client.on(at, event);
  }

  /**
   * Ends the measurement; call once, after the last event.
   *
   * @param end of the run in virtual microseconds; a window that reaches further is cut there
   */
  public Measurement finish(long end) {
    List<IdentityCheck.Failure> failures = new ArrayList<>();
    Freshness fresh = freshness.finish(end, failures);
    Energy drawn = energy.finish(end, failures);
    Traffic carried = traffic.finish(failures);
    return new Measurement(
        window.until(end),
        fresh,
        drawn,
        carried,
        os.finish(end),
        pushes.finish(failures),
        transfers.finish(failures),
        uploads.finish(end),
        server.finish(end, failures),
        client.violations(),
        new IdentityCheck(failures));
  }
}
