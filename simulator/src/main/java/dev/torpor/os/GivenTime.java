package dev.torpor.os;

import dev.torpor.time.Lane;
import dev.torpor.time.VirtualClock;

/** The time a process is given for one thing, such as the handling of a push. */
public final class GivenTime {
  private final VirtualClock clock;
  private final AppProcess process;
  private boolean running;
  private long until;
  private long timer;

  /** Time that has not begun to run. */
  public GivenTime(VirtualClock clock, AppProcess process) {
    this.clock = clock;
    this.process = process;
  }

  /**
   * The time runs; call once.
   *
   * @param micros how long
   * @param over told when it has run out
   */
  public void begin(long micros, Runnable over) {
    running = true;
    until = clock.now() + micros;
    timer = clock.at(until, Lane.OS, over);
    process.givenUntil(until);
  }

  /** What it was given for is over; does nothing before it has begun and after it has ended. */
  public void end() {
    if (running) {
      running = false;
      clock.cancel(timer);
      process.noLongerGivenUntil(until);
    }
  }
}
