package dev.torpor.os.ios;

import static dev.torpor.time.TimeFormat.DAY;
import static dev.torpor.time.TimeFormat.HOUR;
import static dev.torpor.time.TimeFormat.MINUTE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.torpor.app.App;
import dev.torpor.app.AppManifest.BackgroundMode;
import dev.torpor.app.BackgroundTask;
import dev.torpor.app.BackgroundTasks.ProcessingRequest;
import dev.torpor.app.Launch;
import dev.torpor.app.SyncClient;
import dev.torpor.app.UrlSession;
import dev.torpor.http.Body;
import dev.torpor.http.HttpRequest;
import dev.torpor.http.HttpResponse;
import dev.torpor.http.ServerReply;
import dev.torpor.network.TransferError;
import dev.torpor.os.BackgroundRefresh;
import dev.torpor.simulation.Story;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;

/** The counterparts of the rules of refresh and lifecycle: without the rule the outcome flips. */
class RefreshTwinsTest {
  private static Story refreshing(BiConsumer<Refresher, BackgroundTask> handler) {
    return new Story()
        .client(
            app ->
                new Refresher(app, Duration.ofHours(1)) {
                  @Override
                  void refresh(BackgroundTask task) {
                    handler.accept(this, task);
                  }
                });
  }

  @Test
  void T01_twin_given_an_assertion_when_the_user_goes_home_then_code_runs_on() {
    Story story =
        new Story()
            .client(
                app ->
                    new SyncClient() {
                      @Override
                      public void launched(Launch launch) {}

                      @Override
                      public void enteredBackground() {
                        App.BackgroundAssertion held = app.beginBackgroundTask("work", () -> {});
                        app.after(
                            Duration.ofSeconds(5),
                            () -> {
                              app.log("still running");
                              held.end();
                            });
                      }
                    });

    assertThat(story.play(HOUR, "client.", "app.state"))
        .endsWith(
            "0d 00:00:15 client.log message=still running",
            "0d 00:00:15.5 app.state state=SUSPENDED");
  }

  @Test
  void T04_twin_given_an_expiry_handler_that_does_not_end_the_assertion_then_the_app_is_killed() {
    assertThat(
            new Story()
                .client(app -> launch -> app.beginBackgroundTask("work", () -> app.log("expired")))
                .play(HOUR, "app.exited"))
        .hasSize(1);
  }

  @Test
  void T15_twin_given_the_identifier_is_permitted_by_a_wildcard_then_it_is_taken() {
    assertThat(
            new Story().identifiers("app.*").client(Refresher::new).play(MINUTE, "task.submitted"))
        .hasSize(1);
  }

  @Test
  void T17_twin_given_the_switch_is_on_when_submitted_then_it_is_taken_except_on_the_simulator() {
    Story story = new Story().backgroundRefresh(BackgroundRefresh.ON).client(Refresher::new);

    assertThat(story.play(MINUTE, "task.submitted")).hasSize(1);
    assertThat(story.flag("bgt.onSimulator", true).play(MINUTE, "client.log"))
        .containsExactly("0d 00:00:01 client.log message=UNAVAILABLE 1");
  }

  @Test
  void T19_twin_given_no_replacement_when_submitted_again_then_it_counts_as_another() {
    Story story =
        new Story()
            .client(
                app ->
                    new Refresher(app, Duration.ofHours(1)) {
                      @Override
                      public void launched(Launch launch) {
                        super.launched(launch);
                        submit();
                      }
                    });

    assertThat(story.play(MINUTE, "client.log")).isEmpty();
    assertThat(story.flag("bgt.replaceSameIdentifier", false).play(MINUTE, "client.log"))
        .containsExactly("0d 00:00:01 client.log message=TOO_MANY_PENDING_TASK_REQUESTS 2");
  }

  @Test
  void T20_twin_given_registration_during_launch_then_the_handler_is_called() {
    assertThat(refreshing((client, task) -> task.setTaskCompleted(true)).play(DAY, "task.started"))
        .hasSize(1);
  }

  @Test
  void T21_twin_given_a_handler_that_submits_again_then_it_runs_again() {
    assertThat(
            refreshing(
                    (client, task) -> {
                      client.submit();
                      task.setTaskCompleted(true);
                    })
                .play(DAY, "task.started"))
        .hasSizeGreaterThan(20);
  }

  @Test
  void T22_twin_given_the_lower_bound_is_off_then_the_launch_comes_before_the_date() {
    assertThat(
            refreshing((client, task) -> task.setTaskCompleted(true))
                .flag("bgt.earliestBeginIsLowerBound", false)
                .play(DAY, "task.granted"))
        .containsExactly("0d 00:00:01 task.granted kind=REFRESH identifier=app.refresh");
  }

