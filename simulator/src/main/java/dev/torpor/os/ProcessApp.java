package dev.torpor.os;

import dev.torpor.app.App;
import dev.torpor.app.AppManifest;
import dev.torpor.app.BackgroundTasks;
import dev.torpor.app.BackgroundUrlSession;
import dev.torpor.app.ClientEvent;
import dev.torpor.app.DeviceStatus;
import dev.torpor.app.Files;
import dev.torpor.app.PushNotifications;
import dev.torpor.app.Replica;
import dev.torpor.app.Storage;
import dev.torpor.app.UrlSession;
import dev.torpor.app.UrlSessionConfiguration;
import dev.torpor.app.UrlSessionDelegate;
import dev.torpor.network.Interface;
import dev.torpor.random.RandomStream;
import dev.torpor.time.Lane;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/** What one process can reach. */
final class ProcessApp implements App, DeviceStatus {
  private final Phone phone;
  private final AppHost host;
  private final AppProcess process;
  private final BackgroundTasks tasks;
  private final UrlSession session;
  private final PushNotifications push;
  private final Files files;

  ProcessApp(Phone phone, AppHost host, AppProcess process) {
    this.phone = phone;
    this.host = host;
    this.process = process;
    this.tasks = host.services().tasks().forProcess(process);
    this.push = host.services().push().forProcess(process);
    this.files = new ProcessFiles(host, process);
    this.session =
        new ProcessUrlSession(
            phone, process, host::cause, what -> host.reportWorkForNobody(process, what));
  }

  @Override
  public BackgroundTasks backgroundTasks() {
    return tasks;
  }

  @Override
  public void setMinimumBackgroundFetchInterval(@Nullable Duration interval) {
    host.services().fetch().setMinimumInterval(process, interval);
  }

  @Override
  public PushNotifications pushNotifications() {
    return push;
  }

  @Override
  public BackgroundUrlSession backgroundUrlSession(
      UrlSessionConfiguration configuration, UrlSessionDelegate delegate) {
    return host.services().transfers().session(process, configuration.copy(), delegate);
  }

  @Override
  public Files files() {
    return files;
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
  public Replica replica() {
    return host.durable();
  }

  @Override
  public AppManifest manifest() {
    return host.manifest();
  }

  @Override
  public DeviceStatus device() {
    return this;
  }

  @Override
  public Instant now() {
    return phone.wall().now();
  }

  @Override
  public long uptimeMicros() {
    return phone.device().uptimeMicros();
  }

  @Override
  public Cancellable after(Duration delay, Runnable action) {
    long micros = delay.toNanos() / 1_000;
    long handle =
        phone.clock().after(Math.max(0, micros), Lane.CLIENT, () -> process.post("timer", action));
    return () -> phone.clock().cancel(handle);
  }

  @Override
  public BackgroundAssertion beginBackgroundTask(String name, Runnable expirationHandler) {
    return process.assertions().begin(name, expirationHandler);
  }

  @Override
  public void compute(Duration duration) {
    process.thread().compute(duration.toNanos() / 1_000);
  }

  @Override
  public RandomStream random(String purpose) {
    return host.durable().random(purpose);
  }

  @Override
  public void log(String message) {
    phone.trace().record(new ClientEvent.Logged(message));
  }

  @Override
  public int batteryPercent() {
    return (int) Math.round(phone.device().battery().level() * 100);
  }

  @Override
  public boolean charging() {
    return phone.device().battery().charging();
  }

  @Override
  public boolean lowPowerMode() {
    return host.state().lowPowerMode();
  }

  @Override
  public boolean lowDataMode() {
    return host.state().lowDataMode();
  }

  @Override
  public boolean protectedDataAvailable() {
    return host.protectedDataAvailable();
  }

  @Override
  public ZoneId timeZone() {
    return phone.wall().zone();
  }

  @Override
  public boolean backgroundRefreshAvailable() {
    return host.state().backgroundRefreshEnabled() && !host.state().lowPowerMode();
  }

  @Override
  public Interface networkPath() {
    return phone.network().path().via();
  }

  @Override
  public boolean inForeground() {
    return host.appState() == AppState.FOREGROUND;
  }

  @Override
  public Duration backgroundTimeRemaining() {
    return process.assertions().remaining();
  }
}
