package dev.torpor.os.ios;

import static dev.torpor.time.TimeFormat.HOUR;
import static dev.torpor.time.TimeFormat.SECOND;
import static org.assertj.core.api.Assertions.assertThat;

import dev.torpor.app.App;
import dev.torpor.app.AppManifest.BackgroundMode;
import dev.torpor.app.BackgroundFetchResult;
import dev.torpor.app.BackgroundTask;
import dev.torpor.app.Launch;
import dev.torpor.app.RemoteNotification;
import dev.torpor.app.UrlSession;
import dev.torpor.http.Body;
import dev.torpor.http.HttpRequest;
import dev.torpor.http.HttpResponse;
import dev.torpor.http.ServerReply;
import dev.torpor.network.TransferError;
import dev.torpor.os.push.PushMessage;
import dev.torpor.simulation.Story;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class TwoTriggersTest {
  /** Whether a second trigger waits for the sync that is under way. */
  private enum Triggers {
    JOINED,
    APART
  }

  private static final class Syncing extends Refresher {
    private final Triggers triggers;
    private final List<Runnable> waiting = new ArrayList<>();

    Syncing(App app, Triggers triggers) {
      super(app, Duration.ofHours(1));
      this.triggers = triggers;
    }

    @Override
    public void launched(Launch launch) {
      super.launched(launch);
      app.pushNotifications().register();
    }

    @Override
    void refresh(BackgroundTask task) {
      sync(() -> task.setTaskCompleted(true));
    }

    @Override
    public void didReceiveRemoteNotification(
        RemoteNotification push, Consumer<BackgroundFetchResult> completion) {
      sync(() -> completion.accept(BackgroundFetchResult.NO_DATA));
    }

    private void sync(Runnable done) {
      waiting.add(done);
      if (waiting.size() > 1 && triggers == Triggers.JOINED) {
        return;
      }
      app.log("sync begins");
      app.urlSession()
          .dataTask(
              HttpRequest.get("https://api.example.test/feed"),
              new UrlSession.Completion() {
                @Override
                public void completed(UrlSession.Response response) {
                  finish();
                }

                @Override
                public void failed(TransferError error) {
                  finish();
                }
              });
    }

    private void finish() {
      app.log("sync ends");
      waiting.forEach(Runnable::run);
      waiting.clear();
    }
  }

  private static Story story(Triggers triggers) {
    HttpResponse response = new HttpResponse(200, List.of(), Body.none());
    return new Story()
        .modes(EnumSet.of(BackgroundMode.FETCH, BackgroundMode.REMOTE_NOTIFICATION))
        .origin((request, now) -> new ServerReply(response, 5 * SECOND, 5 * SECOND, null))
        .push(HOUR + 2 * SECOND, PushMessage.background(Map.of("n", "1")))
        .client(app -> new Syncing(app, triggers));
  }

  @Test
  void T82_given_refresh_and_push_in_the_same_minute_then_one_sync_serves_both() {
    assertThat(story(Triggers.JOINED).play(2 * HOUR, "client.log")).hasSize(2);
    assertThat(story(Triggers.JOINED).play(2 * HOUR, "task.completed")).hasSize(2);
  }

  @Test
  void T82_twin_given_a_client_that_does_not_join_triggers_then_two_syncs_overlap() {
    assertThat(story(Triggers.APART).play(2 * HOUR, "client.log").subList(0, 2))
        .allMatch(line -> line.endsWith("sync begins"));
  }
}
