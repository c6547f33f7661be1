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
 * @param coldLaunchMicros from the decision to launch to the client's first code
 * @param resumeMicros from the decision to resume to the client's next code
 * @param jetsamMeanMicros mean time a suspended process survives; 0 for ever
 * @param launchWatchdogMicros how long {@code launched} may take before the watchdog
 * @param sceneUpdateMicros how long {@code enteredForeground} may take before the watchdog
 * @param classAKeyMicros how long after locking files of class A stay readable
 * @param rebootMicros how long the device is off when it is restarted
 * @param updateMicros how long it is off when the system updates itself
 * @param refreshRunMicros run time of an app refresh
 * @param processingRunMicros run time of a processing task
 * @param fetchRunMicros run time of a background fetch of the old kind
 * @param pushRunMicros run time of the handler of a background push
 * @param urlEventsMicros time to handle the events of a background URL session
 * @param socketDeadMicros how long the connections of a suspended process stay alive
 */
public record SystemLimits(
    long enterBackgroundMicros,
    long suspendDelayMicros,
    long assertionMicros,
    long expirationGraceMicros,
    long coldLaunchMicros,
    long resumeMicros,
    long jetsamMeanMicros,
    long launchWatchdogMicros,
    long sceneUpdateMicros,
    long classAKeyMicros,
    long rebootMicros,
    long updateMicros,
    long refreshRunMicros,
    long processingRunMicros,
    long fetchRunMicros,
    long pushRunMicros,
    long urlEventsMicros,
    long socketDeadMicros) {

  /** The names of the parameters behind the limits, in the order of the components. */
  public static final List<String> PARAMETERS =
      List.of(
          "life.didEnterBackgroundBudget",
          "life.suspendDelayAfterCallback",
          "life.bgAssertionBudget",
          "life.expirationHandlerGrace",
          "life.coldLaunchTime",
          "life.resumeTime",
          "life.jetsamMeanSurvival",
          "life.launchWatchdog",
          "life.sceneUpdateWatchdog",
          "life.classAKeyDiscardDelay",
          "life.rebootTime",
          "life.updateTime",
          "bgt.refreshRunLimit",
          "bgt.processingRunLimit",
          "fetch.runLimit",
          "push.handlerLimit",
          "url.eventsHandlerLimit",
          "url.socketDeadAfterSuspension");

  /** Reads the limits from a policy's parameters. */
  public static SystemLimits from(PolicyParameters parameters) {
    long[] at = PARAMETERS.stream().mapToLong(parameters::duration).toArray();
    return new SystemLimits(
        at[0], at[1], at[2], at[3], at[4], at[5], at[6], at[7], at[8], at[9], at[10], at[11],
        at[12], at[13], at[14], at[15], at[16], at[17]);
  }

  /**
   * How long work of that kind may run; {@link Long#MAX_VALUE} for continued processing, which ends
   * when its progress does.
   */
  public long runMicros(WorkKind kind) {
    return switch (kind) {
      case REFRESH -> refreshRunMicros;
      case PROCESSING, HEALTH_RESEARCH -> processingRunMicros;
      case CONTINUED -> Long.MAX_VALUE;
      case LEGACY_FETCH -> fetchRunMicros;
      case PUSH -> pushRunMicros;
      case URL_SESSION, URL_SESSION_DISCRETIONARY -> urlEventsMicros;
    };
  }
}
