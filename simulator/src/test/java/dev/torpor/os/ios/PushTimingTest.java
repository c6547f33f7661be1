package dev.torpor.os.ios;

import static dev.torpor.time.TimeFormat.HOUR;
import static dev.torpor.time.TimeFormat.MINUTE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.torpor.app.App;
import dev.torpor.app.AppManifest.BackgroundMode;
import dev.torpor.app.BackgroundTask;
import dev.torpor.app.UrlSession;
import dev.torpor.http.Body;
import dev.torpor.http.HttpRequest;
import dev.torpor.http.HttpResponse;
import dev.torpor.http.ServerReply;
import dev.torpor.network.TransferError;
import dev.torpor.os.PolicyParameter;
import dev.torpor.os.push.PushMessage;
import dev.torpor.simulation.Story;
import dev.torpor.world.World.UserAction.Kind;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class PushTimingTest {
  private static Story story() {
    return new Story()
        .modes(EnumSet.of(BackgroundMode.FETCH, BackgroundMode.REMOTE_NOTIFICATION))
        .client(Pushed::new);
  }

  private static PushMessage news() {
    return PushMessage.background(Map.of());
  }

  @Test
  void given_older_systems_then_pushes_come_for_minutes_after_use_and_hourly() {
    Story story =
        story()
            .flag("push.burstModel", true)
            .duration("push.minLaunchSpacing", 0)
            .firstLaunch(10 * MINUTE);
    for (long at = 12 * MINUTE; at < 4 * HOUR; at += 5 * MINUTE) {
      story.push(at, news());
    }

    // seen until 0:10; 9 minutes through, then 60 not: what arrives meanwhile waits for the next
    // burst
    assertThat(story.play(4 * HOUR, "push.delivered").stream().map(line -> line.substring(3, 8)))
        .containsExactly(
            "00:12", "00:17", "01:19", "01:22", "01:27", "02:28", "02:32", "03:37", "03:37",
            "03:42");
  }

  @Test
  void given_a_push_held_for_the_camera_when_that_ends_then_it_comes_minutes_later() {
    Story story =
        story()
            .act(HOUR, Kind.CAMERA_ON)
            .push(HOUR + MINUTE, news())
            .act(HOUR + 10 * MINUTE, Kind.CAMERA_OFF);

    assertThat(story.play(2 * HOUR, "push.delivered"))
        .containsExactly("0d 01:10:00.05 push.delivered push=1");
    story.duration("push.throttleReleaseTo", 10 * MINUTE);
    story.duration("push.throttleReleaseFrom", MINUTE);
    assertThat(story.play(2 * HOUR, "task.blocked", "push.delivered"))
        .containsExactly(
            "0d 01:01:00.2601 task.blocked kind=PUSH identifier=push 1 reasons=[CAMERA]",
            "0d 01:10:00 task.blocked kind=PUSH identifier=push 1 reasons=[RATE_LIMIT]",
            "0d 01:17:54.962755 push.delivered push=1");
    assertThat(story.open(HOUR + 11 * MINUTE, HOUR + 12 * MINUTE).play(2 * HOUR, "push.delivered"))
        .as("a user who opens the app releases it")
        .containsExactly("0d 01:11:00.05 push.delivered push=1");
  }

  @Test
  void given_a_service_that_cannot_take_a_push_then_the_server_tries_again_every_15_min() {
    Story story = story().share("push.unavailableProbability", 1).push(HOUR, news());

    assertThat(story.play(2 * HOUR, "push.rejected"))
        .containsExactly(
            "0d 01:00:00 push.rejected status=503 reason=ServiceUnavailable",
            "0d 01:15:00 push.rejected status=503 reason=ServiceUnavailable",
            "0d 01:30:00 push.rejected status=503 reason=ServiceUnavailable",
            "0d 01:45:00 push.rejected status=503 reason=ServiceUnavailable");
    assertThat(story.duration("push.retryAfter5xx", 40 * MINUTE).play(2 * HOUR, "push.rejected"))
        .hasSize(2);
  }

  private static Story answering(int bytes) {
    return new Story()
        .origin(
            (request, now) ->
                ServerReply.now(new HttpResponse(200, List.of(), Body.of(new byte[bytes]))));
  }

  private static void get(App app, BackgroundTask task) {
    app.urlSession()
        .dataTask(
            HttpRequest.get("https://api.example.test/all"),
            new UrlSession.Completion() {
              @Override
              public void completed(UrlSession.Response response) {
                task.setTaskCompleted(true);
              }

              @Override
              public void failed(TransferError error) {
                task.setTaskCompleted(false);
              }
            });
  }

  private static Story carrying(int bytes) {
    return answering(bytes)
        .client(
            app ->
                new Refresher(app, Duration.ofHours(1)) {
                  @Override
                  void refresh(BackgroundTask task) {
                    get(app, task);
                  }
                });
  }

  @Test
  void B44_given_more_than_100_kB_over_cellular_in_a_refresh_then_it_is_reported() {
    assertThat(carrying(150_000).play(HOUR + MINUTE, "client.violation"))
        .singleElement()
        .asString()
        .startsWith("0d 01:00:01.3101 client.violation")
        .contains("rule=B44 message=")
        .contains("over a cellular network in one wake in the background, more than the 100 kB")
        .contains("iOS draws them from the app's data budget");
    assertThat(carrying(80_000).play(HOUR + MINUTE, "client.violation")).isEmpty();
    assertThat(
            carrying(150_000)
                .parameter("budget.targetBytesPerGrant", PolicyParameter.Kind.BYTES, 200_000)
                .play(HOUR + MINUTE, "client.violation"))
        .isEmpty();
  }

  /** The advice is about refreshes and pushes; processing tasks are for bulk. */
  @Test
  void B44_twin_given_as_much_in_a_processing_task_then_nothing_is_reported() {
    Story story =
        answering(150_000)
            .modes(EnumSet.of(BackgroundMode.PROCESSING))
            .client(
                app ->
                    new Tasker(app)
                        .handle("app.process", (tasker, task) -> get(app, task))
                        .atLaunch(tasker -> tasker.process(Duration.ofHours(1))));

    assertThat(story.play(2 * HOUR, "client.violation", "task.completed"))
        .singleElement()
        .asString()
        .contains("task.completed kind=PROCESSING identifier=app.process success=true");
  }

  /** Completes its refresh as soon as its request is under way. */
  private static Story hasty(Consumer<App> first) {
    return answering(1_000)
        .client(
            app ->
                new Refresher(app, Duration.ofHours(1)) {
                  @Override
                  void refresh(BackgroundTask task) {
                    first.accept(app);
                    app.urlSession()
                        .dataTask(
                            HttpRequest.get("https://api.example.test/all"),
                            new UrlSession.Completion() {
                              @Override
                              public void completed(UrlSession.Response response) {}

                              @Override
                              public void failed(TransferError error) {}
                            });
                    task.setTaskCompleted(true);
                  }
                });
  }

  @Test
  void B01_given_a_transfer_under_way_when_its_task_is_completed_then_that_is_reported() {
    assertThat(hasty(app -> {}).play(HOUR + MINUTE, "client.violation"))
        .singleElement()
        .asString()
        .contains("rule=B01");
    // twin: an assertion keeps the app running
    assertThat(
            hasty(
                    app -> {
                      App.BackgroundAssertion held = app.beginBackgroundTask("sync", () -> {});
                      app.after(Duration.ofSeconds(20), held::end);
                    })
                .play(HOUR + MINUTE, "client.violation"))
        .isEmpty();
  }
}
