package dev.torpor.harness.validation;

import dev.torpor.app.App;
import dev.torpor.app.BackgroundTask;
import dev.torpor.app.BackgroundTasks.AppRefreshRequest;
import dev.torpor.app.BackgroundTasks.SubmitException;
import dev.torpor.app.ClientOption;
import dev.torpor.app.ClientOptions;
import dev.torpor.app.Launch;
import dev.torpor.app.Replica.RecordVersion;
import dev.torpor.app.SyncClient;
import dev.torpor.app.SyncClientProvider;
import dev.torpor.app.UrlSession;
import dev.torpor.http.HttpRequest;
import dev.torpor.network.TransferError;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A client that syncs at its first launch and then whenever {@code gap} says. */
final class TimedClient implements SyncClientProvider {
  private static final Pattern RECORD =
      Pattern.compile("\"id\":\"(r[0-9]+)\",\"version\":([0-9]+)");

  private final Function<App, Duration> gap;

  /**
   * A client.
   *
   * @param gap from the sync that just began to the next
   */
  TimedClient(Function<App, Duration> gap) {
    this.gap = gap;
  }

  @Override
  public String name() {
    return "timed";
  }

  @Override
  public String summary() {
    return "syncs at instants of its own";
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
      app.backgroundTasks().register("timed", this::refresh);
      if (!launch.inBackground()) {
        submitNext();
        sync(() -> {});
      }
    }

    private void refresh(BackgroundTask task) {
      task.setExpirationHandler(() -> task.setTaskCompleted(false));
      submitNext();
      sync(() -> task.setTaskCompleted(true));
    }

    private void submitNext() {
      try {
        app.backgroundTasks()
            .submit(new AppRefreshRequest("timed", app.now().plus(gap.apply(app))));
      } catch (SubmitException e) {
        throw new IllegalStateException(e);
      }
    }

    private void sync(Runnable done) {
      String token = app.replica().token();
      String query = token == null ? "" : "?cursor=" + token;
      app.urlSession()
          .dataTask(
              HttpRequest.get("https://api.example.test/feed" + query),
              new UrlSession.Completion() {
                @Override
                public void completed(UrlSession.Response response) {
                  apply(response);
                  done.run();
                }

                @Override
                public void failed(TransferError error) {
                  throw new IllegalStateException("the network is ideal, yet " + error);
                }
              });
    }

    private void apply(UrlSession.Response response) {
      String body = response.http().text();
      List<RecordVersion> records = new ArrayList<>();
      Matcher matcher = RECORD.matcher(body);
      while (matcher.find()) {
        records.add(new RecordVersion(matcher.group(1), Long.parseLong(matcher.group(2))));
      }
      int start = body.indexOf("\"cursor\":\"") + "\"cursor\":\"".length();
      app.replica().apply(response, records, body.substring(start, body.indexOf('"', start)));
    }
  }
}
