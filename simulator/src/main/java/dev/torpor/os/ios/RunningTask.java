package dev.torpor.os.ios;

import dev.torpor.app.BackgroundTask;
import dev.torpor.app.ContinuedProcessingTask;
import dev.torpor.os.AppHost;
import dev.torpor.os.AppProcess;
import dev.torpor.os.ExitReason;
import dev.torpor.os.OsEvent;
import dev.torpor.os.OsPolicy;
import dev.torpor.os.PendingWork;
import dev.torpor.os.Phone;
import dev.torpor.os.Requirement;
import dev.torpor.os.SystemRules.Flag;
import dev.torpor.os.SystemState;
import dev.torpor.os.WorkKind;
import dev.torpor.time.Lane;
import dev.torpor.time.TimeFormat;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A task from the call of its handler to its completion, expiration or the death of its process.
 */
final class RunningTask implements BackgroundTask {
  private final Phone phone;
  private final SystemState state;
  private final OsPolicy policy;
  private final AppHost host;
  private final AppProcess process;
  private final PendingWork work;
  private final Consumer<RunningTask> ended;
  private @Nullable Runnable expirationHandler;
  private boolean started;
  private boolean expired;
  private long toldAt = Long.MAX_VALUE;
  private boolean over;
  private boolean overBySystem;
  private boolean dead;
  private boolean counted = true;
  private long timer;
  private long givenUntil;
  private double progress;

  RunningTask(
      Phone phone,
      SystemState state,
      OsPolicy policy,
      AppHost host,
      AppProcess process,
      PendingWork work,
      Consumer<RunningTask> ended) {
    this.phone = phone;
    this.state = state;
    this.policy = policy;
    this.host = host;
    this.process = process;
    this.work = work;
    this.ended = ended;
  }

  /**
   * Calls the handler.
   *
   * @param runMicros how long it may run; {@link Long#MAX_VALUE} while its progress advances
   */
  void run(Consumer<BackgroundTask> handler, long runMicros) {
    started = true;
    phone.trace().record(new OsEvent.Started(work.kind(), work.identifier()));
    long micros = runMicros == Long.MAX_VALUE ? policy.rules().stallMicros() : runMicros;
    timer = phone.clock().after(micros, Lane.OS, this::expire);
    long most = policy.limits().runMicros(work.kind()); // nobody is told of an early end
    givenUntil = most == Long.MAX_VALUE ? most : phone.clock().now() + most;
    process.givenUntil(givenUntil);
    handler.accept(kind() == WorkKind.CONTINUED ? new Continued() : this);
  }

  WorkKind kind() {
    return work.kind();
  }

  /** From 0 to 1, as the client reports it. */
  double progress() {
    return progress;
  }

  /** True when the task must make room for the user of the device. */
  boolean endsOnUse() {
    return switch (work.kind()) {
      case PROCESSING -> policy.rules().has(Flag.PROCESSING_ENDS_ON_USE);
      case HEALTH_RESEARCH ->
          policy.rules().has(Flag.PROCESSING_ENDS_ON_USE)
              && (!work.needs(Requirement.CLASS_A_DATA)
                  || policy.rules().has(Flag.CLASS_A_RESEARCH_IS_IDLE));
      case REFRESH -> policy.rules().has(Flag.REFRESH_ENDS_ON_USE);
      default -> false;
    };
  }

  @Override
  public String identifier() {
    return work.identifier();
  }

  @Override
  public void setExpirationHandler(Runnable handler) {
    expirationHandler = handler;
  }

  @Override
  public void setTaskCompleted(boolean success) {
    if (dead) {
      return;
    }
    if (overBySystem) {
      overBySystem = false; // the system has ended the task and has said so
      return;
    }
    if (over) {
      process.violation(
          "B03",
          "setTaskCompleted was called again for '"
              + work.identifier()
              + "'; iOS counts the first call only. Call it exactly once on every path");
      return;
    }
    if (toldAt != Long.MAX_VALUE) {
      reportLate();
    }
    complete(success);
  }

