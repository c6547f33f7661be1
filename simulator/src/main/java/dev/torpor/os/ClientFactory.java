package dev.torpor.os;

import dev.torpor.app.App;
import dev.torpor.app.ExtensionApp;
import dev.torpor.app.NotificationService;
import dev.torpor.app.SyncClient;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Builds the code of new processes. */
@FunctionalInterface
public interface ClientFactory {
  /** The client of a process that can reach what {@code app} offers. */
  SyncClient launch(App app);

  /** Builds notification service extensions; null for an app that has none. */
  default @Nullable Function<ExtensionApp, NotificationService> notificationService() {
    return null;
  }
}
