package dev.torpor.os.ios.transfer;

import dev.torpor.app.SyncClient;
import dev.torpor.app.UrlSessionDelegate;
import dev.torpor.http.Body;
import dev.torpor.os.AppHost;
import dev.torpor.os.AppProcess;
import dev.torpor.os.ExitReason;
import dev.torpor.os.GivenTime;
import dev.torpor.os.OsPolicy;
import dev.torpor.os.Phone;
import dev.torpor.os.StoredFiles;
import dev.torpor.os.SystemState;
import dev.torpor.os.TransferRules.Flag;
import dev.torpor.os.UrlSessionEvent;
import dev.torpor.os.UrlSessionEvent.TaskKind;
import dev.torpor.os.WorkKind;
import dev.torpor.os.ios.transfer.DaemonTask.State;
import dev.torpor.time.Lane;
import dev.torpor.time.TimeFormat;
import java.util.ArrayList;
import java.util.List;

/**
 * How the app hears of tasks that are over: at once while it runs, else by being woken when the
 * service has nothing more to do for the session, or at its next run.
 */
final class SessionEvents {
  private final TransferDaemon daemon;
  private final Phone phone;
  private final SystemState state;
  private final OsPolicy policy;
  private final AppHost host;
  private final StoredFiles files;
  private final ResumeLimiter limiter;
  private final List<Handling> handlings = new ArrayList<>();
  private int wakesUnderWay;

  SessionEvents(
      TransferDaemon daemon,
      Phone phone,
      SystemState state,
      OsPolicy policy,
      AppHost host,
      StoredFiles files,
      ResumeLimiter limiter) {
    this.daemon = daemon;
    this.phone = phone;
    this.state = state;
    this.policy = policy;
    this.host = host;
    this.files = files;
    this.limiter = limiter;
  }

  /** A task of the session is over. */
  void taskOver(DaemonSession session) {
    session.news = true;
    if (host.running() && session.connected() != null) {
      if (!policy.transferRules().has(Flag.LIMITER_COUNTS_WAKES_ONLY)) {
        limiter.woke();
      }
      tell(session);
    } else { // not here and now: this may be the end of a process, or of the power
      phone.clock().at(phone.clock().now(), Lane.OS, () -> wakeIfDue(session));
    }
  }

  /** The app can run code, or a process has made the session: what it has not heard, it hears. */
  void tell(DaemonSession session) {
    ProcessSession connected = session.connected();
    boolean tooEarly = session.waking && !isHandled(session); // handleEvents... comes first
    if (connected == null || !connected.process().alive() || tooEarly) {
      return;
    }
    session.news = false;
    for (DaemonTask task : session.unreported()) {
      task.posted = true;
      connected.process().post("delegate of " + task.name(), () -> report(connected, task));
    }
  }

  /** Wakes the app for a session, if that is what it needs and the system allows. */
  void wakeIfDue(DaemonSession session) {
    if (!session.news || session.waking || session.isBusy() || !sendsLaunchEvents(session)) {
      return;
    }
    boolean canLaunch =
        phone.device().on()
            && state.installed()
            && !state.forceQuit()
            && state.unlockedSinceBoot()
            && !host.running()
            && !host.userPresent();
    if (!canLaunch) {
      return;
    }
    session.news = false;
    session.waking = true;
    if (wakesUnderWay++ == 0) {
      limiter.woke();
    }
    phone.trace().record(new UrlSessionEvent.Woke(session.identifier()));
    host.wake(
        WorkKind.URL_SESSION.launchReason(), WorkKind.URL_SESSION.cause(), () -> handle(session));
  }

  /** The process has died: what it was to be told is told to another one. */
  void processDied(Iterable<DaemonSession> sessions) {
    for (Handling handling : handlings) {
      handling.stop();
    }
    handlings.clear();
    wakesUnderWay = 0;
    for (DaemonSession session : sessions) {
      session.waking = false;
      session.disconnect();
      for (DaemonTask task : session.tasks()) {
        task.posted = false;
      }
    }
  }

  private boolean isHandled(DaemonSession session) {
    return handlings.stream().anyMatch(handling -> handling.session.equals(session));
  }

