package dev.torpor.harness.client;

import dev.torpor.app.ClientOptions;
import dev.torpor.app.SyncClientProvider;
import dev.torpor.harness.binding.Complaints;
import dev.torpor.harness.scenario.ClientOptionBinder;
import java.util.Map;
import java.util.Objects;

/** Options of clients for tests. */
public final class Clients {
  private Clients() {}

  /** Options as a scenario has them; a mistake in them is an error of the test. */
  public static ClientOptions bound(SyncClientProvider provider, Map<String, String> options) {

    return Objects.requireNonNull(
        ClientOptionBinder.bind(
            provider.options(),
            options,
            new Complaints() {
              @Override
              public void aboutName(String key, String message) {
                throw new AssertionError(key + ": " + message);
              }

              @Override
              public void aboutValue(String key, String message) {
                throw new AssertionError(key + ": " + message);
              }
            }));
  }
}
