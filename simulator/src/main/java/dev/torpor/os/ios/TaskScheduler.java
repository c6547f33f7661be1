package dev.torpor.os.ios;

import dev.torpor.app.AppManifest.BackgroundMode;
import dev.torpor.app.BackgroundTask;
import dev.torpor.app.BackgroundTasks;
import dev.torpor.app.BackgroundTasks.Request;
import dev.torpor.app.BackgroundTasks.SubmitError;
import dev.torpor.app.BackgroundTasks.SubmitException;
import dev.torpor.app.ClientFailure;
import dev.torpor.os.AppHost;
import dev.torpor.os.AppProcess;
import dev.torpor.os.BackgroundTaskSystem;
import dev.torpor.os.ExitReason;
import dev.torpor.os.OsEvent;
import dev.torpor.os.OsPolicy;
import dev.torpor.os.PendingWork;
import dev.torpor.os.Phone;
import dev.torpor.os.SystemLimits;
import dev.torpor.os.SystemState;
import dev.torpor.os.WorkKind;
import dev.torpor.os.WorkQueue;
import dev.torpor.time.Lane;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * BGTaskScheduler: keeps the requests of the app, asks the policy, and turns one request into one
 * launch.
 *
 * <p>Pending requests outlive the process. The policy is asked in the OS lane of an instant, after
 * everything the world does at it, and in the order of submission.
 */
public final class TaskScheduler implements BackgroundTaskSystem {
  private final Phone phone;
  private final SystemState state;
  private final SystemLimits limits;
  private final AppHost host;
  private final WorkQueue queue;
  private final Map<String, Request> requests = new LinkedHashMap<>();
  private final List<RunningTask> running = new ArrayList<>();
  private @Nullable ProcessTasks current;

  /** A scheduler without requests. */
  public TaskScheduler(Phone phone, SystemState state, OsPolicy policy, AppHost host) {
    this.phone = phone;
    this.state = state;
    this.limits = policy.limits();
    this.host = host;
    this.queue = new WorkQueue(phone, state, policy);
  }

  @Override
  public BackgroundTasks forProcess(AppProcess process) {
    ProcessTasks tasks = new ProcessTasks(process);
    current = tasks;
    return tasks;
  }

  @Override
  public void launchEnded(AppProcess process) {
    if (current != null) {
      current.registrationOpen = false;
    }
  }

  @Override
  public void processDied(AppProcess process) {
    current = null;
    for (RunningTask task : running) {
      task.processDied();
    }
    running.clear();
    conditionsChanged();
  }

  @Override
  public void conditionsChanged() {
    queue.conditionsChanged();
  }

  private void granted(PendingWork work) {
    requests.remove(work.identifier());
    host.wake(work.kind().launchReason(), work.kind().cause(), () -> start(work));
  }

  private void start(PendingWork work) {
    ProcessTasks tasks = current;
    if (tasks == null) {
      throw new IllegalStateException("the app was woken without a process");
    }
    Consumer<BackgroundTask> handler = tasks.handlers.get(work.identifier());
    if (handler == null) {
      throw new ClientFailure(
          phone.clock().now(),
          "launch for " + work.identifier(),
          "no launch handler is registered for '"
              + work.identifier()
              + "', which was submitted by an earlier process; iOS ends the app with an exception."
              + " Register every identifier in launched(), at every launch",
          null);
    }
    RunningTask task = new RunningTask(tasks.process, work);
    running.add(task);
    tasks.process.post("handler of " + work.identifier(), () -> task.run(handler));
  }

  private final class ProcessTasks implements BackgroundTasks {
    private final AppProcess process;
    private final Map<String, Consumer<BackgroundTask>> handlers = new LinkedHashMap<>();
    private boolean registrationOpen = true;

    ProcessTasks(AppProcess process) {
      this.process = process;
    }

    @Override
    public boolean register(String identifier, Consumer<BackgroundTask> handler) {
      if (!registrationOpen) {
        throw new ClientFailure(
            phone.clock().now(),
            "register(" + identifier + ")",
            "a launch handler was registered after launched() had returned; iOS ends the app with"
                + " an exception. Register all handlers before launched() returns",
            null);
      }
      if (!host.manifest().permits(identifier)) {
        return false;
      }
      handlers.put(identifier, handler);
      return true;
    }

