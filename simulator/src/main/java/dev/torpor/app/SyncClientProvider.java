package dev.torpor.app;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A kind of client that scenarios name. Found by the service mechanism: one class and one line in
 * {@code META-INF/services/dev.torpor.app.SyncClientProvider} add one, from any jar on the class
 * path.
 */
public interface SyncClientProvider {
  /** As scenarios say it: lower case, words joined by hyphens. */
  String name();

  /** What it does, in one sentence for help texts. */
  String summary();

  /** The options it understands; a scenario that gives any other is refused. */
  List<ClientOption> options();

  /**
   * What a client with these options promises, or does on purpose; nothing unless it says so. A
   * referee holds it to that.
   */
  default List<Promise> promises(ClientOptions options) {
    return List.of();
  }

  /**
   * What is wrong with checked values that do not go together, in sentences; empty when nothing is.
   * Asked when a scenario is loaded, so that mistakes show before anything runs.
   */
  default List<String> mistakes(ClientOptions options) {
    return List.of();
  }

  /**
   * The app's notification service extension, which runs in a process of its own for each alert
   * with {@code mutable-content}; null, as for most, for an app without one.
   */
  default @Nullable Function<ExtensionApp, NotificationService> notificationService(
      ClientOptions options) {
    return null;
  }

  /** Builds the client of one process; called at every launch. */
  SyncClient launch(App app, ClientOptions options);
}
