package dev.torpor.harness.client;

import dev.torpor.app.App;
import dev.torpor.app.BackgroundTask;
import dev.torpor.app.BackgroundTasks.AppRefreshRequest;
import dev.torpor.app.BackgroundTasks.SubmitException;
import dev.torpor.app.ClientOptions;
import dev.torpor.app.Launch;
import dev.torpor.app.SyncClient;
import java.time.Duration;

/** Keeps one refresh request pending at all times, and syncs in each refresh that is granted. */
final class PollClient implements SyncClient {
  private final App app;
  private final FeedSync sync;
  private final OpenSync openSync;
  private final boolean syncOnOpen;
  private final String identifier;
  private final Duration interval;

  PollClient(App app, ClientOptions options) {
    this.app = app;
    this.sync = FeedOptions.sync(app, options);
    this.openSync = new OpenSync(app, sync);
    this.syncOnOpen = options.flag(PollProvider.SYNC_ON_OPEN.name());
    this.identifier = options.text(PollProvider.IDENTIFIER.name());
    this.interval = options.duration(PollProvider.INTERVAL.name());
  }

  @Override
  public void launched(Launch launch) {
    if (!app.backgroundTasks().register(identifier, this::refresh)) {
      app.log("the app's manifest does not permit the identifier " + identifier);
    }
  }

  @Override
  public void enteredForeground() {
    boolean nothingToShow = app.replica().token() == null;
    if (syncOnOpen || nothingToShow) {
      openSync.enteredForeground();
    }
  }

  @Override
  public void enteredBackground() {
    if (app.backgroundTasks().pending().stream()
        .noneMatch(request -> request.identifier().equals(identifier))) {
      submit();
    }
    openSync.enteredBackground();
  }

  private void refresh(BackgroundTask task) {
    submit(); // first: whatever happens below, there will be a next time
    FeedSync.Interest interest =
        sync.start(outcome -> task.setTaskCompleted(outcome != FeedSync.Outcome.FAILED));
    task.setExpirationHandler(
        () -> {
          if (interest.withdraw()) {
            task.setTaskCompleted(false);
          }
        });
  }

  private void submit() {
    try {
      app.backgroundTasks().submit(new AppRefreshRequest(identifier, app.now().plus(interval)));
    } catch (SubmitException e) {
      app.log("refresh not submitted: " + e.error() + " (" + e.error().code() + ")");
    }
  }
}
