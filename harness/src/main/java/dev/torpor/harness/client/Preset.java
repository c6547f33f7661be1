package dev.torpor.harness.client;

import dev.torpor.app.App;
import dev.torpor.app.ClientOption;
import dev.torpor.app.ClientOptions;
import dev.torpor.app.Promise;
import dev.torpor.app.SyncClient;
import dev.torpor.app.SyncClientProvider;
import dev.torpor.harness.client.kit.Kit;
import dev.torpor.harness.client.kit.KitPromises;
import java.util.List;

/** A strategy of the kit under a name of its own; it declares what it is composed of, no more. */
public abstract class Preset implements SyncClientProvider {
  /** How often the strategies that poll do so. */
  static final ClientOption INTERVAL =
      ClientOption.duration(
          "interval", "30min", "Time from one refresh to the earliest begin of the next.");

  private final Composition composition;

  Preset(Composition composition) {
    this.composition = composition;
  }

  @Override
  public final String name() {
    return composition.name();
  }

  @Override
  public final String summary() {
    return composition.summary();
  }

  @Override
  public final List<ClientOption> options() {
    return composition.options();
  }

  @Override
  public final List<Promise> promises(ClientOptions options) {
    return KitPromises.of(options);
  }

  @Override
  public final SyncClient launch(App app, ClientOptions options) {
    return new Kit(app, options);
  }
}
