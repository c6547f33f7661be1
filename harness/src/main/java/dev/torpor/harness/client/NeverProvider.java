package dev.torpor.harness.client;

import dev.torpor.app.App;
import dev.torpor.app.ClientOption;
import dev.torpor.app.ClientOptions;
import dev.torpor.app.SyncClient;
import dev.torpor.app.SyncClientProvider;
import java.util.List;

/** The client {@code never}: what the app costs and shows without any sync, the floor of all. */
public final class NeverProvider implements SyncClientProvider {
  /** For the service mechanism. */
  public NeverProvider() {}

  @Override
  public String name() {
    return "never";
  }

  @Override
  public String summary() {
    return "never syncs: the floor that marginal energy is measured against";
  }

  @Override
  public List<ClientOption> options() {
    return List.of();
  }

  @Override
  public SyncClient launch(App app, ClientOptions options) {
    return launch -> {};
  }
}
