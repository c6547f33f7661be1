package dev.torpor.network;

import dev.torpor.energy.Cause;
import dev.torpor.energy.PowerLanes;
import dev.torpor.radio.RadioProfile;
import dev.torpor.random.RandomStreams;
import dev.torpor.simulation.Story;
import dev.torpor.time.Lane;
import dev.torpor.time.TimeFormat;
import dev.torpor.time.VirtualClock;
import dev.torpor.trace.Trace;
import dev.torpor.trace.TraceText;
import java.util.List;

/** One device's network with nothing around it, and the trace of what it did. */
final class Wire {
  /** A radio that costs nothing and is always ready. */
  static final RadioProfile INSTANT =
      new RadioProfile("instant", new RadioProfile.Phase(0, 0), 0, 0, 0, List.of(), 0, 0, 0);

  static final Link FAST = new Link(8_000_000, 8_000_000, 100_000, 0);
  static final NetworkPath HOME = new NetworkPath(Interface.WIFI, "home", INSTANT, FAST);
  static final NetworkPath CELL = new NetworkPath(Interface.CELLULAR, "lte", Story.LTE, FAST);

  final VirtualClock clock = new VirtualClock();
  final Trace trace = new Trace(clock);
  final Connections connections = new Connections();
  final Network network;
  private final TraceText text = new TraceText();

  Wire(ConnectionRules rules) {
    this(rules, 1);
  }

  Wire(ConnectionRules rules, long seed) {
    trace.addListener(text);
    network =
        new Network(
            clock,
            new PowerLanes(clock, trace),
            trace,
            new RandomStreams(seed).fork("network"),
            rules);
  }

  Wire path(long at, NetworkPath path) {
    clock.at(at, Lane.WORLD, () -> network.changePath(path));
    return this;
  }

  /** A GET of so many bytes, answered at once. */
  Wire get(long at, long bytesDown) {
    return exchange(at, 0, bytesDown, TimeFormat.MINUTE);
  }

  Wire exchange(long at, long bytesUp, long bytesDown, long timeout) {
    clock.at(at, Lane.CLIENT, () -> start(bytesUp, bytesDown, timeout));
    return this;
  }

  private void start(long bytesUp, long bytesDown, long timeout) {
    network.start(
        new TransferRequest("GET /", "api", true, bytesUp, timeout, Cause.REFRESH),
        connections,
        new Transfer.Peer() {
          @Override
          public Transfer.Answer requestArrived(long id) {
            return new Transfer.Answer(bytesDown, 0, 0, null);
          }

          @Override
          public void completed() {}

          @Override
          public void failed(TransferError error) {}
        });
  }

  /** The lines of the trace whose type starts with one of these, without what they all share. */
  List<String> play(long duration, String... types) {
    clock.runUntil(duration);
    return text.lines().stream().filter(line -> isOneOf(line, types)).map(Wire::brief).toList();
  }

  private static boolean isOneOf(String line, String... types) {
    for (String type : types) {
      if (line.split(" ")[2].startsWith(type)) {
        return true;
      }
    }
    return false;
  }

  private static String brief(String line) {
    return line.replace("0d 00:", "")
        .replace(" label=GET /", "")
        .replace(" host=api", "")
        .replace(" cause=REFRESH", "");
  }
}
