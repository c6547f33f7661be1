package dev.torpor.harness.validation;

import dev.torpor.energy.Cause;
import dev.torpor.energy.PowerLanes;
import dev.torpor.network.Connections;
import dev.torpor.network.Interface;
import dev.torpor.network.Link;
import dev.torpor.network.Network;
import dev.torpor.network.NetworkPath;
import dev.torpor.network.Transfer;
import dev.torpor.network.TransferError;
import dev.torpor.network.TransferRequest;
import dev.torpor.random.RandomStreams;
import dev.torpor.time.Lane;
import dev.torpor.time.VirtualClock;
import dev.torpor.trace.Trace;

/**
 * How long server-initiated data waits for an idle LTE radio: a server answers a minute later, when
 * the radio sleeps again, over a link without any delay of its own.
 */
final class PushWait {
  private static final int PUSHES = 2_000;
  private static final long SPACING = 600_000_000;
  private static final long SILENCE = 60_000_000;

  private final VirtualClock clock = new VirtualClock();
  private long waited;
  private int arrived;

  private PushWait() {}

  /** Mean over many pushes. */
  static double meanMicros() {
    PushWait wait = new PushWait();
    wait.run();
    if (wait.arrived != PUSHES) {
      throw new IllegalStateException(wait.arrived + " of " + PUSHES + " pushes arrived");
    }
    return (double) wait.waited / PUSHES;
  }

  private void run() {
    Trace trace = new Trace(clock);
    Network network =
        new Network(
            clock, new PowerLanes(clock, trace), trace, new RandomStreams(4).fork("network"));
    network.changePath(
        new NetworkPath(
            Interface.CELLULAR, "lte", Figures.radio("lte-2012-huang"), new Link(0, 0, 0, 0)));
    for (int i = 0; i < PUSHES; i++) {
      clock.at(i * SPACING, Lane.NETWORK, () -> push(network));
    }
    clock.runUntil(PUSHES * SPACING);
  }

  private void push(Network network) {
    TransferRequest request = new TransferRequest("push", "server", true, 0, SPACING, Cause.PUSH);
    network.start(request, new Connections(), new Server());
  }

  private final class Server implements Transfer.Peer {
    private long answeredAt;

    @Override
    public Transfer.Answer requestArrived(long transferId) {
      answeredAt = clock.now() + SILENCE;
      return new Transfer.Answer(100, SILENCE, SILENCE, null);
    }

    @Override
    public void completed() {
      waited += clock.now() - answeredAt;
      arrived++;
    }

    @Override
    public void failed(TransferError error) {
      throw new IllegalStateException("a push failed with " + error);
    }
  }
}
