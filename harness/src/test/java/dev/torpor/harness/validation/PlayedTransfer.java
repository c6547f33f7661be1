package dev.torpor.harness.validation;

import dev.torpor.energy.Cause;
import dev.torpor.energy.PowerLanes;
import dev.torpor.harness.profile.Profiles;
import dev.torpor.network.Connections;
import dev.torpor.network.Interface;
import dev.torpor.network.Link;
import dev.torpor.network.Network;
import dev.torpor.network.NetworkPath;
import dev.torpor.network.Transfer;
import dev.torpor.network.TransferError;
import dev.torpor.network.TransferRequest;
import dev.torpor.radio.RadioProfile;
import dev.torpor.random.RandomStreams;
import dev.torpor.time.TimeFormat;
import dev.torpor.time.VirtualClock;
import dev.torpor.trace.Trace;
import java.util.Objects;

/** Requests without a body over the network of a phone whose radio takes no time. */
final class PlayedTransfer {
  private final VirtualClock clock = new VirtualClock();
  private final Connections connections = new Connections();
  private final Network network;
  private long ended;

  private PlayedTransfer(Link link, long seed) {
    Trace trace = new Trace(clock);
    PowerLanes lanes = new PowerLanes(clock, trace);
    network = new Network(clock, lanes, trace, new RandomStreams(seed).fork("network"));
    RadioProfile radio = Objects.requireNonNull(Profiles.shipped().radio("ideal"));
    network.changePath(new NetworkPath(Interface.CELLULAR, "link", radio, link));
  }

  /** How long a first request to a host takes, in microseconds. */
  static long coldMicros(long bytes, Link link) {
    return new PlayedTransfer(link, 1).next(bytes);
  }

  /** How long a request over a connection takes that has been used before. */
  static long warmMicros(long bytes, Link link) {
    PlayedTransfer network = new PlayedTransfer(link, 1);
    network.next(bytes);
    return network.next(bytes);
  }

  /** Mean rate of a long first download over so many seeds, in bits per second. */
  static double meanBitsPerSecond(long bytes, Link link, int seeds) {
    double seconds = 0;
    for (int seed = 1; seed <= seeds; seed++) {
      seconds += new PlayedTransfer(link, seed).next(bytes) / 1e6;
    }
    return seeds * 8.0 * bytes / seconds;
  }

  private long next(long bytes) {
    long begun = clock.now();
    network.start(
        new TransferRequest("GET /", "api", true, 0, TimeFormat.DAY, Cause.REFRESH),
        connections,
        new Transfer.Peer() {
          @Override
          public Transfer.Answer requestArrived(long id) {
            return new Transfer.Answer(bytes, 0, 0, null);
          }

          @Override
          public void completed() {
            ended = clock.now();
          }

          @Override
          public void failed(TransferError error) {
            throw new AssertionError("a transfer of " + bytes + " bytes failed: " + error);
          }
        });
    ended = 0;
    while (ended == 0) {
      clock.runUntil(clock.now() + TimeFormat.SECOND);
    }
    return ended - begun;
  }
}
