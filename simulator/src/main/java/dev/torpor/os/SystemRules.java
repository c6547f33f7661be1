package dev.torpor.os;

import dev.torpor.app.Files.Protection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/**
 * What the system does besides deciding who may run, where its makers say little or have changed
 * it.
 *
 * @param flags the rules that hold
 * @param mostRefresh how many app refresh requests may be pending
 * @param mostProcessing how many processing requests may be pending
 * @param mostAheadMicros how far ahead an earliest begin date makes sense
 * @param earlyExpiry how often and when an app refresh is ended long before its time
 * @param missingCompletion what happens to an app that does not complete a task
 * @param stallMicros how long a continued task may make no progress
 * @param userActionMicros how long after a user's action a continued task may be submitted
 * @param prewarmMeanMicros mean time between the creations of a process ahead of its launch
 * @param prewarmedLaunchMicros from the decision to launch such a process to its first code
 * @param defaultProtection the class of files whose app names none
 * @param grantBytes what a wake should carry over a cellular network at most
 */
public record SystemRules(
    Set<Flag> flags,
    long mostRefresh,
    long mostProcessing,
    long mostAheadMicros,
    EarlyExpiry earlyExpiry,
    MissingCompletion missingCompletion,
    long stallMicros,
    long userActionMicros,
    long prewarmMeanMicros,
    long prewarmedLaunchMicros,
    Protection defaultProtection,
    long grantBytes) {

  /** Copies the flags. */
  public SystemRules {
    flags = flags.isEmpty() ? Collections.emptySet() : EnumSet.copyOf(flags);
  }

  /** Rules that hold or do not. */
  public enum Flag {
    /** Assertions that are asked for in the background are denied. */
    LATE_ASSERTIONS_DENIED("life.bgAssertionMayBeDenied"),
    /** The clock of assertions starts when the first is asked for, not in the background. */
    ASSERTION_CLOCK_STARTS_ON_BEGIN(
        "life.bgAssertionClockStart", "on-begin", "on-enter-background"),
    /** In the foreground the background time that is left is a huge number. */
    TIME_REMAINING_IS_HUGE("life.backgroundTimeRemainingForeground", "huge", "budget"),
    /** The process is created ahead of its launch, after a reboot and from time to time. */
    PREWARM("life.prewarmEnabled"),
    /** Low Power Mode goes on by itself when the battery gets low. */
    LOW_POWER_MODE_AUTOMATIC("cond.lowPowerModeAutomatic"),
    /** Pending requests outlive a restart. */
    REQUESTS_SURVIVE_REBOOT("life.requestsSurviveReboot"),
    /** Pending requests outlive an update of the system. */
    REQUESTS_SURVIVE_UPDATE("life.requestsSurviveUpdate"),
    /** Pending requests are gone when the user swipes the app away. */
    FORCE_QUIT_CLEARS_REQUESTS("life.forceQuitClearsRequests"),
    /** A request replaces the one that waits under its identifier. */
    SAME_IDENTIFIER_REPLACES("bgt.replaceSameIdentifier"),
    /** No launch comes before the earliest begin date. */
    EARLIEST_BEGIN_HOLDS("bgt.earliestBeginIsLowerBound"),
    /** The device is the iOS Simulator. */
    SIMULATOR("bgt.onSimulator"),
    /** The iOS Simulator takes no requests. */
    SIMULATOR_REFUSES("bgt.simulatorUnavailable"),
    /** A task without an expiration handler counts as completed without success. */
    MISSING_HANDLER_COMPLETES(
        "bgt.missingExpirationHandlerResult", "completed-false", "missing-completion"),
    /** A continued task is told before the swipe in the app switcher ends it. */
    SWITCHER_CLOSE_CALLBACK("bgt.continued.switcherCloseCallback"),
    /** Tasks of health studies need the entitlement. */
    RESEARCH_NEEDS_ENTITLEMENT("bgt.healthResearchRequiresEntitlement"),
    /** Tasks of health studies need the user to take part. */
    RESEARCH_NEEDS_OPT_IN("bgt.healthResearchRequiresOptIn"),
    /** Research that needs files of class A runs on an idle device alone, as any processing. */
    CLASS_A_RESEARCH_IS_IDLE("bgt.healthResearchIdleForClassA"),
    /** A processing task ends when the user picks up the device. */
    PROCESSING_ENDS_ON_USE("bgt.processingEndsOnUserActivity"),
    /** So does an app refresh. */
    REFRESH_ENDS_ON_USE("bgt.refreshEndsOnUserActivity");

    private final String parameter;
    private final String yes;
    private final String no;

    Flag(String parameter) {
      this(parameter, "", "");
    }

    Flag(String parameter, String yes, String no) {
      this.parameter = parameter;
      this.yes = yes;
      this.no = no;
    }

    private boolean holds(PolicyParameters p) {
      return yes.isEmpty() ? p.flag(parameter) : p.either(parameter, yes, no);
    }
  }

  /** What happens to an app that does not complete a task in time. */
  public enum MissingCompletion {
    /** It is killed, and runs less often from now on. */
    KILL_AND_PENALTY,
    /** It is killed. */
    KILL,
    /** It runs less often from now on. */
    PENALTY,
    /** Nothing. */
    NONE
  }

  /**
   * The early end of app refreshes.
   *
   * @param probability of each, from 0 to 1
   * @param fromMicros soonest, after the start
   * @param toMicros latest
   */
  public record EarlyExpiry(double probability, long fromMicros, long toMicros) {}

  /** True when that rule holds. */
  public boolean has(Flag flag) {
    return flags.contains(flag);
  }

  /** True when an app that does not complete a task is killed. */
  public boolean kills() {
    return missingCompletion == MissingCompletion.KILL
        || missingCompletion == MissingCompletion.KILL_AND_PENALTY;
  }

  /** True when an app that does not complete a task runs less often from now on. */
  public boolean penalises() {
    return missingCompletion == MissingCompletion.PENALTY
        || missingCompletion == MissingCompletion.KILL_AND_PENALTY;
  }

  /** The rules of a profile. */
  public static SystemRules from(PolicyParameters p) {
    Set<Flag> flags = EnumSet.noneOf(Flag.class);
    for (Flag flag : Flag.values()) {
      if (flag.holds(p)) {
        flags.add(flag);
      }
    }
    return new SystemRules(
        flags,
        p.count("bgt.maxPendingRefresh"),
        p.count("bgt.maxPendingProcessing"),
        p.duration("bgt.maxEarliestBeginAhead"),
        new EarlyExpiry(
            p.share("bgt.refreshEarlyExpiryProbability"),
            p.duration("bgt.refreshEarlyExpiryFrom"),
            p.end("bgt.refreshEarlyExpiryFrom", "bgt.refreshEarlyExpiryTo")),
        p.word("bgt.missingCompletionAction", MissingCompletion.class),
        p.duration("bgt.continued.stallTimeout"),
        p.duration("bgt.continued.userActionWindow"),
        p.duration("life.prewarmMeanInterval"),
        p.duration("life.prewarmedLaunchTime"),
        p.word("life.defaultFileProtection", Protection.class),
        p.bytes("budget.targetBytesPerGrant"));
  }

  /** The documented rules of a profile, without any chance: for closed forms and bounds. */
  public SystemRules withoutChance() {
    Set<Flag> kept = EnumSet.copyOf(flags);
    kept.remove(Flag.PREWARM);
    kept.remove(Flag.LOW_POWER_MODE_AUTOMATIC);
    return new SystemRules(
        kept,
        mostRefresh,
        mostProcessing,
        mostAheadMicros,
        new EarlyExpiry(0, 0, 0),
        missingCompletion,
        stallMicros,
        userActionMicros,
        prewarmMeanMicros,
        prewarmedLaunchMicros,
        defaultProtection,
        grantBytes);
  }
}