  private boolean sendsLaunchEvents(DaemonSession session) {
    Boolean own = session.configuration().sessionSendsLaunchEvents();
    return own == null ? policy.transferRules().has(Flag.SENDS_LAUNCH_EVENTS) : own;
  }

  private void report(ProcessSession connected, DaemonTask task) {
    task.state = State.REPORTED;
    task.session.forget(task);
    phone.trace().record(new UrlSessionEvent.TaskReported(task.name()));
    UrlSessionDelegate delegate = connected.delegate();
    ProcessTask seen = new ProcessTask(daemon, task);
    Body downloaded = task.downloaded;
    if (task.kind == TaskKind.DOWNLOAD && downloaded != null && task.error == null) {
      TemporaryFile file = new TemporaryFile(connected.process(), files, task.name(), downloaded);
      task.downloaded = null;
      delegate.didFinishDownloading(seen, file);
      file.delete();
    }
    delegate.didComplete(seen, task.error);
  }

  private void handle(DaemonSession session) {
    wakesUnderWay--;
    AppProcess process = host.process();
    SyncClient client = host.client();
    if (process == null || client == null) {
      throw new IllegalStateException("the app was woken without a process");
    }
    Handling handling = new Handling(session, process);
    handlings.add(handling);
    handling.start();
    process.post(
        "handleEventsForBackgroundURLSession",
        () -> {
          client.handleEventsForBackgroundURLSession(session.identifier(), handling);
          tell(session);
          finishEvents(session);
        });
  }

  /** The session is there: after its tasks it hears that there is nothing more. */
  void finishEvents(DaemonSession session) {
    ProcessSession connected = session.connected();
    for (Handling handling : handlings) {
      if (handling.session.equals(session) && connected != null) {
        handling.finishEvents(connected);
      }
    }
  }

  /** The app handles the events of one session; it has to say when it is done. */
  private final class Handling implements Runnable {
    private final DaemonSession session;
    private final AppProcess process;
    private final GivenTime time;
    private boolean told;
    private boolean over;

    Handling(DaemonSession session, AppProcess process) {
      this.session = session;
      this.process = process;
      this.time = new GivenTime(phone.clock(), process);
    }

    void start() {
      time.begin(policy.limits().urlEventsMicros(), this::timeIsOver);
    }

    void stop() {
      over = true;
      time.end();
    }

    void finishEvents(ProcessSession connected) {
      if (!told) {
        told = true;
        process.post("didFinishEvents", connected.delegate()::didFinishEvents);
      }
    }

    /** The completion handler. */
    @Override
    public void run() {
      if (!process.alive()) {
        return;
      }
      if (over) {
        process.violation(
            "B20",
            "the completion of handleEventsForBackgroundURLSession was called again for '"
                + session.identifier()
                + "'; iOS ends the app with an exception. Call it once");
        return;
      }
      stop();
      session.waking = false;
      handlings.remove(this);
      if (session.isOwedNews() && session.connected() == null) {
        notMadeAgain();
      }
      phone.trace().record(new UrlSessionEvent.EventsHandled(session.identifier()));
      host.reportUnfinished(process, "the handling of session events was completed");
      host.release();
    }

    private void timeIsOver() {
      if (session.connected() == null) {
        notMadeAgain();
      }
      process.violation(
          "B20",
          "the completion of handleEventsForBackgroundURLSession was not called within "
              + TimeFormat.duration(policy.limits().urlEventsMicros())
              + " for '"
              + session.identifier()
              + "'; iOS kills the app. Call it when didFinishEvents has been called");
      state.account().conduct().offend(phone.clock().now());
      host.kill(
          ExitReason.URL_SESSION_TIMEOUT,
          "the events of " + session.identifier() + " were never completed");
    }

    private void notMadeAgain() {
      process.violation(
          "B20",
          "the session '"
              + session.identifier()
              + "' was not made again after the launch; iOS calls no delegate, and the app learns"
              + " nothing of its tasks. Make it in handleEventsForBackgroundURLSession");
    }
  }
}
