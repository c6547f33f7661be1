package dev.torpor.harness.client;

import dev.torpor.app.App;
import dev.torpor.app.ClientOption;
import dev.torpor.app.ClientOptions;
import dev.torpor.app.SyncClient;
import dev.torpor.app.SyncClientProvider;
import java.util.ArrayList;
import java.util.List;

/** The client {@code poll}: background app refresh at a fixed interval. */
public final class PollProvider implements SyncClientProvider {
  private static final List<ClientOption> OPTIONS = declare();

  /** For the service mechanism. */
  public PollProvider() {}

  @Override
  public String name() {
    return "poll";
  }

  @Override
  public String summary() {
    return "asks for a background app refresh every interval and syncs when the user opens the app";
  }

  @Override
  public List<ClientOption> options() {
    return OPTIONS;
  }

  @Override
  public SyncClient launch(App app, ClientOptions options) {
    return new PollClient(app, options);
  }

  private static List<ClientOption> declare() {
    List<ClientOption> options = new ArrayList<>();
    options.add(
        ClientOption.duration(
            "interval", "30min", "From one sync to the earliest next one in the background."));
    options.add(
        ClientOption.flag("syncOnOpen", "on", "Whether to sync when the user opens the app."));
    options.add(
        ClientOption.text("identifier", "app.refresh", "Identifier of the background task."));
    options.addAll(FeedSync.OPTIONS);
    return List.copyOf(options);
  }
}
