package dev.torpor.os.ios;

import static dev.torpor.time.TimeFormat.DAY;
import static dev.torpor.time.TimeFormat.HOUR;
import static dev.torpor.time.TimeFormat.MINUTE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.torpor.app.AppManifest.BackgroundMode;
import dev.torpor.app.AppManifest.Entitlement;
import dev.torpor.app.BackgroundTasks.HealthResearchRequest;
import dev.torpor.app.BackgroundTasks.ProcessingRequest;
import dev.torpor.app.Files.Protection;
import dev.torpor.simulation.Story;
import dev.torpor.world.World.UserAction.Kind;
import java.time.Duration;
import java.util.EnumSet;
import org.junit.jupiter.api.Test;

/** BGHealthResearchTask: what it asks for beyond a processing task, and what it shares with one. */
class HealthResearchTest {
  private static HealthResearchRequest request(Tasker tasker, String id, Protection data) {
    return new HealthResearchRequest(
        new ProcessingRequest(id, tasker.app.now().plus(Duration.ofHours(1))), data);
  }

  private static Story unentitled(Protection data) {
    return new Story()
        .modes(EnumSet.of(BackgroundMode.PROCESSING))
        .client(
            app ->
                new Tasker(app)
                    .handle(
                        "app.study",
                        (tasker, task) -> tasker.completeAfter(Duration.ofMinutes(10), task))
                    .atLaunch(tasker -> tasker.submit(request(tasker, "app.study", data))));
  }

  private static Story study(Protection data) {
    return unentitled(data).entitled(Entitlement.HEALTH_RESEARCH);
  }

  @Test
  void given_an_entitled_app_when_due_then_it_gets_the_minutes_of_a_processing_task() {
    assertThat(
            study(Protection.UNTIL_FIRST_USER_AUTHENTICATION)
                .play(DAY, "task.started", "task.expired", "task.completed"))
        .containsExactly(
            "0d 01:00:01.05 task.started kind=HEALTH_RESEARCH identifier=app.study",
            "0d 01:05:01.05 task.expired kind=HEALTH_RESEARCH identifier=app.study hasHandler=true",
            "0d 01:05:01.05 task.completed kind=HEALTH_RESEARCH identifier=app.study"
                + " success=false");
  }

  @Test
  void given_an_app_without_the_entitlement_when_submitted_then_error_3_and_nothing_runs() {
    Story story = unentitled(Protection.NONE);

    assertThat(story.play(DAY, "client.", "task."))
        .containsExactly(
            "0d 00:00:01 task.submitRefused kind=HEALTH_RESEARCH identifier=app.study"
                + " error=NOT_PERMITTED",
            "0d 00:00:01 client.violation rule=B10 message=iOS refused 'app.study' and nothing is"
                + " pending, BGTaskSchedulerErrorDomain code 3, notPermitted: the app is not"
                + " entitled to tasks of health studies (com.apple.developer.backgroundtasks.healthresearch); Apple"
                + " grants that to apps of approved studies, and a scenario names it in"
                + " app.entitlements",
            "0d 00:00:01 client.log message=NOT_PERMITTED 3");
    assertThat(
            unentitled(Protection.NONE)
                .flag("bgt.healthResearchRequiresEntitlement", false)
                .play(DAY, "task.granted"))
        .hasSize(1);
  }

  @Test
  void given_a_user_who_leaves_the_study_when_due_then_it_waits_until_they_are_back() {
    Story story =
        study(Protection.NONE)
            .act(30 * MINUTE, Kind.HEALTH_STUDY_OFF)
            .act(3 * HOUR, Kind.HEALTH_STUDY_ON);

    assertThat(story.play(DAY, "task.blocked", "task.granted"))
        .endsWith(
            "0d 01:00:01 task.blocked kind=HEALTH_RESEARCH identifier=app.study"
                + " reasons=[NOT_IN_STUDY]",
            "0d 03:00:00 task.granted kind=HEALTH_RESEARCH identifier=app.study");
    assertThat(story.flag("bgt.healthResearchRequiresOptIn", false).play(DAY, "task.granted"))
        .containsExactly("0d 01:00:01 task.granted kind=HEALTH_RESEARCH identifier=app.study");
  }

