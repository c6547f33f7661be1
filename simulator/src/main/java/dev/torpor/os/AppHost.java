package dev.torpor.os;

import dev.torpor.app.App;
import dev.torpor.app.AppManifest;
import dev.torpor.app.Launch;
import dev.torpor.app.SyncClient;
import dev.torpor.energy.Cause;
import dev.torpor.network.TransferError;
import dev.torpor.random.RandomStream;
import dev.torpor.time.Lane;
import dev.torpor.time.TimeFormat;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * The lifecycle of one app: launch, foreground, background, suspension, resume, death.
 *
 * <p>A process in the background runs while somebody needs it: a background task, an assertion, a
 * lifecycle callback that has not returned. When the last need is gone it is suspended soon after.
 */
public final class AppHost implements Assertions.Owner {
  private final Phone phone;
  private final SystemState state;
  private final SystemLimits limits;
  private final AppManifest manifest;
  private final String owner;
  private final ClientFactory factory;
  private final DurableState durable;
  private final RandomStream jetsam;
  private final Deque<Runnable> whenReady = new ArrayDeque<>();

  private @Nullable SystemServices services;
  private AppState appState = AppState.NOT_RUNNING;
  private @Nullable AppProcess process;
  private @Nullable SyncClient client;
  private boolean userWaits;
  private boolean waking;
  private int needs;
  private int wakes;
  private long wokenAt;
  private long shownAt;
  private Cause cause = Cause.FOREGROUND;
  private long suspension;
  private long watchdog;
  private long death;
  private long wakeUp;

  /** Builds the client of a new process. */
  @FunctionalInterface
  public interface ClientFactory {
    /** The client of a process that can reach what {@code app} offers. */
    SyncClient launch(App app);
  }

  /**
   * An app that is installed and has no process.
   *
   * @param owner names the client to people, as in {@code client poll}
   */
  public AppHost(
      Phone phone,
      SystemState state,
      SystemLimits limits,
      AppManifest manifest,
      String owner,
      ClientFactory factory,
      DurableState durable) {
    this.phone = phone;
    this.state = state;
    this.limits = limits;
    this.manifest = manifest;
    this.owner = owner;
    this.factory = factory;
    this.durable = durable;
    this.jetsam = phone.streams().fork("os/jetsam");
  }

  /** Connects the mechanisms of the system; once, before the first launch. */
  public void connect(SystemServices mechanisms) {
    this.services = mechanisms;
  }

  /** The present state of the app. */
  public AppState appState() {
    return appState;
  }

  /** What the app declares. */
  public AppManifest manifest() {
    return manifest;
  }

  /** The user opens the app. */
  public void userOpens() {
    userWaits = true;
    state.opened();
    switch (appState) {
      case NOT_RUNNING -> launch(Launch.Reason.USER, Cause.FOREGROUND);
      case SUSPENDED -> resume(Cause.FOREGROUND);
      case BACKGROUND -> {
        if (!waking) {
          enterForeground();
        }
      }
      case LAUNCHING, FOREGROUND -> {}
    }
    services().conditionsChanged();
  }

  /** The user leaves the app. */
  public void userCloses() {
    userWaits = false;
    if (appState == AppState.FOREGROUND) {
      leaveForeground();
    }
  }

  /** The user swipes the app out of the app switcher. */
  public void forceQuit() {
    state.swipedAway();
    userWaits = false;
    if (process != null) {
      kill(ExitReason.FORCE_QUIT, "");
    }
    services().forceQuit();
    services().conditionsChanged();
  }

  /** The user starts something in the open app that takes long. */
  void userStartsWork() {
    AppProcess shown = process;
    SyncClient running = client;
    if (appState == AppState.FOREGROUND && shown != null && running != null) {
      state.userActed();
      shown.post("userStartedWork", running::userStartedWork);
    }
  }

  /** The device is much too hot: a process that runs unseen is ended. */
  void tooHot() {
    if (appState == AppState.BACKGROUND) {
      kill(ExitReason.THERMAL, "");
    }
  }