  @Test
  void T24_twin_given_no_kill_then_the_task_is_only_marked_unsuccessful() {
    Story story =
        refreshing((client, task) -> task.setExpirationHandler(() -> client.app.log("expired")))
            .word("bgt.missingCompletionAction", "penalty");

    assertThat(story.play(2 * HOUR, "task.completed", "app.exited"))
        .containsExactly(
            "0d 01:00:31.55 task.completed kind=REFRESH identifier=app.refresh success=false");
  }

  @Test
  void T25_twin_given_an_expiration_handler_then_it_is_called_instead() {
    Story story =
        refreshing(
            (client, task) ->
                task.setExpirationHandler(
                    () -> {
                      client.app.log("expired");
                      task.setTaskCompleted(false);
                    }));

    assertThat(story.play(2 * HOUR, "client.", "task.expired"))
        .containsExactly(
            "0d 01:00:31.05 task.expired kind=REFRESH identifier=app.refresh hasHandler=true",
            "0d 01:00:31.05 client.log message=expired");
  }

  @Test
  void T25_twin_given_no_handler_that_counts_as_no_completion_then_the_app_is_killed() {
    Story story =
        refreshing((client, task) -> {})
            .word("bgt.missingExpirationHandlerResult", "missing-completion");

    assertThat(story.play(2 * HOUR, "task.completed", "app.exited"))
        .containsExactly(
            "0d 01:00:31.05 app.exited reason=TASK_TIMEOUT code=0x2182bad2"
                + " detail=app.refresh had no expiration handler");
  }

  @Test
  void T34_twin_given_completion_once_then_no_violation_is_reported() {
    assertThat(
            refreshing((client, task) -> task.setTaskCompleted(true)).play(DAY, "client.violation"))
        .isEmpty();
  }

  private static void fetch(App app, Runnable done) {
    app.urlSession()
        .dataTask(
            HttpRequest.get("https://api.example.test/feed"),
            new UrlSession.Completion() {
              @Override
              public void completed(UrlSession.Response response) {
                app.log("completed");
                done.run();
              }

              @Override
              public void failed(TransferError error) {
                app.log("failed " + error.code());
                done.run();
              }
            });
  }

  private static Story slow(Story story) {
    HttpResponse response = new HttpResponse(200, List.of(), Body.none());
    return story
        .open(2 * HOUR, 2 * HOUR + MINUTE)
        .origin((request, now) -> new ServerReply(response, 20_000_000, 20_000_000, null));
  }

  @Test
  void T35_given_completion_before_the_request_has_ended_then_it_is_reported_and_fails_with_53() {
    Story story =
        slow(
            refreshing(
                (client, task) -> {
                  fetch(client.app, () -> {});
                  task.setTaskCompleted(true);
                }));

    assertThat(story.play(3 * HOUR, "client."))
        .containsExactly(
            "0d 01:00:01.05 client.violation rule=B01 message='app.refresh' was completed while 1"
                + " of its transfers were under way; iOS suspends the app, and they fail with POSIX 53"
                + " when it is resumed. Complete when the last has ended",
            "0d 02:00:00.05 client.log message=failed 53");
  }

  @Test
  void T35_given_a_request_after_completion_then_it_is_reported() {
    Story story =
        slow(
            refreshing(
                (client, task) -> {
                  task.setTaskCompleted(true);
                  fetch(client.app, () -> {});
                }));

    assertThat(story.play(3 * HOUR, "client.violation"))
        .singleElement()
        .asString()
        .contains(
            "rule=B04 message=GET /feed was started after the last task was completed; iOS suspends"
                + " the app any moment");
  }

  @Test
  void T35_twin_given_completion_when_the_request_has_ended_then_it_succeeds() {
    Story story =
        slow(refreshing((client, task) -> fetch(client.app, () -> task.setTaskCompleted(true))));

    assertThat(story.play(3 * HOUR, "client."))
        .singleElement()
        .asString()
        .endsWith("client.log message=completed");
  }

  @Test
  void given_requests_of_several_kinds_when_pending_then_all_are_listed_and_can_be_taken_back() {
    Story story =
        new Story()
            .modes(EnumSet.allOf(BackgroundMode.class))
            .client(
                app ->
                    new Tasker(app)
                        .atLaunch(
                            tasker -> {
                              tasker.process(Duration.ofHours(1));
                              tasker.submit(
                                  new ProcessingRequest("app.second", null)
                                      .requiringExternalPower()
                                      .requiringNetworkConnectivity());
                              app.log("" + app.backgroundTasks().pending().size());
                              app.backgroundTasks().cancel("app.second");
                              app.log("" + app.backgroundTasks().pending().size());
                            }));

    assertThat(story.play(MINUTE, "client.", "task.cancelled"))
        .containsExactly(
            "0d 00:00:01 client.log message=2",
            "0d 00:00:01 task.cancelled kind=PROCESSING identifier=app.second",
            "0d 00:00:01 client.log message=1");
  }
}
