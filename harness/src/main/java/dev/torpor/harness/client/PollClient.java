package dev.torpor.harness.client;

import dev.torpor.app.App;
import dev.torpor.app.BackgroundTask;
import dev.torpor.app.BackgroundTasks.AppRefreshRequest;
import dev.torpor.app.BackgroundTasks.SubmitException;
import dev.torpor.app.ClientOptions;
import dev.torpor.app.Launch;
import dev.torpor.app.SyncClient;
import java.time.Duration;

/**
 * One process of {@code poll}.
 *
 * <p>The next request is submitted first thing in the handler, so that no way out of it leaves the
 * app without one; and on leaving the foreground, when none is pending.
 */
final class PollClient implements SyncClient {
  private final App app;
  private final FeedSync sync;
  private final Duration interval;
  private final boolean syncOnOpen;
  private final String identifier;

  PollClient(App app, ClientOptions options) {
    this.app = app;
    this.sync = new FeedSync(app, options);
    this.interval = options.duration("interval");
    this.syncOnOpen = options.flag("syncOnOpen");
    this.identifier = options.text("identifier");
  }

  @Override
  public void launched(Launch launch) {
    if (!app.backgroundTasks().register(identifier, this::refresh)) {
      app.log("'" + identifier + "' is not among the app's permitted identifiers");
    }
  }

  @Override
  public void enteredForeground() {
    if (syncOnOpen || app.replica().token() == null) {
      sync.start(success -> {});
    }
  }

  @Override
  public void enteredBackground() {
    if (app.backgroundTasks().pending().isEmpty()) {
      submitNext();
    }
  }

  private void refresh(BackgroundTask task) {
    submitNext();
    FeedSync.Waiter waiter = task::setTaskCompleted;
    task.setExpirationHandler(() -> sync.cancel(waiter));
    sync.start(waiter);
  }

  private void submitNext() {
    try {
      app.backgroundTasks().submit(new AppRefreshRequest(identifier, app.now().plus(interval)));
    } catch (SubmitException e) {
      app.log("the refresh was refused: " + e.getMessage());
    }
  }
}