  /** Memory runs low: a suspended process is removed. */
  void memoryPressure() {
    if (appState == AppState.SUSPENDED) {
      kill(ExitReason.MEMORY_PRESSURE, "");
    }
  }

  /** The device loses power. */
  public void powerOff() {
    userWaits = false;
    if (process != null) {
      kill(ExitReason.POWER_OFF, "");
    }
  }

  /**
   * Makes the app run in the background, launching or resuming it if need be, and keeps it running
   * until {@link #release} is called as often.
   *
   * @param ready told when client code can run
   */
  public void wake(Launch.Reason reason, Cause forWhom, Runnable ready) {
    needs++;
    cancelSuspension();
    if (appState != AppState.FOREGROUND) {
      cause = forWhom;
      state.account().woken(forWhom, phone.clock().now());
    }
    if (wakes++ == 0) {
      wokenAt = phone.clock().now();
    }
    whenReady.add(ready);
    switch (appState) {
      case NOT_RUNNING -> launch(reason, forWhom);
      case SUSPENDED -> resume(forWhom);
      case BACKGROUND, FOREGROUND -> {
        if (!waking) {
          tellReady();
        }
      }
      case LAUNCHING -> {}
    }
  }

  /** Takes back one {@link #wake}. */
  public void release() {
    needs--;
    if (--wakes == 0) {
      bill();
    }
    suspendSoon();
    services().conditionsChanged();
  }

  /** Ends the process without telling it. */
  public void kill(ExitReason reason, String detail) {
    AppProcess dying = process;
    if (dying == null) {
      return;
    }
    enter(AppState.NOT_RUNNING);
    phone.trace().record(new OsEvent.Exited(reason, detail));
    process = null;
    client = null;
    needs = 0;
    if (wakes > 0) {
      wakes = 0;
      bill();
    }
    waking = false;
    whenReady.clear();
    cancelSuspension();
    phone.clock().cancel(watchdog);
    phone.clock().cancel(death);
    phone.clock().cancel(wakeUp);
    dying.die();
    services().processDied(dying);
  }

  /** The process, for the mechanisms that run work in it; null without one. */
  public @Nullable AppProcess process() {
    return process;
  }

  SystemState state() {
    return state;
  }

  DurableState durable() {
    return durable;
  }

  SystemServices services() {
    SystemServices connected = services;
    if (connected == null) {
      throw new IllegalStateException("the mechanisms of the system are not connected");
    }
    return connected;
  }

  /** For whom the process runs now. */
  Cause cause() {
    return appState == AppState.FOREGROUND || userWaits ? Cause.FOREGROUND : cause;
  }

  @Override
  public void assertionsReleased() {
    suspendSoon();
  }

  @Override
  public void assertionsLeaked(String names) {
    kill(
        ExitReason.ASSERTION_TIMEOUT,
        "background task still held "
            + TimeFormat.duration(limits.assertionMicros())
            + " after leaving the foreground: "
            + names);
  }

  @Override
  public boolean inBackground() {
    return appState == AppState.BACKGROUND;
  }

  @Override
  public long budgetMicros() {
    return limits.assertionMicros();
  }

  @Override
  public long graceMicros() {
    return limits.expirationGraceMicros();
  }

  private void launch(Launch.Reason reason, Cause forWhom) {
    cause = forWhom;
    phone.device().coldLaunch(forWhom);
    enter(AppState.LAUNCHING);
    AppProcess created = new AppProcess(phone, owner, this::cause, this);
    process = created;
    wakeUp =
        phone.clock().after(limits.coldLaunchMicros(), Lane.OS, () -> launched(created, reason));
  }

  private void launched(AppProcess created, Launch.Reason reason) {
    if (!userWaits) {
      enter(AppState.BACKGROUND);
    }
    waking = true;
    needs++; // the launch itself, until it has returned
    created
        .thread()
        .post(
            "launched(" + reason + ")",
            () -> {
              SyncClient built = factory.launch(new ProcessApp(phone, this, created));
              client = built;
              built.launched(new Launch(reason));
            },
            () -> {
              services().launchEnded(created);
              needs--;
              awake();
            });
  }

