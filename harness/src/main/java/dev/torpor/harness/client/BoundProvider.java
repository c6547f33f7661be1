package dev.torpor.harness.client;

import dev.torpor.app.App;
import dev.torpor.app.ClientOptions;
import dev.torpor.app.SyncClient;
import dev.torpor.app.SyncClientProvider;
import dev.torpor.simulation.Bound;

/**
 * A client that is a bound: the harness lets it look into the world's script, which it lets no
 * other client do. It costs nothing and does nothing on the device.
 */
public interface BoundProvider extends SyncClientProvider {
  /** What it does with the script. */
  Bound bound(ClientOptions options);

  @Override
  default SyncClient launch(App app, ClientOptions options) {
    return launch -> {};
  }
}
