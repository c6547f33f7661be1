package dev.torpor.app;

/**
 * How a process came to be.
 *
 * @param reason why the system launched it
 */
public record Launch(Reason reason) {
  /** Why the system launches a process. */
  public enum Reason {
    /** The user opened the app. */
    USER,
    /** An app refresh was granted. */
    REFRESH
  }

  /** True when there is no user looking. */
  public boolean inBackground() {
    return reason != Reason.USER;
  }
}
