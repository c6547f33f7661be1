package dev.torpor.os.ios;

import dev.torpor.app.BackgroundTask;
import dev.torpor.app.BackgroundTasks;
import dev.torpor.app.BackgroundTasks.ContinuedProcessingRequest;
import dev.torpor.app.BackgroundTasks.HealthResearchRequest;
import dev.torpor.app.BackgroundTasks.ProcessingRequest;
import dev.torpor.app.BackgroundTasks.Request;
import dev.torpor.app.BackgroundTasks.SubmitException;
import dev.torpor.app.ClientFailure;
import dev.torpor.app.Files;
import dev.torpor.os.AppHost;
import dev.torpor.os.AppProcess;
import dev.torpor.os.BackgroundTaskSystem;
import dev.torpor.os.OsEvent;
import dev.torpor.os.OsPolicy;
import dev.torpor.os.PendingWork;
import dev.torpor.os.Phone;
import dev.torpor.os.PowerOff;
import dev.torpor.os.Requirement;
import dev.torpor.os.SystemRules.Flag;
import dev.torpor.os.SystemState;
import dev.torpor.os.WorkKind;
import dev.torpor.os.WorkQueue;
import dev.torpor.random.RandomStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * BGTaskScheduler: keeps the requests of the app, asks the policy, and turns one request into one
 * launch. Pending requests outlive the process.
 */
public final class TaskScheduler implements BackgroundTaskSystem {
  private final Phone phone;
  private final SystemState state;
  private final OsPolicy policy;
  private final AppHost host;
  private final WorkQueue queue;
  private final SubmitRules submitRules;
  private final RandomStream earlyExpiry;
  private final Map<String, Request> requests = new LinkedHashMap<>();
  private final List<RunningTask> running = new ArrayList<>();
  private @Nullable ProcessTasks current;

  /** A scheduler without requests. */
  public TaskScheduler(Phone phone, SystemState state, OsPolicy policy, AppHost host) {
    this.phone = phone;
    this.state = state;
    this.policy = policy;
    this.host = host;
    this.queue = new WorkQueue(phone, state, policy);
    this.submitRules = new SubmitRules(host.manifest(), state, policy.rules());
    this.earlyExpiry = phone.streams().fork("os/early-expiry");
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
  public void forceQuit() {
    if (policy.rules().has(Flag.FORCE_QUIT_CLEARS_REQUESTS)) {
      dropAll();
    }
    for (Request request : List.copyOf(requests.values())) {
      if (request instanceof ContinuedProcessingRequest) {
        drop(request); // and nobody is told
      }
    }
  }

  @Override
  public void poweredOff(PowerOff why) {
    boolean survive =
        switch (why) {
          case EMPTY, REBOOT -> policy.rules().has(Flag.REQUESTS_SURVIVE_REBOOT);
          case UPDATE -> policy.rules().has(Flag.REQUESTS_SURVIVE_UPDATE);
        };
    if (!survive) {
      dropAll();
    }
  }

  @Override
  public void deviceUsed() {
    for (RunningTask task : List.copyOf(running)) {
      if (task.endsOnUse()) {
        task.expire();
      }
    }
  }

  @Override
  public boolean closing() {
    return policy.rules().has(Flag.SWITCHER_CLOSE_CALLBACK) && expireContinued();
  }

  @Override
  public void userCancelsWork() {
    expireContinued();
  }

  private boolean expireContinued() {
    boolean some = false;
    for (RunningTask task : List.copyOf(running)) {
      if (task.kind() == WorkKind.CONTINUED) {
        some = true;
        task.expire();
      }
    }
    return some;
  }

  /** Of several continued tasks the one that has made least progress is ended. */
  @Override
  public void memoryPressure() {
    @Nullable RunningTask least = null;
    int continued = 0;
    for (RunningTask task : running) {
      if (task.kind() == WorkKind.CONTINUED) {
        continued++;
        if (least == null || task.progress() < least.progress()) {
          least = task;
        }
      }
    }
    if (least != null && continued > 1) {
      least.expire();
    }
  }

  /** Earliest begin dates are instants of the wall clock. */
  @Override
  public void clockSet() {
    for (Request request : requests.values()) {
      queue.update(
          SubmitRules.kind(request),
          request.identifier(),
          work -> work.notBefore(notBefore(request)));
    }
  }

  @Override
  public void conditionsChanged() {
    queue.conditionsChanged();
  }

  private void dropAll() {
    List.copyOf(requests.values()).forEach(this::drop);
  }

  private void drop(Request request) {
    WorkKind kind = SubmitRules.kind(request);
    requests.remove(request.identifier());
    queue.remove(kind, request.identifier());
    phone.trace().record(new OsEvent.Cancelled(kind, request.identifier()));
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
    RunningTask task =
        new RunningTask(phone, state, policy, host, tasks.process, work, running::remove);
    state.begun(work.kind());
    running.add(task);
    tasks.process.post(
        "handler of " + work.identifier(), () -> task.run(handler, runMicros(work.kind())));
  }

  /** What a task is given; now and then an app refresh ends after seconds. */
  private long runMicros(WorkKind kind) {
    var early = policy.rules().earlyExpiry();
    if (kind == WorkKind.REFRESH && earlyExpiry.chance(early.probability())) {
      return earlyExpiry.between(early.fromMicros(), early.toMicros());
    }
    return policy.limits().runMicros(kind);
  }

  private long notBefore(Request request) {
    long now = phone.clock().now();
    Instant date = request.earliestBeginDate();
    return date == null || !policy.rules().has(Flag.EARLIEST_BEGIN_HOLDS)
        ? now
        : Math.max(now, phone.wall().virtualMicros(date));
  }

  private static Set<Requirement> requirements(Request request) {
    Set<Requirement> needs = EnumSet.noneOf(Requirement.class);
    if (request instanceof ProcessingRequest processing) {
      addTo(needs, processing);
    } else if (request instanceof HealthResearchRequest research) {
      addTo(needs, research.processing());
      if (research.protectionTypeOfRequiredData() == Files.Protection.COMPLETE) {
        needs.add(Requirement.CLASS_A_DATA);
      }
    }
    return needs;
  }

  private static void addTo(Set<Requirement> needs, ProcessingRequest processing) {
    for (ProcessingRequest.Requirement each : processing.requirements()) {
      needs.add(
          switch (each) {
            case NETWORK_CONNECTIVITY -> Requirement.NETWORK;
            case EXTERNAL_POWER -> Requirement.EXTERNAL_POWER;
          });
    }
  }

  private final class ProcessTasks implements BackgroundTasks {
    private final AppProcess process;
    private final Map<String, Consumer<BackgroundTask>> handlers = new LinkedHashMap<>();
    private final Set<String> refused = new TreeSet<>();
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
        refused.add(identifier);
        process.violation(
            "B10",
            "register("
                + identifier
                + ") returned false: '"
                + identifier
                + "' is not among app.permittedIdentifiers, and iOS never launches its handler."
                + " Add it to the list");
        return false;
      }
      handlers.put(identifier, handler);
      return true;
    }

