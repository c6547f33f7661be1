package dev.torpor.os.ios.transfer;

import dev.torpor.app.BackgroundUrlSession;
import dev.torpor.app.UrlSessionConfiguration;
import dev.torpor.app.UrlSessionDelegate;
import dev.torpor.app.UrlSessionError;
import dev.torpor.app.UrlSessionError.CancelledReason;
import dev.torpor.app.UrlSessionError.ResumeData;
import dev.torpor.http.HttpRequest;
import dev.torpor.network.TransferError;
import dev.torpor.os.AppHost;
import dev.torpor.os.AppProcess;
import dev.torpor.os.OsEvent;
import dev.torpor.os.OsPolicy;
import dev.torpor.os.PendingWork;
import dev.torpor.os.Phone;
import dev.torpor.os.Requirement;
import dev.torpor.os.StoredFiles;
import dev.torpor.os.SystemState;
import dev.torpor.os.TransferRules;
import dev.torpor.os.TransferRules.Flag;
import dev.torpor.os.TransferSystem;
import dev.torpor.os.UrlSessionEvent;
import dev.torpor.os.UrlSessionEvent.StartedIn;
import dev.torpor.os.WorkKind;
import dev.torpor.os.WorkQueue;
import dev.torpor.os.ios.transfer.DaemonTask.State;
import dev.torpor.time.Lane;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The service of the system that carries on background transfers: it asks the policy when a task
 * may start, tries again what fails, and goes on while the app is suspended or gone, until the user
 * swipes the app away.
 */
public final class TransferDaemon implements TransferSystem, TransferRunner.Listener {
  private final Phone phone;
  private final SystemState state;
  private final TransferRules rules;
  private final AppHost host;
  private final WorkQueue queue;
  private final ResumeLimiter limiter;
  private final TransferRunner runner;
  private final SessionEvents events;
  private final Map<String, DaemonSession> sessions = new LinkedHashMap<>();
  private final Map<String, Resumable> resumables = new TreeMap<>();

  /** What is left of a download that was cancelled or has failed. */
  record Resumable(HttpRequest request, @Nullable PartialFile partial) {}

  /** A service without sessions. */
  public TransferDaemon(
      Phone phone, SystemState state, OsPolicy policy, AppHost host, StoredFiles files) {
    this.phone = phone;
    this.state = state;
    this.rules = policy.transferRules();
    this.host = host;
    this.queue = new WorkQueue(phone, state, policy);
    this.limiter = new ResumeLimiter(phone.clock(), phone.trace(), rules);
    this.runner = new TransferRunner(phone, rules, files, this);
    this.events = new SessionEvents(this, phone, state, policy, host, files, limiter);
  }

  @Override
  public BackgroundUrlSession session(
      AppProcess process, UrlSessionConfiguration configuration, UrlSessionDelegate delegate) {
    DaemonSession session =
        sessions.computeIfAbsent(
            configuration.identifier(), identifier -> new DaemonSession(configuration));
    if (session.connected() != null) {
      process.violation(
          "B23",
          "a second background session was made with the identifier '"
              + configuration.identifier()
              + "'; what iOS does then is undefined, here the first hears no more. Keep one"
              + " session for each identifier");
    }
    ProcessSession made = new ProcessSession(this, session, process, delegate);
    session.connect(made, configuration);
    events.tell(session);
    events.finishEvents(session);
    return made;
  }

  @Override
  public void awake() {
    for (DaemonSession session : sessions.values()) {
      events.tell(session);
    }
  }

  @Override
  public void processDied(AppProcess process) {
    events.processDied(sessions.values());
    for (DaemonSession session : sessions.values()) {
      for (DaemonTask task : session.tasks()) {
        if (process.equals(task.tiedTo) && task.state == State.SUSPENDED) {
          session.forget(task);
        } else if (process.equals(task.tiedTo) && task.isUnderWay()) {
          halt(task);
          failed(task, TransferError.CONNECTION_LOST);
        }
      }
    }
  }

  @Override
  public void enteredForeground() {
    if (limiter.foreground()) {
      for (DaemonTask task : allTasks()) {
        task.limitedUntil = Long.MIN_VALUE;
        queue.update(task.work, task.name(), work -> work.limitedUntil(Long.MIN_VALUE));
      }
    }
    queue.conditionsChanged();
  }

  @Override
  public void forceQuit() {
    if (rules.has(Flag.FORCE_QUIT_CANCELS)) {
      for (DaemonTask task : allTasks()) {
        if (task.isUnderWay()) {
          halt(task);
          end(
              task,
              error(task, TransferError.CANCELLED, CancelledReason.USER_FORCE_QUIT_APPLICATION));
        }
      }
    }
  }

  @Override
  public void appDeleted() {
    for (DaemonTask task : allTasks()) {
      if (task.isUnderWay()) {
        halt(task);
        close(task, new UrlSessionError(TransferError.CANCELLED, null, null));
      }
    }
    sessions.clear();
  }

  @Override
  public void clockSet() {
    for (DaemonTask task : allTasks()) {
      queue.update(task.work, task.name(), work -> work.notBefore(notBefore(task)));
    }
  }

  @Override
  public void conditionsChanged() {
    queue.conditionsChanged();
    for (DaemonSession session : sessions.values()) {
      events.wakeIfDue(session);
    }
  }

