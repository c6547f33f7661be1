package dev.torpor.os;

import dev.torpor.app.Launch;
import dev.torpor.energy.Cause;

/** The mechanisms through which an app gets to run in the background. */
public enum WorkKind {
  /** BGAppRefreshTask. */
  REFRESH("refresh", Launch.Reason.REFRESH, Cause.REFRESH),
  /** BGProcessingTask. */
  PROCESSING("processing", Launch.Reason.PROCESSING, Cause.PROCESSING),
  /** BGHealthResearchTask: a processing task of a health study. */
  HEALTH_RESEARCH("healthResearch", Launch.Reason.HEALTH_RESEARCH, Cause.PROCESSING),
  /** BGContinuedProcessingTask: long work that the user started. */
  CONTINUED("continued", Launch.Reason.CONTINUED_PROCESSING, Cause.PROCESSING),
  /** Background fetch as it was before BackgroundTasks. */
  LEGACY_FETCH("legacyFetch", Launch.Reason.LEGACY_FETCH, Cause.REFRESH),
  /** A background push. */
  PUSH("push", Launch.Reason.PUSH, Cause.PUSH),
  /** A background transfer that is not discretionary. */
  URL_SESSION("urlSession", Launch.Reason.URL_SESSION, Cause.TRANSFER),
  /** A background transfer whose time the system chooses. */
  URL_SESSION_DISCRETIONARY("urlSessionDiscretionary", Launch.Reason.URL_SESSION, Cause.TRANSFER);

  private final String label;
  private final Launch.Reason launchReason;
  private final Cause cause;

  WorkKind(String label, Launch.Reason launchReason, Cause cause) {
    this.label = label;
    this.launchReason = launchReason;
    this.cause = cause;
  }

  /** The name in results and metrics: lower camel case. */
  public String label() {
    return label;
  }

  /** What a process is told that is launched for such work. */
  public Launch.Reason launchReason() {
    return launchReason;
  }

  /** Under which the energy of such work is booked. */
  public Cause cause() {
    return cause;
  }
}
