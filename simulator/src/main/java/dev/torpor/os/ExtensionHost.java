package dev.torpor.os;

import dev.torpor.app.App.Cancellable;
import dev.torpor.app.ClientEvent;
import dev.torpor.app.ExtensionApp;
import dev.torpor.app.Files;
import dev.torpor.app.NotificationService;
import dev.torpor.app.RemoteNotification;
import dev.torpor.app.Replica;
import dev.torpor.app.Storage;
import dev.torpor.app.UrlSession;
import dev.torpor.energy.Cause;
import dev.torpor.time.Lane;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Runs notification service extensions: each alert in a process of its own, beside the app's, on
 * the same stored values, files and replica.
 */
public final class ExtensionHost {
  private final Phone phone;
  private final AppHost host;
  private final @Nullable Function<ExtensionApp, NotificationService> factory;
  private final SystemLimits limits;
  private final SystemRules systemRules;
  private final long runMicros;
  private final List<Run> running = new ArrayList<>();

  /** What an extension does with an alert. */
  public interface Listener {
    /** Its code runs now. */
    void started();

    /**
     * It is over.
     *
     * @param content what it says is to be shown, null when its time was over first
     */
    void ended(@Nullable RemoteNotification content);
  }

  /** No extension runs yet. */
  public ExtensionHost(Phone phone, AppHost host, ClientFactory factory, OsPolicy policy) {
    this.phone = phone;
    this.host = host;
    this.factory = factory.notificationService();
    this.limits = policy.limits();
    this.systemRules = policy.rules();
    this.runMicros = policy.pushRules().extensionMicros();
  }

  /** True when the app has such an extension. */
  public boolean available() {
    return factory != null;
  }

  /** Creates a process for an alert; {@link #available} must be true. */
  public void launch(RemoteNotification request, Listener listener) {
    Function<ExtensionApp, NotificationService> built = factory;
    if (built == null) {
      throw new IllegalStateException("the app has no notification service extension");
    }
    phone.device().coldLaunch(Cause.PUSH);
    Run run = new Run(request, built, listener);
    running.add(run);
    run.timer = phone.clock().after(limits.coldLaunchMicros(), Lane.OS, run::start);
  }

  /** Ends every extension without telling its code; what it worked on is not shown. */
  public void killAll() {
    for (Run run : running) {
      run.die();
    }
    running.clear();
  }

  private final class Run implements ExtensionApp, Assertions.Owner {
    private final RemoteNotification request;
    private final Listener listener;
    private final Function<ExtensionApp, NotificationService> factory;
    private final AppProcess process;
    private final UrlSession session;
    private final Files files;
    private @Nullable NotificationService service;
    private boolean over;
    private long timer;

    Run(
        RemoteNotification request,
        Function<ExtensionApp, NotificationService> factory,
        Listener listener) {
      this.request = request;
      this.factory = factory;
      this.listener = listener;
      this.process =
          new AppProcess(phone, "notification service", () -> Cause.PUSH, this, systemRules);
      this.session = new ProcessUrlSession(phone, process, () -> Cause.PUSH, what -> {});
      this.files = new ProcessFiles(host, process);
    }

    void start() {
      listener.started();
      timer = phone.clock().after(runMicros, Lane.OS, this::timeIsOver);
      process.post(
          "notification service extension",
          () -> {
            NotificationService created = factory.apply(this);
            service = created;
            created.didReceive(request, this::finished);
          });
    }

    void die() {
      over = true;
      phone.clock().cancel(timer);
      process.die();
    }

    private void finished(RemoteNotification content) {
      if (!process.alive()) {
        return;
      }
      end(content);
    }

    private void timeIsOver() {
      NotificationService late = service;
      if (late != null) {
        process.post("serviceExtensionTimeWillExpire", late::serviceExtensionTimeWillExpire);
      }
      timer = phone.clock().after(limits.expirationGraceMicros(), Lane.OS, () -> end(null));
    }

    private void end(@Nullable RemoteNotification content) {
      if (!over) {
        running.remove(this);
        die();
        listener.ended(content);
      }
    }

    @Override
    public UrlSession urlSession() {
      return session;
    }

    @Override
    public Storage storage() {
      return host.durable();
    }

    @Override
    public Files files() {
      return files;
    }

    @Override
    public Replica replica() {
      return host.durable();
    }

    @Override
    public Instant now() {
      return phone.wall().now();
    }

    @Override
    public Cancellable after(Duration delay, Runnable action) {
      long micros = Math.max(0, delay.toNanos() / 1_000);
      long handle = phone.clock().after(micros, Lane.CLIENT, () -> process.post("timer", action));
      return () -> phone.clock().cancel(handle);
    }

    @Override
    public void compute(Duration duration) {
      process.thread().compute(duration.toNanos() / 1_000);
    }

    @Override
    public void log(String message) {
      phone.trace().record(new ClientEvent.Logged(message));
    }

    @Override
    public void assertionsReleased() {} // an extension has no assertions

    @Override
    public void assertionsLeaked(String names) {}

    @Override
    public boolean inBackground() {
      return true;
    }

    @Override
    public SystemLimits limits() {
      return limits;
    }

    @Override
    public boolean aboutToSuspend() {
      return false;
    }
  }
}
