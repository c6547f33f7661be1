package dev.torpor.os.ios;

import dev.torpor.app.AppManifest.BackgroundMode;
import dev.torpor.app.ClientEvent;
import dev.torpor.app.PushNotifications;
import dev.torpor.app.SyncClient;
import dev.torpor.energy.Cause;
import dev.torpor.network.Downlink;
import dev.torpor.os.AppHost;
import dev.torpor.os.AppProcess;
import dev.torpor.os.BlockReason;
import dev.torpor.os.Decision;
import dev.torpor.os.ExtensionHost;
import dev.torpor.os.OsEvent;
import dev.torpor.os.OsPolicy;
import dev.torpor.os.PendingWork;
import dev.torpor.os.Phone;
import dev.torpor.os.PowerOff;
import dev.torpor.os.PushRules;
import dev.torpor.os.PushRules.DeviceRule;
import dev.torpor.os.PushSystem;
import dev.torpor.os.SystemState;
import dev.torpor.os.WorkKind;
import dev.torpor.os.WorkQueue;
import dev.torpor.os.push.Push;
import dev.torpor.os.push.PushEvent;
import dev.torpor.os.push.PushEvent.DropReason;
import dev.torpor.os.push.PushEvent.Place;
import dev.torpor.os.push.PushGateway;
import dev.torpor.os.push.PushMessage;
import dev.torpor.os.push.PushType;
import dev.torpor.random.RandomStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What the device does with pushes: shows alerts, holds back what is to wake the app until the
 * policy lets it, and hands it to the app.
 *
 * <p>A held push outlives nothing: a newer one takes its place, and it is lost when the app's
 * process ends. A user who opens the app releases it.
 */
public final class PushService implements PushSystem, PushGateway.Device {
  /** Bytes of a push on the wire beside its payload: frame, TLS record, headers. A choice. */
  static final int FRAME_BYTES = 150;

  private final Phone phone;
  private final SystemState state;
  private final OsPolicy policy;
  private final PushRules rules;
  private final AppHost host;
  private final PushGateway gateway;
  private final Downlink downlink;
  private final AlertCenter alerts;
  private final WorkQueue queue;
  private final RandomStream releases;
  private final Map<Long, Push> held = new TreeMap<>();
  private final Map<Long, Push> waking = new TreeMap<>();
  private final List<RunningPush> running = new ArrayList<>();
  private @Nullable AppProcess registering;
  private boolean undeclaredReported;

  /** A device that the push service reaches. */
  public PushService(
      Phone phone,
      SystemState state,
      OsPolicy policy,
      AppHost host,
      PushGateway gateway,
      ExtensionHost extensions) {
    this.phone = phone;
    this.state = state;
    this.policy = policy;
    this.rules = policy.pushRules();
    this.host = host;
    this.gateway = gateway;
    this.downlink = new Downlink(phone.network());
    this.alerts = new AlertCenter(phone, state, rules, extensions);
    this.releases = phone.streams().fork("os/push-release");
    this.queue = new WorkQueue(phone, state, policy, this::releaseLater);
    gateway.connect(this);
  }

  @Override
  public PushNotifications forProcess(AppProcess process) {
    return new PushNotifications() {
      @Override
      public void register() {
        registering = process;
        registerIfReachable();
      }

      @Override
      public boolean requestAuthorization() {
        return alerts.ask();
      }

      @Override
      public boolean alertsAuthorized() {
        return alerts.authorized();
      }
    };
  }

  @Override
  public void setNotificationsAllowed(boolean on) {
    alerts.setSwitch(on);
  }

  @Override
  public void tokenChanged() {
    gateway.unregister();
  }

  @Override
  public boolean reachable() {
    return phone.device().on()
        && phone.network().path().isUsable()
        && !phone.network().path().isCaptive();
  }

  @Override
  public boolean restricts(int priority) {
    if (priority >= PushMessage.IMMEDIATELY || state.deviceInUse()) {
      return false;
    }
    boolean saving =
        rules.device(DeviceRule.LOW_POWER_MODE_RESTRICTS)
            && state.lowPowerMode()
            && !state.charging();
    return saving || priority <= PushMessage.POWER_FIRST;
  }

  @Override
  public boolean showsAlerts() {
    return alerts.authorized();
  }

  @Override
  public void receive(Push push, Runnable lost) {
    long bytes = (long) push.payload().bytes() + FRAME_BYTES;
    downlink.send(bytes, Cause.PUSH, () -> arrived(push), lost);
  }

  @Override
  public void processDied(AppProcess process) {
    running.forEach(RunningPush::processDied);
    running.clear();
    if (process.equals(registering)) {
      registering = null;
    }
    DropReason why = state.forceQuit() ? DropReason.FORCE_QUIT : DropReason.KILLED;
    waking.values().forEach(push -> dropped(push, why));
    waking.clear();
    if (rules.device(DeviceRule.HELD_DROPPED_ON_KILL)) {
      dropHeld(why);
    }
  }

