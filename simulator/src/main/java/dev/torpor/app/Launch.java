package dev.torpor.app;

/**
 * How a process came to be.
 *
 * @param reason why the system launched it
 * @param prewarmed true when the system had created the process ahead of its launch
 */
public record Launch(Reason reason, boolean prewarmed) {
  /** A launch that was not prepared. */
  public Launch(Reason reason) {
    this(reason, false);
  }

  /** Why the system launches a process. */
  public enum Reason {
    /** The user opened the app. */
    USER,
    /** An app refresh was granted. */
    REFRESH,
    /** A processing task was granted. */
    PROCESSING,
    /** A health research task was granted. */
    HEALTH_RESEARCH,
    /** A continued-processing task had waited for its turn. */
    CONTINUED_PROCESSING,
    /** A background fetch of the old kind was granted. */
    LEGACY_FETCH,
    /** A push arrived. */
    PUSH,
    /** The events of a background URL session wait. */
    URL_SESSION
  }

  /** True when there is no user looking. */
  public boolean inBackground() {
    return reason != Reason.USER;
  }
}
