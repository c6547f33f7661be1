package dev.torpor.harness.client;

import dev.torpor.app.App;
import dev.torpor.app.ClientOption;
import dev.torpor.app.ClientOptions;
import dev.torpor.app.Launch;
import dev.torpor.app.SyncClient;
import dev.torpor.app.SyncClientProvider;
import java.util.List;

/** The client {@code open-only}: syncs when the user opens the app and at no other time. */
public final class OpenOnlyProvider implements SyncClientProvider {
  /** For the service mechanism. */
  public OpenOnlyProvider() {}

  @Override
  public String name() {
    return "open-only";
  }

  @Override
  public String summary() {
    return "syncs when the user opens the app, never in the background";
  }

  @Override
  public List<ClientOption> options() {
    return FeedSync.OPTIONS;
  }

  @Override
  public SyncClient launch(App app, ClientOptions options) {
    FeedSync sync = new FeedSync(app, options);
    return new SyncClient() {
      @Override
      public void launched(Launch launch) {
        // nothing until the user looks
      }

      @Override
      public void enteredForeground() {
        sync.start(success -> {});
      }
    };
  }
}
