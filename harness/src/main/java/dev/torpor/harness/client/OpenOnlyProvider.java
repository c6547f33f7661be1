package dev.torpor.harness.client;

import dev.torpor.app.App;
import dev.torpor.app.ClientOption;
import dev.torpor.app.ClientOptions;
import dev.torpor.app.Launch;
import dev.torpor.app.SyncClient;
import dev.torpor.app.SyncClientProvider;
import java.util.List;

/** {@code open-only}: what an app without background work does. */
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
    return FeedOptions.all();
  }

  @Override
  public SyncClient launch(App app, ClientOptions options) {
    return new OpenOnlyClient(new OpenSync(app, FeedOptions.sync(app, options)));
  }

  private record OpenOnlyClient(OpenSync sync) implements SyncClient {
    @Override
    public void launched(Launch launch) {}

    @Override
    public void enteredForeground() {
      sync.enteredForeground();
    }

    @Override
    public void enteredBackground() {
      sync.enteredBackground();
    }
  }
}
