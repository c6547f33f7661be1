package dev.torpor.os;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/**
 * What the push service and the device do with pushes.
 *
 * <p>Values, sources and grades stand in the policy's profile file.
 *
 * @param gateway what the push service does
 * @param server what a server that pushes does
 * @param release how long pushes stay held once the system is no longer busy
 * @param held how many background pushes the device holds back at a time
 * @param extensionMicros time of a notification service extension
 * @param device the rules of the device that are on
 */
public record PushRules(
    Gateway gateway,
    Server server,
    Release release,
    int held,
    long extensionMicros,
    Set<DeviceRule> device) {
  /** Copies the rules. */
  public PushRules {
    EnumSet<DeviceRule> copy = EnumSet.noneOf(DeviceRule.class);
    copy.addAll(device);
    device = Collections.unmodifiableSet(copy);
  }

  /**
   * The push service.
   *
   * @param maxPayloadBytes longest payload
   * @param maxVoipPayloadBytes longest payload of a call
   * @param maxCollapseIdBytes longest collapse identifier
   * @param backgroundPriority the highest priority that background pushes may have
   * @param softRatePerHour background pushes an hour beyond which Apple warns of throttling
   * @param timeToLiveMicros how long a push without an expiration is kept
   * @param stored how many pushes are kept for an app on a device that cannot be reached
   * @param selection which of them when there are more
   * @param order whether pushes may overtake each other
   * @param delayMicros median time from the server to a device that can be reached
   * @param lossProbability chance that a push of low priority is never delivered
   */
  public record Gateway(
      int maxPayloadBytes,
      int maxVoipPayloadBytes,
      int maxCollapseIdBytes,
      int backgroundPriority,
      int softRatePerHour,
      long timeToLiveMicros,
      int stored,
      Selection selection,
      Order order,
      long delayMicros,
      double lossProbability) {}

  /**
   * A server that pushes, and what the push service makes of it.
   *
   * @param retryMicros until the server tries again what was answered with 5xx
   * @param unavailableProbability chance that the service answers 503
   * @param tokenRefreshMicros age at which the server renews its provider token
   * @param leastTokenMicros the service refuses tokens that are renewed more often
   * @param mostTokenMicros the service refuses tokens that are older
   */
  public record Server(
      long retryMicros,
      double unavailableProbability,
      long tokenRefreshMicros,
      long leastTokenMicros,
      long mostTokenMicros) {}

  /**
   * How long a push that was held because the device was busy stays held afterwards.
   *
   * @param fromMicros shortest
   * @param toMicros longest
   */
  public record Release(long fromMicros, long toMicros) {}

  /** Which push is kept when there is room for fewer. */
  public enum Selection {
    /** The one that came last. */
    NEWEST,
    /** Any of them. */
    RANDOM
  }

  /** Whether pushes may overtake each other. */
  public enum Order {
    /** Each takes its own time. */
    ANY,
    /** In the order in which they were sent. */
    AS_SENT
  }

  /** What a device does, if the policy says so. */
  public enum DeviceRule {
    /** Held pushes are lost when the app's process ends. */
    HELD_DROPPED_ON_KILL("push.heldDroppedOnKill"),
    /** Held pushes are kept when the device restarts. */
    HELD_SURVIVES_REBOOT("push.heldSurvivesReboot"),
    /** An app that was swiped away gets no background push. */
    FORCE_QUIT_DISCARDS("push.forceQuitDiscards"),
    /** A device in Low Power Mode that nobody uses asks for what is urgent only. */
    LOW_POWER_MODE_RESTRICTS("push.lowPowerModeRestricts"),
    /** The user gives leave to show alerts when asked for it. */
    USER_ALLOWS_ALERTS("push.userAllowsAlerts"),
    /** The notification service extension of an app that was swiped away runs. */
    EXTENSION_RUNS_AFTER_FORCE_QUIT("push.nseRunsAfterForceQuit");

    private final String parameter;

    DeviceRule(String parameter) {
      this.parameter = parameter;
    }
  }

  /** The same rules with a push service that is prompt and loses nothing, for closed forms. */
  public PushRules withoutChance() {
    Gateway prompt =
        new Gateway(
            gateway.maxPayloadBytes(),
            gateway.maxVoipPayloadBytes(),
            gateway.maxCollapseIdBytes(),
            gateway.backgroundPriority(),
            gateway.softRatePerHour(),
            gateway.timeToLiveMicros(),
            gateway.stored(),
            Selection.NEWEST,
            Order.AS_SENT,
            0,
            0);
    Server served =
        new Server(
            server.retryMicros(),
            0,
            server.tokenRefreshMicros(),
            server.leastTokenMicros(),
            server.mostTokenMicros());
    return new PushRules(prompt, served, new Release(0, 0), held, extensionMicros, device);
  }

  /** True when the device does that. */
  public boolean device(DeviceRule rule) {
    return device.contains(rule);
  }

  /** Reads the rules from a policy's parameters. */
  public static PushRules from(PolicyParameters p) {
    EnumSet<DeviceRule> device = EnumSet.noneOf(DeviceRule.class);
    for (DeviceRule rule : DeviceRule.values()) {
      if (p.flag(rule.parameter)) {
        device.add(rule);
      }
    }
    Gateway gateway =
        new Gateway(
            (int) p.count("push.maxPayload"),
            (int) p.count("push.maxPayloadVoIP"),
            (int) p.count("push.collapseIdMax"),
            (int) p.count("push.backgroundPriority"),
            (int) p.count("push.softRatePerHour"),
            p.duration("push.defaultTTL"),
            p.some("push.storedPerBundlePerDevice"),
            p.word("push.storedSelection", Selection.class),
            p.flag("push.reordering") ? Order.ANY : Order.AS_SENT,
            p.duration("push.deliveryDelay"),
            p.share("push.lossProbability"));
    Server server =
        new Server(
            p.duration("push.retryAfter5xx"),
            p.share("push.unavailableProbability"),
            p.duration("push.jwtRefresh"),
            p.duration("push.jwtRefreshLeast"),
            p.duration("push.jwtRefreshMost"));
    Release release =
        new Release(
            p.duration("push.throttleReleaseFrom"),
            p.end("push.throttleReleaseFrom", "push.throttleReleaseTo"));
    return new PushRules(
        gateway, server, release, p.some("push.heldOnDevice"), p.duration("push.nseLimit"), device);
  }
}
