package dev.torpor.os.push;

import dev.torpor.app.ClientEvent;
import dev.torpor.os.PushRules;
import dev.torpor.random.RandomStream;
import dev.torpor.random.RandomStreams;
import dev.torpor.time.Lane;
import dev.torpor.time.TimeFormat;
import dev.torpor.time.VirtualClock;
import dev.torpor.trace.Trace;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * The push service for one app on one device. Servers call {@link #send} at any instant.
 *
 * <p>Streams: {@code push/delay} for the way to the device, {@code push/loss} for what gets lost,
 * {@code push/store} for which of several stored pushes stays.
 */
public final class PushGateway {
  private static final double DELAY_SIGMA = 0.6; // shape of the delay; modelling choice

  private final VirtualClock clock;
  private final Trace trace;
  private final Instant start;
  private final PushRules.Gateway rules;
  private final PushCheck check;
  private final PushTokens tokens;
  private final PushStore store;
  private final RandomStream delays;
  private final RandomStream losses;
  private final Deque<Long> backgroundSent = new ArrayDeque<>();
  private @Nullable Device device;
  private boolean rateExceeded;
  private long pushes;
  private long lastArrival;

  /** The device as the service sees it. */
  public interface Device {
    /** True while it has a connection to the service. */
    boolean reachable();

    /** True while it asks the service to keep pushes of that priority. */
    boolean restricts(int priority);

    /** True when the user wants to see the app's alerts. */
    boolean showsAlerts();

    /**
     * Takes a push that is on its way over the network.
     *
     * @param lost told instead when the network goes away meanwhile
     */
    void receive(Push push, Runnable lost);
  }

  /**
   * A service without a device.
   *
   * @param start the instant at which virtual time is 0
   */
  public PushGateway(
      VirtualClock clock,
      Trace trace,
      Instant start,
      RandomStreams streams,
      PushRules.Gateway rules) {
    this.clock = clock;
    this.trace = trace;
    this.start = start;
    this.rules = rules;
    this.check = new PushCheck(rules);
    this.tokens = new PushTokens(streams.fork("push/token"));
    this.store = new PushStore(clock, trace, streams.fork("push/store"), rules);
    this.delays = streams.fork("push/delay");
    this.losses = streams.fork("push/loss");
  }

  /** Connects the device; once, before anything is sent. */
  public void connect(Device connected) {
    device = connected;
  }

  /** The active token of the app; makes one if it has none. */
  public String register() {
    return tokens.active();
  }

  /** The app's token becomes inactive: the app is gone or will get another one. */
  public void unregister() {
    tokens.deactivate(clock.now());
    store.clear(PushEvent.DropReason.UNREGISTERED);
  }

  /** Something has changed that may let the device take what is stored. */
  public void deviceChanged() {
    for (Push push : store.takeAll(each -> isDeliverable(each))) {
      transmit(push);
    }
  }

  /** A server sends a push to a token. */
  public PushResponse send(String token, PushMessage message) {
    PushResponse response = answer(token, message);
    if (!response.isAccepted()) {
      trace.record(new PushEvent.Rejected(response.status(), response.reason()));
      String misuse = check.misuse(message);
      if (misuse != null) {
        trace.record(new ClientEvent.Violation("B25", misuse));
      }
      return response;
    }
    accept(message);
    return response;
  }

  private PushResponse answer(String token, PushMessage message) {
    PushResponse refusal = check.refusal(message);
    if (refusal != null) {
      return refusal;
    }
    if (tokens.isActive(token)) {
      return PushResponse.accepted();
    }
    if (!tokens.isKnown(token)) {
      return PushResponse.refused(400, "BadDeviceToken");
    }
    if (tokens.wasReportedGone(token)) {
      trace.record(
          new ClientEvent.Violation(
              "B26",
              "a push was sent to a token that APNs had called inactive before (410); APNs"
                  + " discards it and may slow the server down. Forget a token at its first 410"));
    }
    return PushResponse.unregistered(start.plus(tokens.goneSince(token), ChronoUnit.MICROS));
  }

  private void accept(PushMessage message) {
    long now = clock.now();
    long life = message.timeToLiveMicros();
    long kept = life == PushMessage.UNSPECIFIED ? rules.timeToLiveMicros() : life;
    Push push = new Push(++pushes, message, now + kept, now);
    trace.record(
        new PushEvent.Sent(
            push.id(), message.type(), message.priority(), message.payload().bytes()));
    watchRate(message, now);
    long arrival = now + (long) delays.lognormal((double) rules.delayMicros(), DELAY_SIGMA);
    boolean lost =
        losses.chance(rules.lossProbability()) && message.priority() < PushMessage.IMMEDIATELY;
    if (rules.order() == PushRules.Order.AS_SENT) {
      arrival = Math.max(arrival, lastArrival);
    }
    lastArrival = arrival;
    clock.at(
        arrival,
        Lane.NETWORK,
        lost ? () -> drop(push, PushEvent.DropReason.LOST) : () -> attempt(push));
  }

  /** Apple advises against more than two or three background pushes an hour. */
  private void watchRate(PushMessage message, long now) {
    if (message.type() != PushType.BACKGROUND) {
      return;
    }
    backgroundSent.add(now);
    while (backgroundSent.getFirst() <= now - TimeFormat.HOUR) {
      backgroundSent.remove();
    }
    boolean exceeded = backgroundSent.size() > rules.softRatePerHour();
    if (exceeded && !rateExceeded) {
      trace.record(new PushEvent.RateExceeded(backgroundSent.size()));
    }
    rateExceeded = exceeded;
  }

  private void attempt(Push push) {
    if (!tokens.hasActive()) {
      drop(push, PushEvent.DropReason.UNREGISTERED);
    } else if (push.message().type() == PushType.ALERT && !device().showsAlerts()) {
      drop(push, PushEvent.DropReason.NOTIFICATIONS_OFF);
    } else if (isDeliverable(push)) {
      transmit(push);
    } else if (push.isStorable()) {
      store(push);
    } else {
      drop(push, PushEvent.DropReason.NOT_STORED);
    }
  }

  private boolean isDeliverable(Push push) {
    return device().reachable() && !device().restricts(push.message().priority());
  }

  private void store(Push push) {
    store.add(
        push,
        device().reachable()
            ? PushEvent.StoreReason.POWER_RESTRICTION
            : PushEvent.StoreReason.UNREACHABLE);
  }

  private void transmit(Push push) {
    device().receive(push, () -> attempt(push));
  }

  private void drop(Push push, PushEvent.DropReason why) {
    trace.record(new PushEvent.Dropped(push.id(), PushEvent.Place.SERVICE, why));
  }

  private Device device() {
    Device connected = device;
    if (connected == null) {
      throw new IllegalStateException("the push service has no device");
    }
    return connected;
  }
}
