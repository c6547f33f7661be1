package dev.torpor.time;

/** Events keep coming on one instant and virtual time does not move. */
public final class StandstillException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final long at;

  StandstillException(long at, int events) {
    super(
        "virtual time stands still at "
            + TimeFormat.instant(at)
            + ": more than "
            + events
            + " events on one instant. Something schedules itself again without any delay,"
            + " for example a refresh that is submitted anew while the policy grants at once");
    this.at = at;
  }

  /** Where time stands still, in microseconds since the start. */
  public long at() {
    return at;
  }
}
