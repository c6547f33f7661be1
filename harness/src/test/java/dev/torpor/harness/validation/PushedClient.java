package dev.torpor.harness.validation;

import dev.torpor.app.App;
import dev.torpor.app.BackgroundFetchResult;
import dev.torpor.app.BackgroundTask;
import dev.torpor.app.BackgroundTasks.AppRefreshRequest;
import dev.torpor.app.BackgroundTasks.SubmitException;
import dev.torpor.app.ClientOption;
import dev.torpor.app.ClientOptions;
import dev.torpor.app.Launch;
import dev.torpor.app.RemoteNotification;
import dev.torpor.app.Replica.RecordVersion;
import dev.torpor.app.SyncClient;
import dev.torpor.app.SyncClientProvider;
import dev.torpor.app.UrlSession;
import dev.torpor.http.HttpRequest;
import dev.torpor.network.TransferError;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A client that reads everything when it is pushed, and regularly besides. */
final class PushedClient implements SyncClientProvider {
  private static final Pattern RECORD =
      Pattern.compile("\"id\":\"(r[0-9]+)\",\"version\":([0-9]+)");

  private final Duration poll;

  /**
   * A client.
   *
   * @param poll from one regular read to the next, zero for none
   */
  PushedClient(Duration poll) {
    this.poll = poll;
  }

  @Override
  public String name() {
    return "pushed";
  }

  @Override
  public String summary() {
    return "syncs when it is pushed, and regularly besides";
  }

  @Override
  public List<ClientOption> options() {
    return List.of();
  }

  @Override
  public SyncClient launch(App app, ClientOptions options) {
    return new Syncing(app);
  }

  private final class Syncing implements SyncClient {
    private final App app;

    Syncing(App app) {
      this.app = app;
    }

    @Override
    public void launched(Launch launch) {
      app.backgroundTasks().register("poll", this::refresh);
      app.pushNotifications().register();
      if (!launch.inBackground()) {
        submitNext();
        sync(() -> {});
      }
    }

    @Override
    public void didReceiveRemoteNotification(
        RemoteNotification push, Consumer<BackgroundFetchResult> completion) {
      String records = push.data().get("records");
      if (records == null) {
        sync(() -> completion.accept(BackgroundFetchResult.NEW_DATA));
      } else {
        app.replica().applyPushed(push, parse(records));
        completion.accept(BackgroundFetchResult.NEW_DATA);
      }
    }

    private void refresh(BackgroundTask task) {
      task.setExpirationHandler(() -> task.setTaskCompleted(false));
      submitNext();
      sync(() -> task.setTaskCompleted(true));
    }

    private void submitNext() {
      if (poll.isZero()) {
        return;
      }
      try {
        app.backgroundTasks().submit(new AppRefreshRequest("poll", app.now().plus(poll)));
      } catch (SubmitException e) {
        throw new IllegalStateException(e);
      }
    }

    private void sync(Runnable done) {
      app.urlSession()
          .dataTask(
              HttpRequest.get("https://api.example.test/feed"),
              new UrlSession.Completion() {
                @Override
                public void completed(UrlSession.Response response) {
                  app.replica().apply(response, parse(response.http().text()), null);
                  done.run();
                }

                @Override
                public void failed(TransferError error) {
                  throw new IllegalStateException("the network is ideal, yet " + error);
                }
              });
    }

    private List<RecordVersion> parse(String body) {
      List<RecordVersion> records = new ArrayList<>();
      Matcher matcher = RECORD.matcher(body);
      while (matcher.find()) {
        records.add(new RecordVersion(matcher.group(1), Long.parseLong(matcher.group(2))));
      }
      return records;
    }
  }
}
