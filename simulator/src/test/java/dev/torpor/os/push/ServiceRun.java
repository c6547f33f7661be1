package dev.torpor.os.push;

import dev.torpor.os.PushRules;
import dev.torpor.os.PushRules.Order;
import dev.torpor.os.PushRules.Selection;
import dev.torpor.random.RandomStreams;
import dev.torpor.time.Lane;
import dev.torpor.time.TimeFormat;
import dev.torpor.time.VirtualClock;
import dev.torpor.trace.Trace;
import dev.torpor.trace.TraceText;
import java.time.Instant;
import java.util.List;

/** A push service with a device made of switches, and the trace of what it did. */
final class ServiceRun implements PushGateway.Device {
  /** The rules as they are shipped, without delay and loss. */
  static final PushRules.Gateway RULES =
      new PushRules.Gateway(
          4096, 5120, 64, 5, 3, 30 * TimeFormat.DAY, 1, Selection.NEWEST, Order.ANY, 0, 0);

  final VirtualClock clock = new VirtualClock();
  final PushGateway gateway;
  private final TraceText text = new TraceText();
  private final Trace trace = new Trace(clock);
  boolean reachable = true;
  boolean restricted;
  boolean showsAlerts = true;

  ServiceRun(PushRules.Gateway rules) {
    this(rules, 1);
  }

  ServiceRun(PushRules.Gateway rules, long seed) {
    trace.addListener(text);
    gateway =
        new PushGateway(
            clock, trace, Instant.parse("2026-03-02T00:00:00Z"), new RandomStreams(seed), rules);
    gateway.connect(this);
  }

  @Override
  public boolean reachable() {
    return reachable;
  }

  @Override
  public boolean restricts(int priority) {
    return restricted && priority < PushMessage.IMMEDIATELY;
  }

  @Override
  public boolean showsAlerts() {
    return showsAlerts;
  }

  @Override
  public void receive(Push push, Runnable lost) {
    trace.record(new PushEvent.Arrived(push.id()));
  }

  /** At that instant. */
  ServiceRun at(long time, Runnable action) {
    clock.at(time, Lane.WORLD, action);
    return this;
  }

  /** Sends a push to the active token at that instant. */
  ServiceRun send(long time, PushMessage message) {
    return at(time, () -> gateway.send(gateway.register(), message));
  }

  /** The device comes within reach, or leaves it. */
  ServiceRun reach(long time, boolean within) {
    return at(
        time,
        () -> {
          reachable = within;
          gateway.deviceChanged();
        });
  }

  /** The device asks for what is urgent only, or for everything. */
  ServiceRun restrict(long time, boolean on) {
    return at(
        time,
        () -> {
          restricted = on;
          gateway.deviceChanged();
        });
  }

  /** Runs to that instant and returns the trace, without what was sent. */
  List<String> until(long horizon) {
    clock.runUntil(horizon);
    return text.lines().stream().filter(line -> !line.contains(" push.sent ")).toList();
  }
}
