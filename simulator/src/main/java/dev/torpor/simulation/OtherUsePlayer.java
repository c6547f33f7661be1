package dev.torpor.simulation;

import dev.torpor.device.Device;
import dev.torpor.energy.Cause;
import dev.torpor.network.Connections;
import dev.torpor.network.Network;
import dev.torpor.network.Transfer;
import dev.torpor.network.TransferError;
import dev.torpor.network.TransferRequest;
import dev.torpor.time.Lane;
import dev.torpor.time.TimeFormat;
import dev.torpor.time.VirtualClock;
import dev.torpor.trace.Trace;
import dev.torpor.world.Chatter;
import dev.torpor.world.OtherUse;
import dev.torpor.world.World.Span;
import dev.torpor.world.WorldEvent;
import java.util.Iterator;
import java.util.List;

/**
 * Lets the device do what it does beside the app: play audio, and carry the transfers of other apps
 * over the same radio and link. What those apps compute and when the system would let them is not
 * modelled: they stand for traffic that is there anyway.
 */
final class OtherUsePlayer {
  /** How long another app waits for an answer. */
  private static final long TIMEOUT_MICROS = TimeFormat.MINUTE;

  private final OtherUse use;
  private final VirtualClock clock;
  private final Trace trace;
  private final Device device;
  private final Network network;

  OtherUsePlayer(OtherUse use, VirtualClock clock, Trace trace, Device device, Network network) {
    this.use = use;
    this.clock = clock;
    this.trace = trace;
    this.device = device;
    this.network = network;
  }

  void start() {
    playAudio(use.audio().iterator());
    List<Chatter> apps = use.chatter();
    for (int app = 0; app < apps.size(); app++) {
      playTransfer(app, apps.get(app), 0, new Connections());
    }
  }

  private void playAudio(Iterator<Span> spans) {
    if (spans.hasNext()) {
      Span span = spans.next();
      clock.at(span.from(), Lane.WORLD, () -> audio(true));
      clock.at(
          span.to(),
          Lane.WORLD,
          () -> {
            audio(false);
            playAudio(spans);
          });
    }
  }

  private void audio(boolean playing) {
    trace.record(new WorldEvent.AudioChanged(playing));
    if (playing && device.on()) {
      device.audioOn();
    } else {
      device.audioOff();
    }
  }

  private void playTransfer(int app, Chatter chatter, int index, Connections connections) {
    if (index < chatter.size()) {
      clock.at(
          chatter.at(index),
          Lane.WORLD,
          () -> {
            transfer(app, chatter, connections);
            playTransfer(app, chatter, index + 1, connections);
          });
    }
  }

  private void transfer(int app, Chatter chatter, Connections connections) {
    trace.record(new WorldEvent.OtherAppTransfer(app, chatter.bytesUp(), chatter.bytesDown()));
    if (!device.on() || !network.path().isUsable()) {
      return;
    }
    TransferRequest request =
        new TransferRequest(
            "other app " + app,
            "other-app-" + app,
            true,
            chatter.bytesUp(),
            TIMEOUT_MICROS,
            Cause.OTHER_APPS);
    network.start(request, connections, new Server(chatter.bytesDown()));
  }

  /** The other app's server answers at once; nobody cares what comes of it. */
  private record Server(long bytesDown) implements Transfer.Peer {
    @Override
    public Transfer.Answer requestArrived(long transferId) {
      return new Transfer.Answer(bytesDown, 0, 0, null);
    }

    @Override
    public void completed() {
      // the bytes and the energy were the point
    }

    @Override
    public void failed(TransferError error) {
      // another app tries again when it would have anyway
    }
  }
}