  private void resume(Cause forWhom) {
    AppProcess resumed = process;
    if (resumed == null) {
      throw new IllegalStateException("a suspended app has a process");
    }
    cause = forWhom;
    phone.clock().cancel(death);
    phone.device().resume(forWhom);
    enter(AppState.BACKGROUND);
    waking = true;
    wakeUp =
        phone
            .clock()
            .after(
                limits.resumeMicros(),
                Lane.OS,
                () -> {
                  resumed.thread().thaw();
                  awake();
                });
  }

  /** Client code can run: the user gets the app, and whoever woke it gets its turn. */
  private void awake() {
    waking = false;
    if (userWaits) {
      enterForeground();
    } else {
      enter(AppState.BACKGROUND);
    }
    tellReady();
    suspendSoon();
  }

  private void tellReady() {
    while (!whenReady.isEmpty()) {
      whenReady.remove().run();
    }
  }

  private void enterForeground() {
    AppProcess shown = process;
    SyncClient running = client;
    if (shown == null || running == null) {
      throw new IllegalStateException("an app without a process cannot be shown");
    }
    cancelSuspension();
    phone.clock().cancel(watchdog);
    enter(AppState.FOREGROUND);
    shown.assertions().enteredForeground();
    shown.post("enteredForeground", running::enteredForeground);
    services().enteredForeground();
  }

  private void leaveForeground() {
    AppProcess left = process;
    SyncClient running = client;
    if (left == null || running == null) {
      throw new IllegalStateException("an app without a process cannot be left");
    }
    enter(AppState.BACKGROUND);
    cause = Cause.FOREGROUND;
    left.assertions().enteredBackground();
    needs++; // the callback, until it has returned
    watchdog =
        phone
            .clock()
            .after(
                limits.enterBackgroundMicros(),
                Lane.OS,
                () ->
                    kill(
                        ExitReason.APP_WATCHDOG,
                        "enteredBackground did not return within "
                            + TimeFormat.duration(limits.enterBackgroundMicros())));
    left.thread()
        .post(
            "enteredBackground",
            running::enteredBackground,
            () -> {
              phone.clock().cancel(watchdog);
              needs--;
              suspendSoon();
            });
  }

  /** What was done in the background is paid for when it is done. */
  private void bill() {
    long now = phone.clock().now();
    if (appState != AppState.FOREGROUND) {
      state.account().ran(cause, now - wokenAt, now);
    }
  }

  private void suspendSoon() {
    if (mayBeSuspended()) {
      cancelSuspension();
      suspension = phone.clock().after(limits.suspendDelayMicros(), Lane.OS, this::suspendIfIdle);
    }
  }

  private boolean mayBeSuspended() {
    AppProcess candidate = process;
    return appState == AppState.BACKGROUND
        && !waking
        && needs == 0
        && candidate != null
        && !candidate.assertions().any();
  }

  private void suspendIfIdle() {
    AppProcess sleeping = process;
    if (!mayBeSuspended() || sleeping == null) {
      return;
    }
    enter(AppState.SUSPENDED);
    sleeping.thread().freeze();
    sleeping.connections().closeAll(TransferError.SUSPENDED);
    if (limits.jetsamMeanMicros() > 0) {
      long survival = (long) jetsam.exponential((double) limits.jetsamMeanMicros());
      death = phone.clock().after(survival, Lane.OS, () -> kill(ExitReason.MEMORY_PRESSURE, ""));
    }
  }

  private void cancelSuspension() {
    phone.clock().cancel(suspension);
  }

  private void enter(AppState next) {
    if (next != appState) {
      long now = phone.clock().now();
      if (appState == AppState.FOREGROUND) {
        state.account().wasInForeground(now - shownAt, now);
      } else if (next == AppState.FOREGROUND) {
        shownAt = now;
      }
      appState = next;
      state.setAppInForeground(next == AppState.FOREGROUND);
      phone.trace().record(new OsEvent.StateChanged(next));
    }
  }
}
