package dev.torpor.harness.client;

import dev.torpor.app.App;
import dev.torpor.app.ClientOption;
import dev.torpor.app.ClientOptions;
import dev.torpor.app.SyncClient;
import dev.torpor.app.SyncClientProvider;
import java.util.ArrayList;
import java.util.List;

/** {@code poll}: app refresh at an interval, the strategy most apps start with. */
public final class PollProvider implements SyncClientProvider {
  static final ClientOption INTERVAL =
      ClientOption.duration(
          "interval", "30min", "Time from one refresh to the earliest begin of the next.");
  static final ClientOption SYNC_ON_OPEN =
      ClientOption.flag(
          "syncOnOpen",
          "on",
          "Whether to sync whenever the user opens the app, not only while nothing is held.");
  static final ClientOption IDENTIFIER =
      ClientOption.text("identifier", "app.refresh", "Identifier of the refresh task.");

  /** For the service mechanism. */
  public PollProvider() {}

  @Override
  public String name() {
    return "poll";
  }

  @Override
  public String summary() {
    return "asks the system for an app refresh at an interval, and syncs in it";
  }

  @Override
  public List<ClientOption> options() {
    List<ClientOption> options = new ArrayList<>(List.of(INTERVAL, SYNC_ON_OPEN));
    options.addAll(FeedOptions.all());
    options.add(IDENTIFIER);
    return options;
  }

  @Override
  public SyncClient launch(App app, ClientOptions options) {
    return new PollClient(app, options);
  }
}
