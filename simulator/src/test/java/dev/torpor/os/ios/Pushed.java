package dev.torpor.os.ios;

import dev.torpor.app.App;
import dev.torpor.app.BackgroundFetchResult;
import dev.torpor.app.Launch;
import dev.torpor.app.RemoteNotification;
import dev.torpor.app.SyncClient;
import java.util.function.Consumer;

/** A client that registers at every launch and handles pushes as its test says. */
class Pushed implements SyncClient {
  final App app;

  Pushed(App app) {
    this.app = app;
  }

  @Override
  public void launched(Launch launch) {
    app.pushNotifications().requestAuthorization();
    app.pushNotifications().register();
  }

  @Override
  public void didReceiveRemoteNotification(
      RemoteNotification push, Consumer<BackgroundFetchResult> completion) {
    app.log("got " + push.data());
    completion.accept(BackgroundFetchResult.NO_DATA);
  }
}
