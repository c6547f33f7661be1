package dev.torpor.harness.client;

import dev.torpor.app.App;
import dev.torpor.app.ClientOption;
import dev.torpor.app.ClientOptions;
import dev.torpor.app.SyncClient;
import dev.torpor.app.SyncClientProvider;
import java.util.List;

/** {@code never}: the floor of every comparison, and what the energy of the others is above. */
public final class NeverProvider implements SyncClientProvider {
  /** For the service mechanism. */
  public NeverProvider() {}

  @Override
  public String name() {
    return "never";
  }

  @Override
  public String summary() {
    return "does nothing: the floor that other clients are measured against";
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