  @Override
  public void forceQuit() {
    if (rules.device(DeviceRule.FORCE_QUIT_DISCARDS)) {
      dropHeld(DropReason.FORCE_QUIT);
    }
  }

  @Override
  public void appDeleted() {
    gateway.unregister();
    dropHeld(DropReason.UNREGISTERED);
    alerts.drop(DropReason.UNREGISTERED);
  }

  @Override
  public void poweredOff(PowerOff why) {
    alerts.drop(DropReason.POWER_OFF);
    if (!rules.device(DeviceRule.HELD_SURVIVES_REBOOT)) {
      dropHeld(DropReason.POWER_OFF);
    }
  }

  @Override
  public void enteredForeground() {
    queue.conditionsChanged();
  }

  @Override
  public void conditionsChanged() {
    registerIfReachable();
    gateway.deviceChanged();
    queue.conditionsChanged();
  }

  /** The token comes as soon as there is a way to the push service. */
  private void registerIfReachable() {
    AppProcess process = registering;
    if (process == null || !reachable()) {
      return;
    }
    registering = null;
    process.post(
        "didRegisterForRemoteNotifications",
        () -> {
          String token = gateway.register();
          phone.trace().record(new PushEvent.Registered(token));
          client().didRegisterForRemoteNotifications(token);
        });
  }

  private void arrived(Push push) {
    phone.trace().record(new PushEvent.Arrived(push.id()));
    if (push.message().type() == PushType.VOIP) {
      dropped(push, DropReason.NOT_DECLARED); // no app here can declare that it takes calls
      return;
    }
    boolean shows = push.payload().notifiesUser();
    if (shows) {
      alerts.receive(push);
    }
    if (push.payload().contentAvailable()) {
      hold(push);
    }
  }

  private void hold(Push push) {
    boolean declared =
        host.manifest().backgroundModes().contains(BackgroundMode.REMOTE_NOTIFICATION);
    if (!declared && !state.appInForeground()) {
      dropped(push, DropReason.NOT_DECLARED);
      reportUndeclared();
      return;
    }
    if (state.forceQuit() && rules.device(DeviceRule.FORCE_QUIT_DISCARDS)) {
      dropped(push, DropReason.FORCE_QUIT);
      return;
    }
    if (held.size() >= rules.held()) {
      Push oldest = held.remove(held.keySet().iterator().next());
      if (oldest != null) {
        phone.trace().record(new PushEvent.Replaced(oldest.id(), push.id(), Place.DEVICE));
        takeBack(oldest);
      }
    }
    held.put(push.id(), push);
    long now = phone.clock().now();
    phone.trace().record(new OsEvent.Submitted(WorkKind.PUSH, identifier(push), now));
    queue.add(new PendingWork(WorkKind.PUSH, identifier(push), now, now), () -> granted(push));
  }

  /** Once is enough: it goes on as long as the app declares no more. */
  private void reportUndeclared() {
    if (!undeclaredReported) {
      undeclaredReported = true;
      String message =
          "a push with content-available came for an app that does not declare the background mode"
              + " 'remote-notification'; iOS does not wake it. Add the mode to app.backgroundModes";
      phone.trace().record(new ClientEvent.Violation("B10", message));
    }
  }

  /** What was held because the device was busy comes some minutes after it no longer is. */
  private PendingWork releaseLater(PendingWork work, Decision before) {
    boolean wasBusy =
        before.blockedBy().contains(BlockReason.THUNDERING_HERD)
            || before.blockedBy().contains(BlockReason.CAMERA);
    if (!wasBusy || state.appInForeground() || rules.release().toMicros() == 0) {
      return work;
    }
    long wait = releases.between(rules.release().fromMicros(), rules.release().toMicros());
    return work.limitedUntil(phone.clock().now() + wait);
  }

  private void granted(Push push) {
    held.remove(push.id());
    waking.put(push.id(), push);
    host.wake(WorkKind.PUSH.launchReason(), WorkKind.PUSH.cause(), () -> deliver(push));
  }

  private void deliver(Push push) {
    AppProcess process = host.process();
    if (process == null) {
      throw new IllegalStateException("the app was woken without a process");
    }
    RunningPush run = new RunningPush(phone, state, policy, host, process, push, running::remove);
    process.post(
        "didReceiveRemoteNotification",
        () -> {
          waking.remove(push.id());
          running.add(run);
          run.start(client());
        });
  }

  private SyncClient client() {
    SyncClient client = host.client();
    if (client == null) {
      throw new IllegalStateException("a process that runs has a client");
    }
    return client;
  }

  private void dropHeld(DropReason why) {
    for (Push push : held.values()) {
      dropped(push, why);
      takeBack(push);
    }
    held.clear();
  }

  private void takeBack(Push push) {
    queue.remove(WorkKind.PUSH, identifier(push));
    phone.trace().record(new OsEvent.Cancelled(WorkKind.PUSH, identifier(push)));
  }

  private void dropped(Push push, DropReason why) {
    phone.trace().record(new PushEvent.Dropped(push.id(), Place.DEVICE, why));
  }

  static String identifier(Push push) {
    return "push " + push.id();
  }
}
