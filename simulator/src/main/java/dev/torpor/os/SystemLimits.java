package dev.torpor.os;

/**
 * The time limits of app lifecycle and background work, all in microseconds.
 *
 * <p>Values, sources and grades stand in the policy's profile file.
 *
 * @param enterBackgroundMicros how long {@code enteredBackground} may take before the watchdog
 * @param suspendDelayMicros from the end of the last work to suspension
 * @param assertionMicros background time that a background-task assertion gives
 * @param expirationGraceMicros from the call of an expiration handler to the kill
 * @param refreshRunMicros run time of an app refresh
 * @param coldLaunchMicros from the decision to launch to the client's first code
 * @param resumeMicros from the decision to resume to the client's next code
 * @param jetsamMeanMicros mean time a suspended process survives; 0 for ever
 */
public record SystemLimits(
    long enterBackgroundMicros,
    long suspendDelayMicros,
    long assertionMicros,
    long expirationGraceMicros,
    long refreshRunMicros,
    long coldLaunchMicros,
    long resumeMicros,
    long jetsamMeanMicros) {

  /** Reads the limits from a policy's parameters. */
  public static SystemLimits from(PolicyParameters parameters) {
    return new SystemLimits(
        parameters.duration("life.didEnterBackgroundBudget"),
        parameters.duration("life.suspendDelayAfterCallback"),
        parameters.duration("life.bgAssertionBudget"),
        parameters.duration("life.expirationHandlerGrace"),
        parameters.duration("bgt.refreshRunLimit"),
        parameters.duration("life.coldLaunchTime"),
        parameters.duration("life.resumeTime"),
        parameters.duration("life.jetsamMeanSurvival"));
  }
}