  private void reportLate() {
    process.violation(
        "B29",
        "'"
            + work.identifier()
            + "' was completed "
            + TimeFormat.duration(phone.clock().now() - toldAt)
            + " after its expiration handler; iOS kills an app that is still at it a moment after"
            + " the time of its task, and launches it less often. Cancel the work and complete the"
            + " task in the handler itself");
    offend();
  }

  void processDied() {
    dead = true;
    phone.clock().cancel(timer);
    stopCounting();
  }

  /** The time of the task is over, or somebody needs the device. */
  void expire() {
    if (!started || expired || over || dead) {
      return;
    }
    expired = true;
    phone.clock().cancel(timer);
    process.noLongerGivenUntil(givenUntil);
    Runnable handler = expirationHandler;
    expirationHandler = null;
    phone.trace().record(new OsEvent.Expired(work.kind(), work.identifier(), handler != null));
    if (handler == null) {
      process.violation(
          "B28",
          "'"
              + work.identifier()
              + "' ran out of time without an expiration handler; iOS marks it complete and"
              + " unsuccessful and suspends the app. Set one first thing in the handler");
      offend();
      if (policy.rules().has(Flag.MISSING_HANDLER_COMPLETES) || !policy.rules().kills()) {
        overBySystem = true;
        complete(false);
      } else {
        host.kill(ExitReason.TASK_TIMEOUT, work.identifier() + " had no expiration handler");
      }
      return;
    }
    process.post(
        "expiration handler of " + work.identifier(),
        () -> {
          handler.run();
          toldAt = phone.clock().now();
        });
    timer =
        phone.clock().after(policy.limits().expirationGraceMicros(), Lane.OS, this::graceIsOver);
  }

  private void complete(boolean success) {
    over = true;
    phone.clock().cancel(timer);
    process.noLongerGivenUntil(givenUntil);
    phone.trace().record(new OsEvent.Completed(work.kind(), work.identifier(), success));
    stopCounting();
    host.reportUnfinished(process, "'" + work.identifier() + "' was completed");
    ended.accept(this);
    host.release();
  }

  private void graceIsOver() {
    process.violation(
        "B02",
        "setTaskCompleted was not called for '"
            + work.identifier()
            + "' after its expiration handler; iOS kills the app and throttles it. Complete the"
            + " task in the expiration handler");
    offend();
    if (policy.rules().kills()) {
      host.kill(ExitReason.TASK_TIMEOUT, work.identifier() + " was never completed");
    } else {
      overBySystem = true;
      complete(false);
    }
  }

  private void offend() {
    if (policy.rules().penalises()) {
      state.account().conduct().offend(phone.clock().now());
    }
  }

  private void stopCounting() {
    if (counted) {
      counted = false;
      state.ended(work.kind());
    }
  }

  /** What the handler of continued processing is given. */
  private final class Continued implements ContinuedProcessingTask {
    @Override
    public String identifier() {
      return RunningTask.this.identifier();
    }

    @Override
    public void setExpirationHandler(Runnable handler) {
      RunningTask.this.setExpirationHandler(handler);
    }

    @Override
    public void setTaskCompleted(boolean success) {
      RunningTask.this.setTaskCompleted(success);
    }

    @Override
    public void updateProgress(long completedUnits, long totalUnits) {
      if (totalUnits <= 0 || completedUnits < 0 || completedUnits > totalUnits) {
        throw new IllegalArgumentException(
            "progress goes from 0 to a positive total, not "
                + completedUnits
                + " of "
                + totalUnits);
      }
      double made = (double) completedUnits / totalUnits;
      if (made > progress && !over && !expired && !dead) {
        phone.clock().cancel(timer);
        timer =
            phone.clock().after(policy.rules().stallMicros(), Lane.OS, RunningTask.this::expire);
      }
      progress = Math.max(progress, made);
    }
  }
}
