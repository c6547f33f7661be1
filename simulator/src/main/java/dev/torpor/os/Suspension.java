package dev.torpor.os;

import dev.torpor.time.Lane;
import org.jspecify.annotations.Nullable;

/**
 * The sleep of one app's process: it is suspended soon after the last need for it is gone, and
 * stays in memory until it is woken or removed.
 *
 * <p>A need is whatever keeps an unseen process running: a background task, a push, events of a
 * session, a lifecycle callback that has not returned. Assertions come on top of needs.
 */
final class Suspension {
  private final Phone phone;
  private final SystemLimits limits;
  private final Sleeper sleeper;
  private final Jetsam jetsam;
  private final SleepingSockets sockets;
  private int needs;
  private long timer;

  /** The app whose process sleeps. */
  interface Sleeper {
    /** The process, when it runs unseen and is not on its way up; else null. */
    @Nullable AppProcess unseen();

    /** The process is to run no more until it is woken. */
    void suspended(AppProcess process);

    /** The process is to end. */
    void kill(ExitReason reason, String detail);
  }

  Suspension(Phone phone, SystemLimits limits, Sleeper sleeper) {
    this.phone = phone;
    this.limits = limits;
    this.sleeper = sleeper;
    this.jetsam =
        new Jetsam(
            phone, limits.jetsamMeanMicros(), () -> sleeper.kill(ExitReason.MEMORY_PRESSURE, ""));
    this.sockets = new SleepingSockets(phone.clock(), limits.socketDeadMicros());
  }

  /** One more needs the process; call {@link #soon} once the need is gone. */
  void needed() {
    needs++;
  }

  /** One of those who needed the process is done. */
  void noLongerNeeded() {
    needs--;
  }

  /** True when one need alone, and no assertion, keeps the process running unseen. */
  boolean oneNeedLeft() {
    AppProcess process = sleeper.unseen();
    return process != null && needs == 1 && !process.assertions().any();
  }

  /** True when nothing keeps the process from being suspended. */
  boolean due() {
    AppProcess process = sleeper.unseen();
    return process != null && needs == 0 && !process.assertions().any();
  }

  /** Suspends the process in a moment, if nothing needs it then. */
  void soon() {
    if (due()) {
      cancel();
      timer = phone.clock().after(limits.suspendDelayMicros(), Lane.OS, this::ifDue);
    }
  }

  /** The process goes on. */
  void cancel() {
    phone.clock().cancel(timer);
  }

  /** A process that has run no code yet lies in memory. */
  void prewarmed() {
    jetsam.frozen();
  }

  /** The process runs again. */
  void woken() {
    jetsam.thawed();
    sockets.thawed();
  }

  /** The process has ended, and so has every need for it. */
  void died() {
    needs = 0;
    cancel();
    woken();
  }

  private void ifDue() {
    AppProcess process = sleeper.unseen();
    if (process == null || !due()) {
      return;
    }
    if (!process.locks().isEmpty()) {
      String names = String.join(", ", process.locks());
      Misuse.lockedFiles(process, names);
      sleeper.kill(ExitReason.LOCKED_FILE, names);
      return;
    }
    sleeper.suspended(process);
    sockets.frozen(process);
    jetsam.frozen();
  }
}
