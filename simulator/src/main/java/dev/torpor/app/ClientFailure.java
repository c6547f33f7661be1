package dev.torpor.app;

import dev.torpor.time.TimeFormat;
import org.jspecify.annotations.Nullable;

/** The client broke: it threw, or did what ends an app at once on iOS. Ends the run. */
public final class ClientFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final long at;
  private final String event;

  /**
   * A failure.
   *
   * @param at virtual microseconds
   * @param event the callback that led there, for people
   */
  public ClientFailure(long at, String event, String message, @Nullable Throwable cause) {
    super(message, cause);
    this.at = at;
    this.event = event;
  }

  /** Virtual microseconds at which it happened. */
  public long at() {
    return at;
  }

  /** The callback that led there. */
  public String event() {
    return event;
  }

  /** What happened, where and when, in one line. */
  public String describe() {
    return TimeFormat.instant(at) + ", in " + event + ": " + getMessage();
  }
}
