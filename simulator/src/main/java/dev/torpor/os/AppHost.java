package dev.torpor.os;

import dev.torpor.app.AppManifest;
import dev.torpor.app.Launch;
import dev.torpor.app.SyncClient;
import dev.torpor.energy.Cause;
import dev.torpor.time.Lane;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The lifecycle of one app: launch, foreground, background, suspension, resume, death.
 *
 * <p>A process in the background runs while somebody needs it: a background task, an assertion, a
 * lifecycle callback that has not returned. When the last need is gone it is suspended soon after.
 */
public final class AppHost {
  private final Phone phone;
  private final SystemState state;
  private final SystemLimits limits;
  private final SystemRules rules;
  private final AppManifest manifest;
  private final String owner;
  private final ClientFactory factory;
  private final DurableState durable;
  private final Suspension suspension;
  private final Prewarming prewarming;
  private final Billing billing;
  private final Watchdog watchdog;
  private final Deque<Runnable> whenReady = new ArrayDeque<>();

  private @Nullable SystemServices services;
  private AppState appState = AppState.NOT_RUNNING;
  private @Nullable AppProcess process;
  private @Nullable SyncClient client;
  private boolean userWaits;
  private boolean waking;
  private Cause cause = Cause.FOREGROUND;
  private long wakeUp;

  /**
   * An app that is installed and has no process.
   *
   * @param owner names the client to people, as in {@code client poll}
   */
  public AppHost(
      Phone phone,
      SystemState state,
      OsPolicy policy,
      AppManifest manifest,
      String owner,
      ClientFactory factory,
      DurableState durable) {
    this.phone = phone;
    this.state = state;
    this.limits = policy.limits();
    this.rules = policy.rules();
    this.manifest = manifest;
    this.owner = owner;
    this.factory = factory;
    this.durable = durable;
    this.suspension = new Suspension(phone, limits, new Sleeping());
    this.billing = new Billing(phone, state.account(), rules.grantBytes());
    this.watchdog = new Watchdog(phone.clock(), late -> kill(ExitReason.APP_WATCHDOG, late));
    this.prewarming = new Prewarming(phone, rules, this::prewarm);
  }

  /** Connects the mechanisms of the system; once, before the first launch. */
  public void connect(SystemServices mechanisms) {
    this.services = mechanisms;
  }

  /** The present state of the app. */
  public AppState appState() {
    return appState;
  }

  /** True when the user sees the app or waits for its launch. */
  public boolean userPresent() {
    return userWaits || appState == AppState.FOREGROUND;
  }

  /** True while client code can run: neither suspended nor on its way up. */
  public boolean running() {
    return !waking && (appState == AppState.FOREGROUND || appState == AppState.BACKGROUND);
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
      case NOT_RUNNING, PREWARMED -> launch(Launch.Reason.USER, Cause.FOREGROUND);
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
    kill(ExitReason.FORCE_QUIT, "");
    services().forceQuit();
    services().conditionsChanged();
  }

