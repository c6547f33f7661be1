package dev.torpor.os.ios;

import dev.torpor.app.App;
import dev.torpor.app.BackgroundTask;
import dev.torpor.app.BackgroundTasks;
import dev.torpor.app.BackgroundTasks.AppRefreshRequest;
import dev.torpor.app.BackgroundTasks.SubmitException;
import dev.torpor.app.Launch;
import dev.torpor.app.SyncClient;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A client that asks for a refresh at every launch by the user and does as its test says. */
class Refresher implements SyncClient {
  static final String ID = "app.refresh";

  final App app;
  private final @Nullable Duration delay;

  Refresher(App app) {
    this(app, null);
  }

  Refresher(App app, @Nullable Duration delay) {
    this.app = app;
    this.delay = delay;
  }

  @Override
  public void launched(Launch launch) {
    app.backgroundTasks().register(ID, this::refresh);
    if (!launch.inBackground()) {
      submit();
    }
  }

  void submit() {
    submit(ID);
  }

  void submit(String identifier) {
    BackgroundTasks.Request request =
        new AppRefreshRequest(identifier, delay == null ? null : app.now().plus(delay));
    try {
      app.backgroundTasks().submit(request);
    } catch (SubmitException e) {
      app.log(e.error() + " " + e.error().code());
    }
  }

  void refresh(BackgroundTask task) {
    task.setTaskCompleted(true);
  }
}
