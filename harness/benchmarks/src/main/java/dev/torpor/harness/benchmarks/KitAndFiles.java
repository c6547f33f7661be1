package dev.torpor.harness.benchmarks;

import dev.torpor.app.App;
import dev.torpor.app.BackgroundFetchResult;
import dev.torpor.app.BackgroundUrlSession;
import dev.torpor.app.ClientOption;
import dev.torpor.app.ClientOptions;
import dev.torpor.app.Launch;
import dev.torpor.app.RemoteNotification;
import dev.torpor.app.SyncClient;
import dev.torpor.app.SyncClientProvider;
import dev.torpor.app.UrlSessionConfiguration;
import dev.torpor.app.UrlSessionDelegate;
import dev.torpor.harness.client.BasicPresets;
import dev.torpor.http.HttpRequest;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** {@code kit-and-files}: the kit, and a download by a background session at each leaving. */
public final class KitAndFiles implements SyncClientProvider {
  private final SyncClientProvider kit = new BasicPresets.Composed();

  @Override
  public String name() {
    return "kit-and-files";
  }

  @Override
  public String summary() {
    return "the kit, and a download by a background session whenever the user leaves";
  }

  @Override
  public List<ClientOption> options() {
    return kit.options();
  }

  @Override
  public SyncClient launch(App app, ClientOptions options) {
    return new Both(app, kit.launch(app, options));
  }

  private static final class Both implements SyncClient, UrlSessionDelegate {
    private final App app;
    private final SyncClient client;
    private @Nullable BackgroundUrlSession session;
    private @Nullable Runnable done;

    Both(App app, SyncClient client) {
      this.app = app;
      this.client = client;
    }

    @Override
    public void launched(Launch launch) {
      session = app.backgroundUrlSession(UrlSessionConfiguration.background("files"), this);
      client.launched(launch);
    }

    @Override
    public void enteredForeground() {
      client.enteredForeground();
    }

    @Override
    public void enteredBackground() {
      BackgroundUrlSession files = session;
      if (files != null) {
        files.downloadTask(HttpRequest.get("https://api.example.test/feed")).resume();
      }
      client.enteredBackground();
    }

    @Override
    public void didRegisterForRemoteNotifications(String deviceToken) {
      client.didRegisterForRemoteNotifications(deviceToken);
    }

    @Override
    public void didReceiveRemoteNotification(
        RemoteNotification push, Consumer<BackgroundFetchResult> completion) {
      client.didReceiveRemoteNotification(push, completion);
    }

    @Override
    public void handleEventsForBackgroundURLSession(String identifier, Runnable completion) {
      done = completion;
    }

    @Override
    public void didFinishEvents() {
      Runnable completion = done;
      done = null;
      if (completion != null) {
        completion.run();
      }
    }
  }
}
