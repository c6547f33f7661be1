package dev.torpor.harness.blocking;

import dev.torpor.app.App;
import dev.torpor.app.App.BackgroundAssertion;
import dev.torpor.app.BackgroundFetchResult;
import dev.torpor.app.BackgroundTask;
import dev.torpor.app.BackgroundTasks.AppRefreshRequest;
import dev.torpor.app.BackgroundTasks.ProcessingRequest;
import dev.torpor.app.BackgroundTasks.Request;
import dev.torpor.app.BackgroundTasks.SubmitException;
import dev.torpor.app.ClientOptions;
import dev.torpor.app.HostedClient;
import dev.torpor.app.Launch;
import dev.torpor.app.LocalEdit;
import dev.torpor.app.RemoteNotification;
import dev.torpor.harness.blocking.BlockingEnvironment.Trigger;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One process of a {@link BlockingSync}: turns what the system calls into syncs. */
final class BlockingClient implements HostedClient {
  private final App app;
  private final ClientOptions options;
  private final Baton baton;
  private final BlockingSync sync;
  private final BlockingEnvironment environment;
  private final Rounds rounds;
  private final Duration interval;
  private Rounds.@Nullable Interest shown;
  private @Nullable BackgroundAssertion extension;

  BlockingClient(BlockingSync sync, App app, ClientOptions options, Baton baton) {
    this.app = app;
    this.options = options;
    this.baton = baton;
    this.interval = options.duration(BlockingSync.INTERVAL.name());
    this.sync = sync;
    this.environment = new BlockingEnvironment(app, options, baton);
    this.rounds = new Rounds(sync::syncOnce, app, baton, environment);
  }

  @Override
  public void launched(Launch launch) {
    if (options.flag(BlockingSync.REFRESH.name())) {
      register(Trigger.REFRESH, options.text(BlockingSync.IDENTIFIER.name()));
    }
    if (options.flag(BlockingSync.PROCESSING.name())) {
      register(Trigger.PROCESSING, options.text(BlockingSync.PROCESSING_IDENTIFIER.name()));
    }
    if (options.flag(BlockingSync.LEGACY_FETCH.name())) {
      app.setMinimumBackgroundFetchInterval(interval);
    }
    if (options.flag(BlockingSync.PUSH.name())) {
      app.pushNotifications().register();
    }
  }

  private void register(Trigger trigger, String identifier) {
    if (!app.backgroundTasks().register(identifier, task -> granted(trigger, task))) {
      app.log("the app's manifest does not permit the identifier " + identifier);
    }
  }

  private void granted(Trigger trigger, BackgroundTask task) {
    submit(trigger, task.identifier()); // first: whatever happens below, there is a next time
    Rounds.Interest interest =
        rounds.start(trigger, null, result -> task.setTaskCompleted(result != SyncResult.FAILED));
    task.setExpirationHandler(
        () ->
            baton.callback(
                () -> {
                  if (interest.withdraw()) {
                    task.setTaskCompleted(false);
                  }
                }));
    baton.callback(() -> {});
  }

  private void submit(Trigger trigger, String identifier) {
    Instant earliest = app.now().plus(interval);
    Request request =
        trigger == Trigger.REFRESH
            ? new AppRefreshRequest(identifier, earliest)
            : new ProcessingRequest(identifier, earliest).requiringNetworkConnectivity();
    try {
      app.backgroundTasks().submit(request);
    } catch (SubmitException e) {
      String what = trigger == Trigger.REFRESH ? "refresh" : "processing";
      app.log(what + " not submitted: " + e.error() + " (" + e.error().code() + ")");
    }
  }

  private void submitUnlessPending(Trigger trigger, String identifier) {
    if (app.backgroundTasks().pending().stream()
        .noneMatch(request -> request.identifier().equals(identifier))) {
      submit(trigger, identifier);
    }
  }

  @Override
  public void enteredForeground() {
    boolean nothingToShow = app.replica().token() == null;
    boolean wanted = options.flag(BlockingSync.SYNC_ON_OPEN.name()) || nothingToShow;
    if (wanted && shown == null) {
      shown = rounds.start(Trigger.OPEN, null, result -> endOfShown());
      baton.callback(() -> {});
    }
  }

  @Override
  public void enteredBackground() {
    if (options.flag(BlockingSync.REFRESH.name())) {
      submitUnlessPending(Trigger.REFRESH, options.text(BlockingSync.IDENTIFIER.name()));
    }
    if (options.flag(BlockingSync.PROCESSING.name())) {
      submitUnlessPending(
          Trigger.PROCESSING, options.text(BlockingSync.PROCESSING_IDENTIFIER.name()));
    }
    if (shown != null && extension == null) {
      extension = app.beginBackgroundTask("finish sync", () -> baton.callback(this::outOfTime));
    }
  }

  private void outOfTime() {
    Rounds.Interest waiting = shown;
    if (waiting != null) {
      waiting.withdraw();
    }
    endOfShown();
  }

  private void endOfShown() {
    shown = null;
    BackgroundAssertion held = extension;
    if (held != null) {
      extension = null;
      held.end();
    }
  }

  @Override
  public void didReceiveRemoteNotification(
      RemoteNotification push, Consumer<BackgroundFetchResult> completion) {
    if (options.flag(BlockingSync.PUSH.name())) {
      rounds.start(Trigger.PUSH, push, result -> completion.accept(result.told()));
      baton.callback(() -> {});
    } else {
      completion.accept(BackgroundFetchResult.NO_DATA);
    }
  }

  @Override
  public void performFetch(Consumer<BackgroundFetchResult> completion) {
    rounds.start(Trigger.LEGACY_FETCH, null, result -> completion.accept(result.told()));
    baton.callback(() -> {});
  }

  @Override
  public void userEdited(LocalEdit edit) {
    start("edit-" + edit.id(), () -> sync.edited(environment, edit));
  }

  @Override
  public void didRegisterForRemoteNotifications(String deviceToken) {
    start("token", () -> sync.tokenReceived(environment, deviceToken));
  }

  private interface Body {
    void run() throws Exception;
  }

  private void start(String name, Body body) {
    baton.callback(() -> baton.spawn(name, () -> run(name, body)));
  }

  private void run(String name, Body body) {
    try {
      body.run();
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      app.log(name + " failed: " + e);
    }
  }

  @Override
  public void reclaim() {
    baton.die();
  }
}
