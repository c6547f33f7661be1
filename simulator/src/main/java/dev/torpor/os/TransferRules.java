package dev.torpor.os;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/**
 * What the system does with background transfers. Times are in microseconds.
 *
 * <p>Values, sources and grades stand in the policy's profile file.
 *
 * @param flags the rules that hold
 * @param requestMicros longest wait for data, unless the session says otherwise
 * @param resourceMicros longest time from start to completion, unless the session says otherwise
 * @param connectionsPerHost how many tasks talk to one host at a time
 * @param limiter the delay of tasks that are started in the background
 * @param retryMicros wait before a task is tried again; doubles with each try in a row
 * @param mostRetryMicros longest such wait
 */
public record TransferRules(
    Set<Flag> flags,
    long requestMicros,
    long resourceMicros,
    int connectionsPerHost,
    Limiter limiter,
    long retryMicros,
    long mostRetryMicros) {

  /** Copies the flags. */
  public TransferRules {
    EnumSet<Flag> copy = EnumSet.noneOf(Flag.class);
    copy.addAll(flags);
    flags = Collections.unmodifiableSet(copy);
  }

  /**
   * The resume rate limiter.
   *
   * @param baseMicros the delay after the first wake
   * @param factor by which each further wake multiplies it
   * @param mostMicros the longest delay, 0 for no limit
   */
  public record Limiter(long baseMicros, long factor, long mostMicros) {}

  /** Rules that hold or do not. */
  public enum Flag {
    /** A task that meets its request timeout is tried again. */
    RETRIES_AFTER_TIMEOUT("url.autoRetryOnRequestTimeout"),
    /** Sessions that do not say otherwise wake the app. */
    SENDS_LAUNCH_EVENTS("url.sendsLaunchEvents"),
    /** What is started in the background is discretionary. */
    DISCRETIONARY_IN_BACKGROUND("url.discretionaryWhenStartedInBackground"),
    /** The delay ends when the user opens the app. */
    LIMITER_ENDS_IN_FOREGROUND("url.limiterResetOnForeground"),
    /** The delay ends when it has passed without a wake and without a task. */
    LIMITER_ENDS_WHEN_QUIET("url.limiterResetAfterQuietPeriod"),
    /** Only wakes make the delay longer, not completions while the app runs. */
    LIMITER_COUNTS_WAKES_ONLY("url.limiterCountsOnlyDaemonWakes"),
    /** Uploads that do not come from a file die with the process. */
    UPLOADS_FROM_FILES_ONLY("url.uploadFromFileOnly"),
    /** Redirects are followed without asking. */
    FOLLOWS_REDIRECTS("url.redirectsAlwaysFollowed"),
    /** Swiping the app away cancels its transfers. */
    FORCE_QUIT_CANCELS("life.forceQuitCancelsTransfers");

    private final String parameter;

    Flag(String parameter) {
      this.parameter = parameter;
    }
  }

  /** True when that rule holds. */
  public boolean has(Flag flag) {
    return flags.contains(flag);
  }

  /** Reads the rules from a policy's parameters. */
  public static TransferRules from(PolicyParameters p) {
    EnumSet<Flag> flags = EnumSet.noneOf(Flag.class);
    for (Flag flag : Flag.values()) {
      if (p.flag(flag.parameter)) {
        flags.add(flag);
      }
    }
    return new TransferRules(
        flags,
        p.duration("url.requestTimeout"),
        p.duration("url.resourceTimeout"),
        p.some("url.connectionsPerHost"),
        new Limiter(
            p.duration("url.limiterBase"),
            p.some("url.limiterFactor"),
            p.duration("url.limiterMax")),
        p.duration("url.retryDelay"),
        p.duration("url.retryDelayMax"));
  }
}
