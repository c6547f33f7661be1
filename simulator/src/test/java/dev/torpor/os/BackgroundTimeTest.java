package dev.torpor.os;

import static dev.torpor.time.TimeFormat.HOUR;
import static dev.torpor.time.TimeFormat.MINUTE;
import static dev.torpor.time.TimeFormat.SECOND;
import static org.assertj.core.api.Assertions.assertThat;

import dev.torpor.app.App;
import dev.torpor.app.AppManifest.BackgroundMode;
import dev.torpor.app.BackgroundFetchResult;
import dev.torpor.app.BackgroundTask;
import dev.torpor.app.BackgroundTasks.AppRefreshRequest;
import dev.torpor.app.BackgroundTasks.SubmitException;
import dev.torpor.app.Launch;
import dev.torpor.app.RemoteNotification;
import dev.torpor.app.SyncClient;
import dev.torpor.os.push.PushMessage;
import dev.torpor.simulation.Story;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** What {@code backgroundTimeRemaining} says, wherever an app may ask. */
class BackgroundTimeTest {
  /** Says in each callback how much time it has. */
  private static final class Asking implements SyncClient {
    private final App app;
    private final boolean extends30s;

    Asking(App app, boolean extends30s) {
      this.app = app;
      this.extends30s = extends30s;
    }

    private void say(String where) {
      long left = app.device().backgroundTimeRemaining().toMillis();
      app.log(where + " " + left);
    }

    @Override
    public void launched(Launch launch) {
      app.pushNotifications().register();
      app.backgroundTasks().register("refresh", this::refresh);
    }

    @Override
    public void enteredForeground() {
      app.log("seen " + (app.device().backgroundTimeRemaining().toDays() > 1_000_000));
      try {
        app.backgroundTasks().submit(new AppRefreshRequest("refresh", app.now().plusSeconds(1800)));
      } catch (SubmitException e) {
        app.log("refused");
      }
    }

    @Override
    public void enteredBackground() {
      say("left");
      app.after(Duration.ofMillis(100), () -> say("about to be suspended"));
      if (extends30s) {
        App.BackgroundAssertion held = app.beginBackgroundTask("save", () -> app.log("expired"));
        say("asserted");
        app.after(
            Duration.ofSeconds(10),
            () -> {
              say("later");
              held.end();
            });
      }
    }

    private void refresh(BackgroundTask task) {
      task.setExpirationHandler(() -> task.setTaskCompleted(false));
      say("refresh");
      app.after(
          Duration.ofSeconds(4),
          () -> {
            say("refresh goes on");
            task.setTaskCompleted(true);
            say("refresh is over");
          });
    }

    @Override
    public void didReceiveRemoteNotification(
        RemoteNotification push, Consumer<BackgroundFetchResult> completion) {
      say("push");
      completion.accept(BackgroundFetchResult.NO_DATA);
    }
  }

  private static Story story(boolean extends30s) {
    return new Story()
        .modes(EnumSet.of(BackgroundMode.FETCH, BackgroundMode.REMOTE_NOTIFICATION))
        .client(app -> new Asking(app, extends30s))
        .firstLaunch(10 * SECOND)
        .push(HOUR, PushMessage.background(Map.of()));
  }

  @Test
  void given_an_app_in_the_background_when_it_asks_then_it_hears_what_its_work_was_given() {
    assertThat(story(false).play(HOUR + MINUTE, "client.log"))
        .containsExactly(
            "0d 00:00:01 client.log message=seen true",
            "0d 00:00:10 client.log message=left 5000",
            "0d 00:00:10.1 client.log message=about to be suspended 0",
            "0d 00:30:01.05 client.log message=refresh 30000",
            "0d 00:30:05.05 client.log message=refresh goes on 26000",
            "0d 00:30:05.05 client.log message=refresh is over 0",
            "0d 01:00:00.3101 client.log message=push 30000");
  }

  @Test
  void given_an_assertion_when_the_app_asks_then_it_hears_what_is_left_of_its_clock() {
    assertThat(story(true).play(MINUTE, "client.log"))
        .containsExactly(
            "0d 00:00:01 client.log message=seen true",
            "0d 00:00:10 client.log message=left 5000",
            "0d 00:00:10 client.log message=asserted 30000",
            "0d 00:00:10.1 client.log message=about to be suspended 29900",
            "0d 00:00:20 client.log message=later 20000");
  }
}
