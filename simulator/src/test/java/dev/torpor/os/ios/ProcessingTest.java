package dev.torpor.os.ios;

import static dev.torpor.time.TimeFormat.DAY;
import static dev.torpor.time.TimeFormat.HOUR;
import static dev.torpor.time.TimeFormat.MINUTE;
import static dev.torpor.time.TimeFormat.SECOND;
import static org.assertj.core.api.Assertions.assertThat;

import dev.torpor.app.AppManifest.BackgroundMode;
import dev.torpor.app.BackgroundTasks.ProcessingRequest;
import dev.torpor.app.BackgroundTasks.Request;
import dev.torpor.network.NetworkPath;
import dev.torpor.simulation.Story;
import dev.torpor.world.World.UserAction.Kind;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class ProcessingTest {
  private static final Duration HOUR_LATER = Duration.ofHours(1);

  private static Story story() {
    return new Story().modes(EnumSet.allOf(BackgroundMode.class));
  }

  /** Submits at its launch, and its task takes ten minutes if it may. */
  private static Story processing(UnaryOperator<ProcessingRequest> needs) {
    return story()
        .client(
            app ->
                new Tasker(app)
                    .handle(
                        "app.process",
                        (tasker, task) -> tasker.completeAfter(Duration.ofMinutes(10), task))
                    .atLaunch(
                        tasker -> {
                          Request request =
                              needs.apply(
                                  new ProcessingRequest("app.process", app.now().plus(HOUR_LATER)));
                          tasker.submit(request);
                        }));
  }

  @Test
  void given_a_processing_task_when_its_minutes_are_over_then_it_expires() {
    assertThat(processing(r -> r).play(DAY, "task.started", "task.expired", "task.completed"))
        .containsExactly(
            "0d 01:00:01.05 task.started kind=PROCESSING identifier=app.process",
            "0d 01:05:01.05 task.expired kind=PROCESSING identifier=app.process hasHandler=true",
            "0d 01:05:01.05 task.completed kind=PROCESSING identifier=app.process success=false");
  }

  @Test
  void T16_given_the_mode_processing_is_missing_when_submitted_then_error_3() {
    assertThat(processing(r -> r).modes(EnumSet.of(BackgroundMode.FETCH)).play(DAY, "client.log"))
        .containsExactly("0d 00:00:01 client.log message=NOT_PERMITTED 3");
    // twin: every mode declared
    assertThat(processing(r -> r).play(HOUR, "client.log")).isEmpty();
  }

  @Test
  void T18_given_ten_requests_pending_when_an_eleventh_is_submitted_then_error_2() {
    Story story =
        story()
            .client(
                app ->
                    new Tasker(app)
                        .atLaunch(
                            tasker -> {
                              for (int i = 1; i <= 11; i++) {
                                tasker.submit(
                                    new ProcessingRequest("app." + i, app.now().plus(HOUR_LATER)));
                              }
                              app.log("pending " + app.backgroundTasks().pending().size());
                            }));

    assertThat(story.play(MINUTE, "client."))
        .containsExactly(
            "0d 00:00:01 client.violation rule=T18 message=iOS refused 'app.11' and nothing is"
                + " pending, BGTaskSchedulerErrorDomain code 2, tooManyPendingTaskRequests: 10"
                + " processing requests may be pending, and 10 are already",
            "0d 00:00:01 client.log message=TOO_MANY_PENDING_TASK_REQUESTS 2",
            "0d 00:00:01 client.log message=pending 10");
    // twin: bgt.maxPendingProcessing 11
    assertThat(story.count("bgt.maxPendingProcessing", 11).play(MINUTE, "client."))
        .containsExactly("0d 00:00:01 client.log message=pending 11");
  }

  @Test
  void T23_given_an_earliest_begin_date_8_days_ahead_when_submitted_then_it_is_reported() {
    assertThat(dated(8).play(MINUTE, "client."))
        .singleElement()
        .asString()
        .startsWith(
            "0d 00:00:01 client.violation rule=B34 message=the earliest begin date of 'app.process'"
                + " lies more than a week ahead");
    // twin: six days ahead, or a limit of nine
    assertThat(dated(6).play(MINUTE, "client.")).isEmpty();
    assertThat(dated(8).duration("bgt.maxEarliestBeginAhead", 9 * DAY).play(MINUTE, "client."))
        .isEmpty();
  }

  private static Story dated(int days) {
    return story()
        .client(app -> new Tasker(app).atLaunch(tasker -> tasker.process(Duration.ofDays(days))));
  }

  @Test
  void T27_given_a_processing_task_when_the_user_picks_up_the_device_then_it_expires() {
    Story story = processing(r -> r).act(62 * MINUTE, Kind.UNLOCK).act(63 * MINUTE, Kind.LOCK);

    assertThat(story.play(2 * HOUR, "task.expired", "task.completed"))
        .containsExactly(
            "0d 01:02:00 task.expired kind=PROCESSING identifier=app.process hasHandler=true",
            "0d 01:02:00 task.completed kind=PROCESSING identifier=app.process success=false");
    // twin: bgt.processingEndsOnUserActivity off
    assertThat(story.flag("bgt.processingEndsOnUserActivity", false).play(2 * HOUR, "task.expired"))
        .containsExactly(
            "0d 01:05:01.05 task.expired kind=PROCESSING identifier=app.process hasHandler=true");
  }

  @Test
  void T27_given_a_refresh_when_the_user_picks_up_the_device_then_it_runs_on() {
    Story story =
        new Story()
            .client(
                app ->
                    new Refresher(app, HOUR_LATER) {
                      @Override
                      void refresh(dev.torpor.app.BackgroundTask task) {
                        new Tasker(app).completeAfter(Duration.ofSeconds(20), task);
                      }
                    })
            .act(HOUR + 10 * SECOND, Kind.UNLOCK);

    assertThat(story.play(2 * HOUR, "task.expired", "task.completed"))
        .containsExactly(
            "0d 01:00:21.05 task.completed kind=REFRESH identifier=app.refresh success=true");
    // twin: bgt.refreshEndsOnUserActivity on
    assertThat(story.flag("bgt.refreshEndsOnUserActivity", true).play(2 * HOUR, "task.expired"))
        .containsExactly(
            "0d 01:00:10 task.expired kind=REFRESH identifier=app.refresh hasHandler=true");
  }

  @Test
  void T28_given_external_power_is_required_when_on_battery_then_the_task_does_not_start() {
    Story story = processing(ProcessingRequest::requiringExternalPower);

    assertThat(story.play(DAY, "task.blocked", "task.granted"))
        .endsWith(
            "0d 01:00:01 task.blocked kind=PROCESSING identifier=app.process reasons=[NO_POWER]");
    // twin: on the charger, or without the requirement
    assertThat(story.charge(3 * HOUR, 4 * HOUR).play(DAY, "task.granted"))
        .containsExactly("0d 03:00:00 task.granted kind=PROCESSING identifier=app.process");
    assertThat(processing(r -> r).play(DAY, "task.granted")).hasSize(1);
  }

  @Test
  void T29_given_the_network_is_required_when_there_is_none_then_the_task_does_not_start() {
    Story story =
        processing(ProcessingRequest::requiringNetworkConnectivity).path(0, NetworkPath.none());

    assertThat(story.play(DAY, "task.blocked", "task.granted"))
        .endsWith(
            "0d 01:00:01 task.blocked kind=PROCESSING identifier=app.process reasons=[NO_NETWORK]");
    // twin: without the requirement
    assertThat(processing(r -> r).path(0, NetworkPath.none()).play(DAY, "task.granted"))
        .containsExactly("0d 01:00:01 task.granted kind=PROCESSING identifier=app.process");
  }

  /** Asks again in every run, five minutes later at the earliest. */
  private static Story nightly(Story story) {
    return story
        .modes(EnumSet.allOf(BackgroundMode.class))
        .client(
            app ->
                new Tasker(app)
                    .handle(
                        "app.process",
                        (tasker, task) -> {
                          tasker.process(Duration.ofMinutes(5));
                          task.setTaskCompleted(true);
                        })
                    .atLaunch(tasker -> tasker.process(Duration.ofMinutes(5))));
  }

  @Test
  void T30_given_an_idle_night_on_the_charger_when_asked_each_5_min_then_runs_are_30_min_apart() {
    Story story =
        nightly(Story.shipped("ios"))
            .open(22 * HOUR, 22 * HOUR + MINUTE)
            .charge(22 * HOUR + 10 * MINUTE, 31 * HOUR);

    List<String> nights =
        story.play(30 * HOUR, "task.granted").stream()
            .filter(line -> line.startsWith("0d 23") || line.startsWith("1d"))
            .toList();

    assertThat(nights)
        .hasSizeGreaterThan(12)
        .allMatch(
            line ->
                line.substring(6, 8).equals(nights.get(0).substring(6, 8))
                    || line.substring(6, 8).equals(nights.get(1).substring(6, 8)));
    // twin: bgt.processingMinSpacing 0
    assertThat(
            nightly(Story.shipped("ios").duration("bgt.processingMinSpacing", 0))
                .open(22 * HOUR, 22 * HOUR + MINUTE)
                .charge(22 * HOUR + 10 * MINUTE, 31 * HOUR)
                .play(30 * HOUR, "task.granted"))
        .hasSizeGreaterThan(80);
  }

  @Test
  void given_a_phone_without_a_charger_when_it_is_day_then_processing_waits_for_the_night() {
    Story story =
        new Story()
            .flag("bgt.processingByDayOnBattery", false)
            .modes(EnumSet.of(BackgroundMode.PROCESSING))
            .client(
                app ->
                    new Tasker(app)
                        .handle("app.process", (tasker, task) -> task.setTaskCompleted(true))
                        .atLaunch(tasker -> tasker.process(Duration.ofHours(8))));

    assertThat(story.play(DAY, "task.blocked", "task.granted"))
        .endsWith(
            "0d 08:00:01 task.blocked kind=PROCESSING identifier=app.process reasons=[NO_POWER]",
            "0d 23:00:00 task.granted kind=PROCESSING identifier=app.process");
    // without the rule, and with a charger
    assertThat(story.flag("bgt.processingByDayOnBattery", true).play(DAY, "task.granted"))
        .containsExactly("0d 08:00:01 task.granted kind=PROCESSING identifier=app.process");
    assertThat(
            story
                .flag("bgt.processingByDayOnBattery", false)
                .charge(12 * HOUR, 13 * HOUR)
                .play(DAY, "task.granted"))
        .containsExactly("0d 12:00:00 task.granted kind=PROCESSING identifier=app.process");
  }

  @Test
  void T31_given_an_app_that_was_last_used_20_days_ago_when_due_then_nothing_is_granted() {
    Story story =
        nightly(Story.shipped("ios").duration("life.jetsamMeanSurvival", 0)).charge(0, 40 * DAY);

    assertThat(story.play(40 * DAY, "task.granted")).isNotEmpty().allMatch(line -> day(line) <= 14);
    // twin: bgt.processingUsageWindow 60 days
    assertThat(
            nightly(
                    Story.shipped("ios")
                        .duration("life.jetsamMeanSurvival", 0)
                        .duration("bgt.processingUsageWindow", 60 * DAY))
                .charge(0, 40 * DAY)
                .play(40 * DAY, "task.granted"))
        .anyMatch(line -> day(line) == 39);
  }

  private static int day(String line) {
    return Integer.parseInt(line.substring(0, line.indexOf('d')));
  }
}
