package dev.torpor.os;

import java.util.List;

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

  /** The names of the parameters behind the limits, in the order of the components. */
  public static final List<String> PARAMETERS =
      List.of(
          "life.didEnterBackgroundBudget",
          "life.suspendDelayAfterCallback",
          "life.bgAssertionBudget",
          "life.expirationHandlerGrace",
          "bgt.refreshRunLimit",
          "life.coldLaunchTime",
          "life.resumeTime",
          "life.jetsamMeanSurvival");

  /** Reads the limits from a policy's parameters. */
  public static SystemLimits from(PolicyParameters parameters) {
    long[] values = PARAMETERS.stream().mapToLong(parameters::duration).toArray();
    return new SystemLimits(
        values[0], values[1], values[2], values[3], values[4], values[5], values[6], values[7]);
  }
}
