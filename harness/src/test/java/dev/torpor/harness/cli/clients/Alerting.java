package dev.torpor.harness.cli.clients;

import dev.torpor.app.App;
import dev.torpor.app.BackgroundFetchResult;
import dev.torpor.app.ClientOption;
import dev.torpor.app.ClientOptions;
import dev.torpor.app.ExtensionApp;
import dev.torpor.app.Launch;
import dev.torpor.app.NotificationService;
import dev.torpor.app.RemoteNotification;
import dev.torpor.app.SyncClient;
import dev.torpor.app.SyncClientProvider;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** An app whose notification service extension changes what alerts say. */
public final class Alerting implements SyncClientProvider {
  /** For the service mechanism. */
  public Alerting() {}

  @Override
  public String name() {
    return "test-alerts";
  }

  @Override
  public String summary() {
    return "has a notification service extension";
  }

  @Override
  public List<ClientOption> options() {
    return List.of(ClientOption.duration("takes", "2s", "How long the extension takes."));
  }

  @Override
  public SyncClient launch(App app, ClientOptions options) {
    return new SyncClient() {
      @Override
      public void launched(Launch launch) {
        app.pushNotifications().register();
        app.pushNotifications().requestAuthorization();
      }

      @Override
      public void didReceiveRemoteNotification(
          RemoteNotification push, Consumer<BackgroundFetchResult> completion) {
        app.log("woken by " + push.alert());
        completion.accept(BackgroundFetchResult.NO_DATA);
      }
    };
  }

  @Override
  public @Nullable Function<ExtensionApp, NotificationService> notificationService(
      ClientOptions options) {
    Duration takes = options.duration("takes");
    return app ->
        (request, contentHandler) ->
            app.after(takes, () -> contentHandler.accept(request.withAlert("3 new messages")));
  }
}