    @Override
    public void submit(Request request) throws SubmitException {
      refuseIfNotAllowed(request);
      long now = phone.clock().now();
      PendingWork work =
          new PendingWork(
              WorkKind.REFRESH,
              request.identifier(),
              now,
              Math.max(now, toVirtual(request.earliestBeginDate(), now)));
      requests.remove(request.identifier());
      requests.put(request.identifier(), request);
      phone.trace().record(new OsEvent.Submitted(work.kind(), work.identifier(), work.notBefore()));
      queue.add(work, () -> granted(work));
    }

    @Override
    public void cancel(String identifier) {
      if (requests.remove(identifier) != null) {
        queue.remove(WorkKind.REFRESH, identifier);
        phone.trace().record(new OsEvent.Cancelled(WorkKind.REFRESH, identifier));
      }
    }

    @Override
    public List<Request> pending() {
      return List.copyOf(requests.values());
    }

    private void refuseIfNotAllowed(Request request) throws SubmitException {
      String identifier = request.identifier();
      if (!host.manifest().backgroundModes().contains(BackgroundMode.FETCH)) {
        refuse(
            request,
            SubmitError.NOT_PERMITTED,
            "the app does not declare the background mode 'fetch'; add it to app.backgroundModes");
      }
      if (!host.manifest().permits(identifier)) {
        refuse(
            request,
            SubmitError.NOT_PERMITTED,
            "'" + identifier + "' is not among app.permittedIdentifiers");
      }
      if (!state.backgroundRefreshEnabled()) {
        refuse(
            request, SubmitError.UNAVAILABLE, "the user has switched Background App Refresh off");
      }
      if (!requests.isEmpty() && !requests.containsKey(identifier)) {
        refuse(
            request,
            SubmitError.TOO_MANY_PENDING_TASK_REQUESTS,
            "one app refresh may be pending, and "
                + requests.keySet().iterator().next()
                + " is already");
      }
    }

    private void refuse(Request request, SubmitError error, String why) throws SubmitException {
      phone
          .trace()
          .record(new OsEvent.SubmitRefused(WorkKind.REFRESH, request.identifier(), error.name()));
      throw new SubmitException(
          error, "BGTaskSchedulerErrorDomain code " + error.code() + ": " + why);
    }

    private long toVirtual(@Nullable Instant date, long now) {
      return date == null ? now : phone.wall().virtualMicros(date);
    }
  }

  private final class RunningTask implements BackgroundTask {
    private final AppProcess process;
    private final PendingWork work;
    private @Nullable Runnable expirationHandler;
    private boolean over;
    private boolean dead;
    private long deadline;

    RunningTask(AppProcess process, PendingWork work) {
      this.process = process;
      this.work = work;
    }

    void run(Consumer<BackgroundTask> handler) {
      phone.trace().record(new OsEvent.Started(work.kind(), work.identifier()));
      deadline = phone.clock().after(limits.runMicros(work.kind()), Lane.OS, this::timeIsOver);
      handler.accept(this);
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
      if (over) {
        process.violation(
            "B03",
            "setTaskCompleted was called again for '"
                + work.identifier()
                + "'; iOS counts the first call only. Call it exactly once on every path");
        return;
      }
      complete(success);
    }

    void processDied() {
      dead = true;
      phone.clock().cancel(deadline);
    }

    private void complete(boolean success) {
      over = true;
      phone.clock().cancel(deadline);
      running.remove(this);
      phone.trace().record(new OsEvent.Completed(work.kind(), work.identifier(), success));
      host.release();
    }

    private void timeIsOver() {
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
        complete(false);
        return;
      }
      process.post("expiration handler of " + work.identifier(), handler);
      deadline = phone.clock().after(limits.expirationGraceMicros(), Lane.OS, this::graceIsOver);
    }

    private void graceIsOver() {
      process.violation(
          "B02",
          "setTaskCompleted was not called for '"
              + work.identifier()
              + "' after its expiration handler; iOS kills the app and throttles it. Complete the"
              + " task in the expiration handler");
      host.kill(ExitReason.TASK_TIMEOUT, work.identifier() + " was never completed");
    }
  }
}