  @Test
  void given_a_user_outside_the_study_when_submitted_then_it_is_refused_without_blaming_the_app() {
    Story story = study(Protection.NONE).act(0, Kind.HEALTH_STUDY_OFF).open(HOUR, HOUR + MINUTE);

    assertThat(story.play(DAY, "client.", "task."))
        .containsExactly(
            "0d 00:00:01 task.submitRefused kind=HEALTH_RESEARCH identifier=app.study"
                + " error=NOT_PERMITTED",
            "0d 00:00:01 client.log message=NOT_PERMITTED 3");
  }

  @Test
  void given_it_needs_files_of_class_A_when_the_device_is_locked_then_it_waits_for_the_unlock() {
    Story story = study(Protection.COMPLETE).act(2 * HOUR, Kind.UNLOCK);

    assertThat(story.play(DAY, "task.blocked", "task.granted"))
        .endsWith(
            "0d 01:00:01 task.blocked kind=HEALTH_RESEARCH identifier=app.study"
                + " reasons=[PROTECTED_DATA]",
            "0d 02:00:00 task.granted kind=HEALTH_RESEARCH identifier=app.study");
    assertThat(story.flag("bgt.healthResearchWaitsForData", false).play(DAY, "task.granted"))
        .containsExactly("0d 01:00:01 task.granted kind=HEALTH_RESEARCH identifier=app.study");
    assertThat(
            study(Protection.UNTIL_FIRST_USER_AUTHENTICATION)
                .act(2 * HOUR, Kind.UNLOCK)
                .play(DAY, "task.granted"))
        .containsExactly("0d 01:00:01 task.granted kind=HEALTH_RESEARCH identifier=app.study");
  }

  @Test
  void
      given_it_needs_class_A_and_an_idle_device_when_locked_then_its_last_seconds_are_its_chance() {
    Story story =
        study(Protection.COMPLETE)
            .flag("bgt.healthResearchIdleForClassA", true)
            .act(2 * HOUR, Kind.UNLOCK)
            .act(3 * HOUR, Kind.LOCK);

    assertThat(story.play(DAY, "task.blocked", "task.granted"))
        .endsWith(
            "0d 02:00:00 task.blocked kind=HEALTH_RESEARCH identifier=app.study"
                + " reasons=[DEVICE_IN_USE]",
            "0d 03:00:00 task.granted kind=HEALTH_RESEARCH identifier=app.study");
  }

  @Test
  void given_it_runs_when_the_user_picks_up_the_device_then_it_ends_unless_it_needs_class_A() {
    assertThat(
            study(Protection.NONE)
                .act(HOUR + 2 * MINUTE, Kind.UNLOCK)
                .play(2 * HOUR, "task.expired"))
        .containsExactly(
            "0d 01:02:00 task.expired kind=HEALTH_RESEARCH identifier=app.study hasHandler=true");
    assertThat(
            study(Protection.COMPLETE)
                .act(HOUR - MINUTE, Kind.UNLOCK)
                .act(HOUR + MINUTE, Kind.LOCK)
                .act(HOUR + 2 * MINUTE, Kind.UNLOCK)
                .play(2 * HOUR, "task.expired"))
        .containsExactly(
            "0d 01:05:01.05 task.expired kind=HEALTH_RESEARCH identifier=app.study"
                + " hasHandler=true");
  }

  @Test
  void given_ten_processing_requests_when_one_of_a_study_is_submitted_then_it_is_one_too_many() {
    Story story = crowded(10);

    assertThat(story.play(MINUTE, "client.log"))
        .containsExactly("0d 00:00:01 client.log message=TOO_MANY_PENDING_TASK_REQUESTS 2");
    assertThat(crowded(9).play(MINUTE, "client.log")).isEmpty();
  }

  private static Story crowded(int requests) {
    return new Story()
        .modes(EnumSet.of(BackgroundMode.PROCESSING))
        .entitled(Entitlement.HEALTH_RESEARCH)
        .client(
            app ->
                new Tasker(app)
                    .atLaunch(
                        tasker -> {
                          for (int i = 1; i <= requests; i++) {
                            tasker.submit(
                                new ProcessingRequest(
                                    "app." + i, app.now().plus(Duration.ofHours(1))));
                          }
                          tasker.submit(request(tasker, "app.study", Protection.NONE));
                        }));
  }
}