  /** The client starts a task. */
  void resume(DaemonTask task) {
    if (task.state != State.SUSPENDED) {
      return;
    }
    boolean background = !host.userPresent();
    boolean discretionary =
        task.session.configuration().isDiscretionary()
            || (background && rules.has(Flag.DISCRETIONARY_IN_BACKGROUND));
    task.work = discretionary ? WorkKind.URL_SESSION_DISCRETIONARY : WorkKind.URL_SESSION;
    task.limitedUntil = background ? limiter.limitedUntil() : Long.MIN_VALUE;
    limiter.taskBegun();
    state.begun(task.work);
    phone
        .trace()
        .record(
            new UrlSessionEvent.TaskStarted(
                task.name(),
                task.kind,
                task.work,
                background ? StartedIn.BACKGROUND : StartedIn.FOREGROUND,
                task.expectedUpBytes,
                task.expectedDownBytes));
    phone.trace().record(new OsEvent.Submitted(task.work, task.name(), notBefore(task)));
    Duration own = task.session.configuration().timeoutIntervalForResource();
    long longest = own == null ? rules.resourceMicros() : own.toNanos() / 1_000;
    task.resourceTimer =
        phone
            .clock()
            .after(
                longest,
                Lane.OS,
                () -> {
                  halt(task);
                  failed(task, TransferError.TIMED_OUT);
                });
    ask(task);
  }

  /** The client cancels a task. */
  void cancel(DaemonTask task) {
    UrlSessionError cancelled = new UrlSessionError(TransferError.CANCELLED, null, null);
    if (task.state == State.SUSPENDED) { // it never began, so only the delegate has to know
      task.state = State.OVER;
      task.error = cancelled;
      events.taskOver(task.session);
    } else if (task.isUnderWay()) {
      halt(task);
      end(task, cancelled);
    }
  }

  /** The client cancels a download and wants to go on with it later. */
  void cancelByProducingResumeData(DaemonTask task) {
    if (task.isUnderWay()) {
      halt(task);
      end(task, error(task, TransferError.CANCELLED, null));
    }
  }

  /** What is left of a download. */
  Resumable takeResumable(ResumeData resumeData) {
    Resumable found = resumables.remove(resumeData.token());
    if (found == null) {
      throw new IllegalArgumentException(
          "there is no download to resume for '" + resumeData.token() + "'; resume data work once");
    }
    return found;
  }

  /** The process a task that needs its memory dies with; null when the system copies the memory. */
  @Nullable AppProcess tie(AppProcess process) {
    return rules.has(Flag.UPLOADS_FROM_FILES_ONLY) ? process : null;
  }

  @Override
  public void answered(DaemonTask task) {
    end(task, null);
  }

  @Override
  public void failed(DaemonTask task, TransferError error) {
    end(task, error(task, error, null));
  }

  @Override
  public void interrupted(DaemonTask task, TransferError error) {
    task.state = State.BETWEEN_TRIES;
    long wait = rules.retryMicros() << Math.min(task.failuresInARow++, 30);
    long bounded = Math.min(wait, rules.mostRetryMicros());
    long kept = task.partial == null ? 0 : task.partial.content().length();
    phone.trace().record(new UrlSessionEvent.Retrying(task.name(), error, kept, bounded));
    task.retryTimer = phone.clock().after(bounded, Lane.OS, () -> ask(task));
  }

  private void ask(DaemonTask task) {
    task.state = State.WAITING;
    PendingWork work =
        new PendingWork(
            task.work,
            task.name(),
            phone.clock().now(),
            notBefore(task),
            task.limitedUntil,
            requirements(task.session.configuration()));
    queue.add(work, () -> runner.begin(task));
  }

  private long notBefore(DaemonTask task) {
    Instant date = task.earliestBegin;
    long now = phone.clock().now();
    return date == null ? now : Math.max(now, phone.wall().virtualMicros(date));
  }

  private static Set<Requirement> requirements(UrlSessionConfiguration configuration) {
    Set<Requirement> needs = EnumSet.of(Requirement.NETWORK);
    if (!configuration.allowsCellularAccess()) {
      needs.add(Requirement.NO_CELLULAR);
    }
    if (!configuration.allowsExpensiveNetworkAccess()) {
      needs.add(Requirement.NOT_EXPENSIVE);
    }
    if (!configuration.allowsConstrainedNetworkAccess()) {
      needs.add(Requirement.NOT_CONSTRAINED);
    }
    return needs;
  }

  /** Stops whatever is done for a task. */
  private void halt(DaemonTask task) {
    if (queue.remove(task.work, task.name())) {
      phone.trace().record(new OsEvent.Cancelled(task.work, task.name()));
    }
    phone.clock().cancel(task.retryTimer);
    runner.stop(task);
  }

  private UrlSessionError error(
      DaemonTask task, TransferError error, @Nullable CancelledReason reason) {
    PartialFile partial = task.partial;
    if (partial == null) {
      return new UrlSessionError(error, reason, null);
    }
    String token = task.name() + "@" + partial.content().length();
    resumables.put(token, new Resumable(task.request, partial));
    return new UrlSessionError(error, reason, new ResumeData(token));
  }

  private void end(DaemonTask task, @Nullable UrlSessionError error) {
    close(task, error);
    events.taskOver(task.session);
  }

  private void close(DaemonTask task, @Nullable UrlSessionError error) {
    phone.clock().cancel(task.resourceTimer);
    task.state = State.OVER;
    task.error = error;
    state.ended(task.work);
    int status = task.response == null ? 0 : task.response.http().status();
    phone
        .trace()
        .record(
            new UrlSessionEvent.TaskEnded(
                task.name(), status, error == null ? null : error.error()));
    phone.trace().record(new OsEvent.Completed(task.work, task.name(), error == null));
    limiter.taskOver();
  }

  private List<DaemonTask> allTasks() {
    List<DaemonTask> all = new ArrayList<>();
    for (DaemonSession session : sessions.values()) {
      all.addAll(session.tasks());
    }
    return all;
  }
}
