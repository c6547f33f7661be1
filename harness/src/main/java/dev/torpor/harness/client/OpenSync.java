package dev.torpor.harness.client;

import dev.torpor.app.App;
import dev.torpor.app.App.BackgroundAssertion;
import org.jspecify.annotations.Nullable;

/**
 * Syncs when the user opens the app. Should the user leave before it is done, it asks for the time
 * to finish: suspension would break the connection.
 */
final class OpenSync {
  private final App app;
  private final FeedSync sync;
  private FeedSync.@Nullable Interest interest;
  private @Nullable BackgroundAssertion extension;

  OpenSync(App app, FeedSync sync) {
    this.app = app;
    this.sync = sync;
  }

  void enteredForeground() {
    if (interest == null) {
      interest = sync.start(outcome -> done());
    }
  }

  void enteredBackground() {
    if (interest != null && extension == null) {
      extension = app.beginBackgroundTask("finish sync", this::outOfTime);
    }
  }

  private void outOfTime() {
    FeedSync.Interest waiting = interest;
    if (waiting != null) {
      waiting.withdraw();
    }
    done();
  }

  private void done() {
    interest = null;
    BackgroundAssertion held = extension;
    if (held != null) {
      extension = null;
      held.end();
    }
  }
}
