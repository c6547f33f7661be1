package dev.torpor.os.ios;

import static dev.torpor.time.TimeFormat.HOUR;
import static dev.torpor.time.TimeFormat.MINUTE;
import static dev.torpor.time.TimeFormat.SECOND;
import static org.assertj.core.api.Assertions.assertThat;

import dev.torpor.app.BackgroundTask;
import dev.torpor.app.BackgroundTasks.ContinuedProcessingRequest.Strategy;
import dev.torpor.app.ContinuedProcessingTask;
import dev.torpor.simulation.Story;
import dev.torpor.world.World.UserAction.Kind;
import java.time.Duration;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class ContinuedProcessingTest {
  /** Each export advances by so many per cent every ten seconds. */
  private static Tasker exporter(dev.torpor.app.App app, int first, int second) {
    return new Tasker(app)
        .handle("app.export.1", (tasker, task) -> export(tasker, task, first))
        .handle("app.export.2", (tasker, task) -> export(tasker, task, second))
        .handle("app.export.3", (tasker, task) -> export(tasker, task, second));
  }

  private static void export(Tasker tasker, BackgroundTask task, int percentEach) {
    task.setExpirationHandler(
        () -> {
          tasker.app.log("expired " + task.identifier());
          task.setTaskCompleted(false);
        });
    tasker.advance((ContinuedProcessingTask) task, percentEach, percentEach);
  }

  private static Story story(Consumer<Tasker> atWork) {
    return new Story()
        .firstLaunch(MINUTE)
        .act(30 * SECOND, Kind.START_WORK)
        .client(app -> exporter(app, 10, 5).atWork(atWork));
  }

  @Test
  void given_an_export_when_the_user_leaves_then_it_runs_on_to_its_end() {
    assertThat(
            story(tasker -> tasker.continued("app.export.1", Strategy.FAIL))
                .play(HOUR, "task.started", "task.completed", "app.state"))
        .endsWith(
            "0d 00:00:30 task.started kind=CONTINUED identifier=app.export.1",
            "0d 00:01:00 app.state state=BACKGROUND",
            "0d 00:02:00 task.completed kind=CONTINUED identifier=app.export.1 success=true",
            "0d 00:02:00.5 app.state state=SUSPENDED");
  }

  @Test
  void given_work_that_is_started_when_the_app_is_opened_then_it_runs() {
    Story story =
        new Story()
            .open(HOUR, HOUR + MINUTE)
            .act(HOUR, Kind.START_WORK)
            .client(
                app ->
                    exporter(app, 10, 5)
                        .atWork(tasker -> tasker.continued("app.export.1", Strategy.FAIL)));

    assertThat(story.play(HOUR + MINUTE, "task.started"))
        .containsExactly("0d 01:00:00.05 task.started kind=CONTINUED identifier=app.export.1");
  }

  @Test
  void T36_given_no_user_action_when_submitted_then_it_is_rejected() {
    Story story =
        new Story()
            .client(
                app ->
                    exporter(app, 10, 5)
                        .atLaunch(tasker -> tasker.continued("app.export.1", Strategy.QUEUE)));

    assertThat(story.play(HOUR, "client."))
        .containsExactly(
            "0d 00:00:01 client.violation rule=T36 message=iOS refused 'app.export.1' and nothing"
                + " is pending, BGTaskSchedulerErrorDomain code 3, notPermitted: continued processing"
                + " follows an action of the user in the open app, within 10s; submit it from"
                + " userStartedWork()",
            "0d 00:00:01 client.log message=NOT_PERMITTED 3");
    // twin: submitted when the user has started something
    assertThat(
            story(tasker -> tasker.continued("app.export.1", Strategy.QUEUE))
                .play(HOUR, "client.violation"))
        .isEmpty();
  }

  /** Submits so long after the user's action, and half a minute after it the user leaves. */
  private static List<String> submitted(long afterMicros) {
    return story(
            tasker -> {
              tasker.app.beginBackgroundTask("waiting", () -> {});
              tasker.app.after(
                  Duration.ofNanos(afterMicros * 1_000),
                  () -> tasker.continued("app.export.1", Strategy.QUEUE));
            })
        .duration("bgt.continued.userActionWindow", MINUTE)
        .play(100 * SECOND, "client.log", "task.submitted");
  }

  @Test
  void T36_given_an_app_in_the_background_when_submitted_after_the_action_then_it_is_rejected() {
    assertThat(submitted(31 * SECOND))
        .containsExactly("0d 00:01:01 client.log message=NOT_PERMITTED 3");
    // twin: submitted before the user has left
    assertThat(submitted(29 * SECOND))
        .containsExactly(
            "0d 00:00:59 task.submitted kind=CONTINUED identifier=app.export.1"
                + " notBeforeMicros=59000000");
  }

  @Test
  void T36_given_an_action_when_the_window_after_it_ends_then_that_instant_is_the_last() {
    Story last =
        story(
            tasker ->
                tasker.app.after(
                    Duration.ofSeconds(10),
                    () -> tasker.continued("app.export.1", Strategy.QUEUE)));
    Story late =
        story(
            tasker ->
                tasker.app.after(
                    Duration.ofSeconds(10).plusNanos(1_000),
                    () -> tasker.continued("app.export.1", Strategy.QUEUE)));

    assertThat(last.play(50 * SECOND, "client.log")).isEmpty();
    assertThat(late.play(50 * SECOND, "client.log"))
        .containsExactly("0d 00:00:40.000001 client.log message=NOT_PERMITTED 3");
  }

  private static void three(Tasker tasker, Strategy strategy) {
    tasker.continued("app.export.1", Strategy.QUEUE);
    tasker.continued("app.export.2", Strategy.QUEUE);
    tasker.app.after(Duration.ofSeconds(1), () -> tasker.continued("app.export.3", strategy));
  }

  @Test
  void T37_given_no_capacity_when_the_strategy_is_to_fail_then_error_4_and_else_it_waits() {
    assertThat(story(tasker -> three(tasker, Strategy.FAIL)).play(HOUR, "client.log"))
        .containsExactly("0d 00:00:31 client.log message=IMMEDIATE_RUN_INELIGIBLE 4");
    // twin: the strategy to wait, or bgt.continued.maxConcurrent 3
    assertThat(
            story(tasker -> three(tasker, Strategy.QUEUE))
                .play(HOUR, "task.blocked", "task.granted"))
        .endsWith(
            "0d 00:00:31 task.blocked kind=CONTINUED identifier=app.export.3 reasons=[NO_CAPACITY]",
            "0d 00:02:00 task.granted kind=CONTINUED identifier=app.export.3");
    assertThat(
            story(tasker -> three(tasker, Strategy.FAIL))
                .count("bgt.continued.maxConcurrent", 3)
                .play(HOUR, "client.log"))
        .isEmpty();
  }

  @Test
  void T38_given_an_export_when_the_app_is_swiped_away_then_it_ends_without_a_callback() {
    Story story = story(tasker -> tasker.continued("app.export.1", Strategy.FAIL));

    assertThat(
            story.act(90 * SECOND, Kind.FORCE_QUIT).play(HOUR, "client.log", "task.", "app.exited"))
        .endsWith(
            "0d 00:00:30 task.started kind=CONTINUED identifier=app.export.1",
            "0d 00:01:30 app.exited reason=FORCE_QUIT");
  }

  @Test
  void T38_twin_given_an_export_when_it_is_cancelled_from_its_Live_Activity_then_it_is_told() {
    Story story = story(tasker -> tasker.continued("app.export.1", Strategy.FAIL));

    assertThat(story.act(90 * SECOND, Kind.CANCEL_WORK).play(HOUR, "client.log"))
        .containsExactly("0d 00:01:30 client.log message=expired app.export.1");
  }

  @Test
  void T38_twin_given_a_system_that_tells_when_the_app_is_swiped_away_then_it_is_told() {
    Story story =
        story(tasker -> tasker.continued("app.export.1", Strategy.FAIL))
            .flag("bgt.continued.switcherCloseCallback", true);

    assertThat(story.act(90 * SECOND, Kind.FORCE_QUIT).play(HOUR, "client.log", "app.exited"))
        .containsExactly(
            "0d 00:01:30 client.log message=expired app.export.1",
            "0d 00:01:30.5 app.exited reason=FORCE_QUIT");
  }

  @Test
  void T39_given_two_exports_when_memory_runs_low_then_the_one_with_less_progress_ends() {
    Story story =
        story(
            tasker -> {
              tasker.continued("app.export.1", Strategy.QUEUE);
              tasker.continued("app.export.2", Strategy.QUEUE);
            });

    assertThat(story.play(HOUR, "client.log")).isEmpty();
    assertThat(story.act(65 * SECOND, Kind.MEMORY_PRESSURE).play(HOUR, "client.log"))
        .containsExactly("0d 00:01:05 client.log message=expired app.export.2");
  }

  @Test
  void T39_twin_given_the_other_with_less_progress_or_one_alone_then_that_ends_or_none() {
    Story swapped =
        new Story()
            .firstLaunch(MINUTE)
            .act(30 * SECOND, Kind.START_WORK)
            .act(65 * SECOND, Kind.MEMORY_PRESSURE)
            .client(
                app ->
                    exporter(app, 5, 10)
                        .atWork(
                            tasker -> {
                              tasker.continued("app.export.1", Strategy.QUEUE);
                              tasker.continued("app.export.2", Strategy.QUEUE);
                            }));

    assertThat(swapped.play(HOUR, "client.log"))
        .containsExactly("0d 00:01:05 client.log message=expired app.export.1");
    assertThat(
            story(tasker -> tasker.continued("app.export.2", Strategy.QUEUE))
                .act(65 * SECOND, Kind.MEMORY_PRESSURE)
                .play(HOUR, "client.log"))
        .isEmpty();
  }

  @Test
  void given_an_export_that_makes_no_progress_when_a_minute_has_passed_then_it_ends() {
    Story story =
        new Story()
            .firstLaunch(MINUTE)
            .act(30 * SECOND, Kind.START_WORK)
            .client(
                app ->
                    exporter(app, 0, 0)
                        .atWork(tasker -> tasker.continued("app.export.1", Strategy.FAIL)));

    assertThat(story.play(HOUR, "client.log"))
        .containsExactly("0d 00:01:30 client.log message=expired app.export.1");
  }

  /** Two exports from the start on, each of which reports what its test says. */
  private static List<String> underPressure(
      BiConsumer<Tasker, ContinuedProcessingTask> first,
      BiConsumer<Tasker, ContinuedProcessingTask> second) {
    return new Story()
        .firstLaunch(MINUTE)
        .act(30 * SECOND, Kind.START_WORK)
        .act(65 * SECOND, Kind.MEMORY_PRESSURE)
        .client(
            app ->
                new Tasker(app)
                    .handle("app.export.1", (tasker, task) -> reporting(tasker, task, first))
                    .handle("app.export.2", (tasker, task) -> reporting(tasker, task, second))
                    .atWork(
                        tasker -> {
                          tasker.continued("app.export.1", Strategy.QUEUE);
                          tasker.continued("app.export.2", Strategy.QUEUE);
                        }))
        .play(66 * SECOND, "client.log");
  }

  private static void reporting(
      Tasker tasker, BackgroundTask task, BiConsumer<Tasker, ContinuedProcessingTask> progress) {
    tasker.completeAfter(Duration.ofHours(1), task);
    progress.accept(tasker, (ContinuedProcessingTask) task);
  }

  @Test
  void T39_given_two_exports_with_the_same_progress_when_memory_runs_low_then_the_older_ends() {
    assertThat(
            underPressure(
                (tasker, task) -> task.updateProgress(1, 2),
                (tasker, task) -> task.updateProgress(5, 10)))
        .containsExactly("0d 00:01:05 client.log message=expired app.export.1");
  }

  @Test
  void T39_given_an_export_that_says_it_has_fallen_back_then_the_most_it_had_made_counts() {
    assertThat(
            underPressure(
                (tasker, task) -> {
                  task.updateProgress(6, 10);
                  task.updateProgress(1, 10);
                },
                (tasker, task) -> task.updateProgress(5, 10)))
        .containsExactly("0d 00:01:05 client.log message=expired app.export.2");
  }

  @Test
  void T37_given_an_export_whose_app_is_killed_then_its_place_is_free_for_the_one_that_waits() {
    Story story =
        new Story()
            .firstLaunch(MINUTE)
            .act(30 * SECOND, Kind.START_WORK)
            .count("bgt.continued.maxConcurrent", 1)
            .client(
                app ->
                    new Tasker(app)
                        .handle(
                            "app.export.1", (tasker, task) -> task.setExpirationHandler(() -> {}))
                        .handle("app.export.2", (tasker, task) -> task.setTaskCompleted(true))
                        .atWork(
                            tasker -> {
                              tasker.continued("app.export.1", Strategy.QUEUE);
                              tasker.continued("app.export.2", Strategy.QUEUE);
                            }));

    assertThat(story.play(HOUR, "task.expired", "app.exited", "task.granted", "task.completed"))
        .containsExactly(
            "0d 00:00:30 task.granted kind=CONTINUED identifier=app.export.1",
            "0d 00:01:30 task.expired kind=CONTINUED identifier=app.export.1 hasHandler=true",
            "0d 00:01:30.5 app.exited reason=TASK_TIMEOUT code=0x2182bad2"
                + " detail=app.export.1 was never completed",
            "0d 00:01:30.5 task.granted kind=CONTINUED identifier=app.export.2",
            "0d 00:01:31.5 task.completed kind=CONTINUED identifier=app.export.2 success=true");
  }
}
