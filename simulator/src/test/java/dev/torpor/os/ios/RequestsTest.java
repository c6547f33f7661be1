package dev.torpor.os.ios;

import static dev.torpor.time.TimeFormat.DAY;
import static dev.torpor.time.TimeFormat.HOUR;
import static dev.torpor.time.TimeFormat.MINUTE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.torpor.app.AppManifest.BackgroundMode;
import dev.torpor.app.BackgroundTask;
import dev.torpor.app.BackgroundTasks.ProcessingRequest;
import dev.torpor.app.BackgroundTasks.Request;
import dev.torpor.simulation.Story;
import dev.torpor.world.World.UserAction.Kind;
import java.time.Duration;
import java.util.EnumSet;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Requests that wait, and the tasks that come of them, where two rules meet. */
class RequestsTest {
  private static final String PROCESS = "app.process";

  private static Story story(
      Consumer<Tasker> atLaunch, BiConsumer<Tasker, BackgroundTask> handler) {
    return new Story()
        .modes(EnumSet.allOf(BackgroundMode.class))
        .client(app -> new Tasker(app).handle(PROCESS, handler).atLaunch(atLaunch));
  }

  /** A task an hour after the launch. */
  private static Story hourLater(BiConsumer<Tasker, BackgroundTask> handler) {
    return story(tasker -> tasker.process(Duration.ofHours(1)), handler);
  }

  @Test
  void given_an_earliest_begin_date_in_the_past_when_submitted_then_it_counts_from_now() {
    assertThat(
            story(
                    tasker -> tasker.process(Duration.ofHours(-1)),
                    (tasker, task) -> task.setTaskCompleted(true))
                .play(HOUR, "task.submitted"))
        .containsExactly(
            "0d 00:00:01 task.submitted kind=PROCESSING identifier=app.process"
                + " notBeforeMicros=1000000");
  }

  @Test
  void T23_given_an_earliest_begin_date_just_a_week_ahead_then_nothing_is_reported() {
    BiConsumer<Tasker, BackgroundTask> handler = (tasker, task) -> task.setTaskCompleted(true);

    assertThat(
            story(tasker -> tasker.process(Duration.ofDays(7)), handler)
                .play(MINUTE, "client.violation"))
        .isEmpty();
    assertThat(
            story(tasker -> tasker.process(Duration.ofDays(7).plusMillis(1)), handler)
                .play(MINUTE, "client.violation"))
        .hasSize(1);
  }

  @Test
  void T19_given_a_request_that_replaces_an_earlier_one_then_it_waits_behind_the_others() {
    Story story =
        story(
            tasker -> {
              tasker.process(Duration.ofHours(1));
              tasker.submit(
                  new ProcessingRequest("app.other", tasker.app.now().plus(Duration.ofHours(1))));
              tasker.process(Duration.ofHours(2));
              tasker.app.log(
                  tasker.app.backgroundTasks().pending().stream()
                      .map(Request::identifier)
                      .toList()
                      .toString());
            },
            (tasker, task) -> {});

    assertThat(story.play(MINUTE, "client.log"))
        .containsExactly("0d 00:00:01 client.log message=[app.other, app.process]");
  }

  @Test
  void given_refreshes_that_end_early_when_processing_runs_then_it_has_its_whole_time() {
    Story story =
        hourLater((tasker, task) -> tasker.completeAfter(Duration.ofMinutes(10), task))
            .share("bgt.refreshEarlyExpiryProbability", 1);

    assertThat(story.play(2 * HOUR, "task.expired"))
        .containsExactly(
            "0d 01:05:01.05 task.expired kind=PROCESSING identifier=app.process hasHandler=true");
  }

  @Test
  void given_a_task_that_has_been_told_to_end_when_the_device_is_used_again_then_it_is_told_once() {
    Story story =
        hourLater(
                (tasker, task) ->
                    task.setExpirationHandler(
                        () ->
                            tasker.app.after(
                                Duration.ofMillis(400), () -> task.setTaskCompleted(false))))
            .act(62 * MINUTE, Kind.UNLOCK)
            .act(62 * MINUTE + 100_000, Kind.LOCK)
            .act(62 * MINUTE + 200_000, Kind.UNLOCK);

    assertThat(story.play(2 * HOUR, "task.expired", "task.completed", "app.exited"))
        .containsExactly(
            "0d 01:02:00 task.expired kind=PROCESSING identifier=app.process hasHandler=true",
            "0d 01:02:00.4 task.completed kind=PROCESSING identifier=app.process success=false");
  }

  @Test
  void B28_given_a_system_that_does_not_kill_when_a_task_has_no_expiration_handler_then_it_ends() {
    Story story =
        hourLater((tasker, task) -> {})
            .word("bgt.missingExpirationHandlerResult", "missing-completion")
            .word("bgt.missingCompletionAction", "penalty");

    assertThat(story.play(2 * HOUR, "task.expired", "task.completed", "app.exited"))
        .containsExactly(
            "0d 01:05:01.05 task.expired kind=PROCESSING identifier=app.process hasHandler=false",
            "0d 01:05:01.05 task.completed kind=PROCESSING identifier=app.process success=false");
    // twin: a system that kills
    assertThat(
            story
                .word("bgt.missingCompletionAction", "kill")
                .play(2 * HOUR, "task.completed", "app.exited"))
        .singleElement()
        .asString()
        .startsWith("0d 01:05:01.05 app.exited reason=TASK_TIMEOUT");
  }

  @Test
  void given_a_request_that_waits_when_the_app_is_deleted_then_it_is_never_granted() {
    Story story = hourLater((tasker, task) -> task.setTaskCompleted(true));

    assertThat(story.play(DAY, "task.granted")).hasSize(1);
    assertThat(story.act(30 * MINUTE, Kind.DELETE_APP).play(DAY, "task.granted", "app.state"))
        .endsWith("0d 00:30:00 app.state state=NOT_RUNNING");
  }
}
