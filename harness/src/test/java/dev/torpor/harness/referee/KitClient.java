package dev.torpor.harness.referee;

import dev.torpor.app.App;
import dev.torpor.app.SyncClient;
import dev.torpor.app.SyncClientProvider;
import dev.torpor.harness.client.Clients;
import dev.torpor.harness.scenario.Installed;
import java.util.Map;

/** The kit as it is shipped, and with pieces that make it a bad client. */
final class KitClient {
  private KitClient() {}

  static SyncClient careful(App app, Trial trial) {
    return kit(app, "queue");
  }

  /** Keeps nothing of what the server has confirmed. */
  static SyncClient forgetful(App app, Trial trial) {
    return kit(app, "{queue: {keepSent: 0s}}");
  }

  private static SyncClient kit(App app, String outbox) {
    SyncClientProvider provider =
        Installed.clients().stream().filter(p -> p.name().equals("kit")).findFirst().orElseThrow();
    return provider.launch(
        app, Clients.bound(provider, Map.of("url", Trial.URL, "outbox", outbox)));
  }
}