    @Override
    public void submit(Request request) throws SubmitException {
      WorkKind kind = SubmitRules.kind(request);
      SubmitRules.Refusal refusal = submitRules.refusal(request, requests);
      if (refusal != null) {
        refuse(request, refusal);
      }
      long now = phone.clock().now();
      PendingWork work =
          new PendingWork(
              kind, request.identifier(), now, notBefore(request), requirements(request));
      if (request instanceof ContinuedProcessingRequest continued
          && continued.strategy() == ContinuedProcessingRequest.Strategy.FAIL
          && !policy.decide(work, state).granted()) {
        refuse(
            request,
            new SubmitRules.Refusal(
                SubmitError.IMMEDIATE_RUN_INELIGIBLE,
                "it cannot start now and its strategy is not to wait; the strategy QUEUE would",
                null));
      }
      lintDate(work, now);
      requests.remove(request.identifier()); // the new one goes to the end, as in the queue
      requests.put(request.identifier(), request);
      phone.trace().record(new OsEvent.Submitted(kind, work.identifier(), work.notBefore()));
      queue.add(work, () -> granted(work));
    }

    @Override
    public void cancel(String identifier) {
      Request request = requests.get(identifier);
      if (request != null) {
        drop(request);
      }
    }

    @Override
    public List<Request> pending() {
      return List.copyOf(requests.values());
    }

    private void lintDate(PendingWork work, long now) {
      if (work.notBefore() - now > policy.rules().mostAheadMicros()) {
        process.violation(
            "B34",
            "the earliest begin date of '"
                + work.identifier()
                + "' lies more than a week ahead; iOS may never launch it then. Ask for a date"
                + " within a week and decide in the handler whether it is time");
      }
    }

    private void refuse(Request request, SubmitRules.Refusal refusal) throws SubmitException {
      WorkKind kind = SubmitRules.kind(request);
      String message =
          "BGTaskSchedulerErrorDomain code "
              + refusal.error().code()
              + ", "
              + refusal.error().text()
              + ": "
              + refusal.why();
      phone
          .trace()
          .record(new OsEvent.SubmitRefused(kind, request.identifier(), refusal.error().name()));
      boolean told = refused.contains(request.identifier()); // when it was registered
      if (refusal.rule() != null && !told) {
        process.violation(
            refusal.rule(),
            "iOS refused '" + request.identifier() + "' and nothing is pending, " + message);
      }
      throw new SubmitException(refusal.error(), message);
    }
  }
}