  /** The user does something in the open app, once it is up; nothing happens if it is not open. */
  void userDoes(String label, Consumer<SyncClient> what) {
    AppProcess shown = process;
    SyncClient running = client;
    if (appState == AppState.FOREGROUND && shown != null && running != null) {
      state.userActed();
      shown.post(label, () -> what.accept(running));
    } else if (userWaits) {
      whenReady.add(() -> userDoes(label, what));
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
    kill(ExitReason.POWER_OFF, "");
  }

  /**
   * Makes the app run in the background, launching or resuming it if need be, and keeps it running
   * until {@link #release} is called as often.
   *
   * @param ready told when client code can run
   */
  public void wake(Launch.Reason reason, Cause forWhom, Runnable ready) {
    suspension.needed();
    suspension.cancel();
    if (appState != AppState.FOREGROUND) {
      cause = forWhom;
    }
    billing.woken(forWhom, appState);
    whenReady.add(ready);
    switch (appState) {
      case NOT_RUNNING, PREWARMED -> launch(reason, forWhom);
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
    suspension.noLongerNeeded();
    billing.released(cause, appState);
    suspension.soon();
    services().conditionsChanged();
  }

  /** Ends the process without telling it. */
  public void kill(ExitReason reason, String detail) {
    AppProcess dying = process;
    if (dying == null) {
      return;
    }
    boolean hadRun = appState != AppState.PREWARMED;
    enter(AppState.NOT_RUNNING);
    if (hadRun) {
      phone.trace().record(new OsEvent.Exited(reason, detail));
    }
    process = null;
    client = null;
    billing.died(cause, appState);
    waking = false;
    whenReady.clear();
    suspension.died();
    watchdog.stop();
    phone.clock().cancel(wakeUp);
    dying.die();
    if (hadRun) {
      services().processDied(dying);
    }
  }

  /** The process, for the mechanisms that run work in it; null without one. */
  public @Nullable AppProcess process() {
    return process;
  }

  /** The client of the process, for the mechanisms that call it; null before its launch. */
  public @Nullable SyncClient client() {
    return client;
  }

  /**
   * Reports transfers under way when the work they belong to is said to be done.
   *
   * @param what was completed, for people
   */
  public void reportUnfinished(AppProcess process, String what) {
    if (suspension.oneNeedLeft() && process.transfers() > 0) {
      Misuse.unfinishedTransfers(process, what);
    }
  }

  /** Reports work that starts when nothing keeps the app from being suspended. */
  void reportWorkForNobody(AppProcess process, String what) {
    if (suspension.due()) {
      Misuse.workForNobody(process, what);
    }
  }

  /** True when files of class A can be read. */
  boolean protectedDataAvailable() {
    return state.protectedDataAvailable(limits.classAKeyMicros());
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

  /** What the assertions of a process need to know, and whom they tell. */
  private final class AssertionOwner implements Assertions.Owner {
    @Override
    public void assertionsReleased() {
      suspension.soon();
    }

    @Override
    public void assertionsLeaked(String names) {
      AppProcess leaking = process;
      if (leaking != null) {
        Misuse.leakedAssertions(leaking, names);
      }
      kill(ExitReason.ASSERTION_TIMEOUT, Misuse.heldTooLong(names, limits.assertionMicros()));
    }

    @Override
    public boolean inBackground() {
      return appState == AppState.BACKGROUND;
    }

    @Override
    public boolean aboutToSuspend() {
      return suspension.due();
    }

    @Override
    public SystemLimits limits() {
      return limits;
    }
  }

  /** What the sleep of the process needs to know, and whom it tells. */
  private final class Sleeping implements Suspension.Sleeper {
    @Override
    public @Nullable AppProcess unseen() {
      return appState == AppState.BACKGROUND && !waking ? process : null;
    }

    @Override
    public void suspended(AppProcess sleeping) {
      enter(AppState.SUSPENDED);
      sleeping.thread().freeze();
    }

    @Override
    public void kill(ExitReason reason, String detail) {
      AppHost.this.kill(reason, detail);
    }
  }

  /** The device has booted. */
  void booted() {
    prewarming.booted();
  }

  /** Creates the process ahead of its launch. */
  private void prewarm() {
    if (appState == AppState.NOT_RUNNING && !state.forceQuit()) {
      phone.device().coldLaunch(Cause.DEVICE);
      process = new AppProcess(phone, owner, this::cause, new AssertionOwner(), rules);
      enter(AppState.PREWARMED);
      suspension.prewarmed();
    }
  }

  private void launch(Launch.Reason reason, Cause forWhom) {
    cause = forWhom;
    AppProcess prepared = process;
    boolean prewarmed = prepared != null;
    AppProcess created;
    if (prepared != null) {
      created = prepared;
      suspension.woken();
    } else {
      phone.device().coldLaunch(forWhom);
      created = new AppProcess(phone, owner, this::cause, new AssertionOwner(), rules);
    }
    enter(AppState.LAUNCHING);
    process = created;
    long micros = prewarmed ? rules.prewarmedLaunchMicros() : limits.coldLaunchMicros();
    wakeUp =
        phone
            .clock()
            .after(micros, Lane.OS, () -> launched(created, new Launch(reason, prewarmed)));
  }

  private void launched(AppProcess created, Launch launch) {
    if (!userWaits) {
      enter(AppState.BACKGROUND);
    }
    waking = true;
    suspension.needed(); // the launch itself, until it has returned
    long givenUntil = phone.clock().now() + limits.launchWatchdogMicros();
    created.givenUntil(givenUntil);
    watchdog.watch("launched", limits.launchWatchdogMicros());
    created
        .thread()
        .post(
            "launched(" + launch.reason() + ")",
            () -> {
              SyncClient built = factory.launch(new ProcessApp(phone, this, created));
              client = built;
              created.runs(built);
              built.launched(launch);
            },
            () -> {
              watchdog.stop();
              created.noLongerGivenUntil(givenUntil);
              services().launchEnded(created);
              suspension.noLongerNeeded();
              awake();
            });
  }

  private void resume(Cause forWhom) {
    AppProcess resumed = process;
    if (resumed == null) {
      throw new IllegalStateException("a suspended app has a process");
    }
    cause = forWhom;
    suspension.woken();
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
    services().awake();
    suspension.soon();
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
    suspension.cancel();
    watchdog.stop();
    enter(AppState.FOREGROUND);
    shown.assertions().enteredForeground();
    watchdog.watch("enteredForeground", limits.sceneUpdateMicros());
    shown.thread().post("enteredForeground", running::enteredForeground, () -> watchdog.stop());
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
    suspension.needed(); // the callback, until it has returned
    long givenUntil = phone.clock().now() + limits.enterBackgroundMicros();
    left.givenUntil(givenUntil);
    watchdog.watch("enteredBackground", limits.enterBackgroundMicros());
    left.thread()
        .post(
            "enteredBackground",
            running::enteredBackground,
            () -> {
              watchdog.stop();
              left.noLongerGivenUntil(givenUntil);
              suspension.noLongerNeeded();
              suspension.soon();
            });
  }

  private void enter(AppState next) {
    if (next != appState) {
      billing.stateChanged(appState, next);
      appState = next;
      state.setAppInForeground(next == AppState.FOREGROUND);
      phone.trace().record(new OsEvent.StateChanged(next));
    }
  }
}
