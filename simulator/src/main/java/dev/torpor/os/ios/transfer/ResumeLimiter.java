package dev.torpor.os.ios.transfer;

import dev.torpor.os.TransferRules;
import dev.torpor.os.TransferRules.Flag;
import dev.torpor.os.UrlSessionEvent;
import dev.torpor.time.Lane;
import dev.torpor.time.TimeFormat;
import dev.torpor.time.VirtualClock;
import dev.torpor.trace.Trace;

/**
 * The resume rate limiter: a delay, counted from the last wake, for tasks that are started in the
 * background. It doubles with each wake of the app by the transfer service.
 *
 * <p>It ends when the user opens the app, and when it passes without a wake. A chain of single
 * tasks doubles it nevertheless, in the field as in Apple's words, though each of its delays passes
 * without a wake; so the second rule is read as: without a wake and without a task that waits or is
 * under way, for as long as the delay.
 */
final class ResumeLimiter {
  /** Longer than any run, and short enough to be added to any instant of one. */
  private static final long LONGEST = 100 * 365 * TimeFormat.DAY;

  private final VirtualClock clock;
  private final Trace trace;
  private final TransferRules rules;
  private long delay;
  private long wokenAt;
  private int tasks;
  private long quiet;

  ResumeLimiter(VirtualClock clock, Trace trace, TransferRules rules) {
    this.clock = clock;
    this.trace = trace;
    this.rules = rules;
  }

  /** Until when a task that is started in the background now has to wait, virtual microseconds. */
  long limitedUntil() {
    return delay == 0 ? Long.MIN_VALUE : wokenAt + delay;
  }

  /** The service wakes the app. */
  void woke() {
    TransferRules.Limiter figures = rules.limiter();
    long next = delay == 0 ? figures.baseMicros() : grown(figures.factor());
    wokenAt = clock.now();
    set(figures.mostMicros() == 0 ? next : Math.min(next, figures.mostMicros()));
    watchForQuiet();
  }

  private long grown(long factor) {
    return delay >= LONGEST / factor ? LONGEST : delay * factor;
  }

  /**
   * The user has opened the app.
   *
   * @return true when the delay is over for tasks that wait
   */
  boolean foreground() {
    if (!rules.has(Flag.LIMITER_ENDS_IN_FOREGROUND)) {
      return false;
    }
    set(0);
    return true;
  }

  /** A task of the app waits or is under way. */
  void taskBegun() {
    tasks++;
    clock.cancel(quiet);
  }

  /** One less does. */
  void taskOver() {
    tasks--;
    watchForQuiet();
  }

  private void watchForQuiet() {
    clock.cancel(quiet);
    if (delay > 0 && tasks == 0 && rules.has(Flag.LIMITER_ENDS_WHEN_QUIET)) {
      quiet = clock.after(delay, Lane.OS, () -> set(0));
    }
  }

  private void set(long micros) {
    if (micros != delay) {
      delay = micros;
      trace.record(new UrlSessionEvent.DelayChanged(micros));
    }
  }
}
