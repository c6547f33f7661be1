package dev.torpor.os.ios;

import static dev.torpor.time.TimeFormat.HOUR;
import static dev.torpor.time.TimeFormat.MINUTE;
import static dev.torpor.time.TimeFormat.SECOND;
import static org.assertj.core.api.Assertions.assertThat;

import dev.torpor.app.App;
import dev.torpor.app.AppManifest.BackgroundMode;
import dev.torpor.app.BackgroundTasks.AppRefreshRequest;
import dev.torpor.app.BackgroundTasks.ProcessingRequest;
import dev.torpor.app.Files.FileException;
import dev.torpor.app.Files.Protection;
import dev.torpor.app.Launch;
import dev.torpor.app.SyncClient;
import dev.torpor.http.Body;
import dev.torpor.os.push.PushMessage;
import dev.torpor.simulation.Story;
import dev.torpor.world.World.UserAction.Kind;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Conditions as an app meets them: what waits, until when, and what comes without the rule. */
class ConditionStoriesTest {
  private static final PushMessage NEWS = PushMessage.background(Map.of());
  private static final String[] TOLD = {"task.blocked", "task.granted", "client.log"};

  private static Story pushed() {
    return new Story()
        .modes(EnumSet.of(BackgroundMode.REMOTE_NOTIFICATION))
        .client(Pushed::new)
        .push(HOUR, NEWS);
  }

  @Test
  void T41_given_20_percent_when_a_push_arrives_then_it_waits_for_the_charger() {
    Story story = pushed().battery(0.2).charge(2 * HOUR, 3 * HOUR);

    assertThat(story.play(4 * HOUR, TOLD))
        .containsExactly(
            "0d 01:00:00.2601 task.blocked kind=PUSH identifier=push 1 reasons=[CRITICAL_BATTERY]",
            "0d 02:00:00 task.granted kind=PUSH identifier=push 1",
            "0d 02:00:00.05 client.log message=got {}");
    // twin: cond.criticalBattery 10 %
    assertThat(story.share("cond.criticalBattery", 0.1).play(4 * HOUR, TOLD))
        .containsExactly(
            "0d 01:00:00.2601 task.granted kind=PUSH identifier=push 1",
            "0d 01:00:00.3101 client.log message=got {}");
  }

  @Test
  void T44_given_a_refresh_completed_after_2_s_of_its_30_then_the_app_is_suspended_at_once() {
    assertThat(hourly(2).play(HOUR + MINUTE, "task.started", "task.completed", "app.state"))
        .endsWith(
            "0d 01:00:01 app.state state=BACKGROUND",
            "0d 01:00:01.05 task.started kind=REFRESH identifier=app.refresh",
            "0d 01:00:03.05 task.completed kind=REFRESH identifier=app.refresh success=true",
            "0d 01:00:03.55 app.state state=SUSPENDED");
    // twin: the same work, completed after 28 s
    assertThat(hourly(28).play(HOUR + MINUTE, "app.state"))
        .endsWith("0d 01:00:29.55 app.state state=SUSPENDED");
  }

  private static Story hourly(int seconds) {
    return new Story()
        .client(
            app ->
                new Tasker(app)
                    .handle(
                        "app.refresh",
                        (tasker, task) -> tasker.completeAfter(Duration.ofSeconds(seconds), task))
                    .atLaunch(
                        tasker ->
                            tasker.submit(
                                new AppRefreshRequest(
                                    "app.refresh", app.now().plus(Duration.ofHours(1))))));
  }

  @Test
  void
      T46_given_the_thermal_state_is_serious_then_no_task_and_no_push_starts_until_it_has_cooled() {
    Story story =
        new Story()
            .modes(EnumSet.allOf(BackgroundMode.class))
            .client(ConditionStoriesTest::withBoth)
            .act(30 * MINUTE, Kind.THERMAL_SERIOUS)
            .act(3 * HOUR, Kind.THERMAL_FAIR);

    assertThat(story.play(4 * HOUR, "task.granted", "task.blocked"))
        .filteredOn(line -> !line.contains("NOT_DUE"))
        .containsExactly(
            "0d 01:00:01 task.blocked kind=REFRESH identifier=app.refresh reasons=[THERMAL]",
            "0d 01:00:01 task.blocked kind=PROCESSING identifier=app.process reasons=[THERMAL]",
            "0d 03:00:00 task.granted kind=REFRESH identifier=app.refresh",
            "0d 03:00:00 task.granted kind=PROCESSING identifier=app.process");
    // twin: cond.thermalBlockLevel critical
    assertThat(story.word("cond.thermalBlockLevel", "critical").play(4 * HOUR, "task.granted"))
        .containsExactly(
            "0d 01:00:01 task.granted kind=REFRESH identifier=app.refresh",
            "0d 01:00:01 task.granted kind=PROCESSING identifier=app.process");
    Story push = pushed().act(30 * MINUTE, Kind.THERMAL_SERIOUS).act(3 * HOUR, Kind.THERMAL_FAIR);
    assertThat(push.play(4 * HOUR, "client.log"))
        .containsExactly("0d 03:00:00.05 client.log message=got {}");
  }

  private static SyncClient withBoth(App app) {
    return new Tasker(app)
        .handle("app.refresh", (tasker, task) -> task.setTaskCompleted(true))
        .handle("app.process", (tasker, task) -> task.setTaskCompleted(true))
        .atLaunch(
            tasker -> {
              tasker.submit(
                  new AppRefreshRequest("app.refresh", app.now().plus(Duration.ofHours(1))));
              tasker.submit(
                  new ProcessingRequest("app.process", app.now().plus(Duration.ofHours(1))));
            });
  }

  @Test
  void T47_given_an_unlock_5_min_ago_when_a_push_arrives_then_it_comes_900_s_after_the_unlock() {
    Story story =
        pushed()
            .duration("cond.thunderingHerdWindow", 900 * SECOND)
            .act(55 * MINUTE, Kind.UNLOCK)
            .act(2 * HOUR, Kind.LOCK);

    assertThat(story.play(3 * HOUR, TOLD))
        .containsExactly(
            "0d 01:00:00.2601 task.blocked kind=PUSH identifier=push 1 reasons=[THUNDERING_HERD]",
            "0d 01:10:00 task.granted kind=PUSH identifier=push 1",
            "0d 01:10:00.05 client.log message=got {}");
    // twin: cond.thunderingHerdWindow 0
    assertThat(story.duration("cond.thunderingHerdWindow", 0).play(3 * HOUR, "client.log"))
        .containsExactly("0d 01:00:00.3101 client.log message=got {}");
  }

  @Test
  void T48_given_the_camera_in_use_when_a_push_arrives_then_it_is_held_until_it_is_not() {
    Story story = pushed().act(55 * MINUTE, Kind.CAMERA_ON).act(90 * MINUTE, Kind.CAMERA_OFF);

    assertThat(story.play(3 * HOUR, TOLD))
        .containsExactly(
            "0d 01:00:00.2601 task.blocked kind=PUSH identifier=push 1 reasons=[CAMERA]",
            "0d 01:30:00 task.granted kind=PUSH identifier=push 1",
            "0d 01:30:00.05 client.log message=got {}");
    // twin: cond.cameraBlocksPush off
    assertThat(story.flag("cond.cameraBlocksPush", false).play(3 * HOUR, "client.log"))
        .containsExactly("0d 01:00:00.3101 client.log message=got {}");
  }

  @Test
  void
      T49_given_the_open_app_when_a_push_arrives_then_it_is_delivered_whatever_speaks_against_it() {
    Story story =
        pushed()
            .battery(0.1)
            .open(59 * MINUTE, 61 * MINUTE)
            .act(30 * MINUTE, Kind.CAMERA_ON)
            .act(31 * MINUTE, Kind.LOW_POWER_MODE_ON)
            .act(32 * MINUTE, Kind.THERMAL_SERIOUS)
            .act(33 * MINUTE, Kind.BACKGROUND_REFRESH_OFF);

    assertThat(story.play(3 * HOUR, TOLD))
        .containsExactly(
            "0d 01:00:00.2601 task.granted kind=PUSH identifier=push 1",
            "0d 01:00:00.2601 client.log message=got {}");
    // twin: push.deliverHeldOnUserLaunch off
    assertThat(story.flag("push.deliverHeldOnUserLaunch", false).play(3 * HOUR, TOLD))
        .first()
        .asString()
        .endsWith(
            "reasons=[BACKGROUND_REFRESH_OFF, LOW_POWER_MODE, CRITICAL_BATTERY, CAMERA, THERMAL]");
  }

  @Test
  void T12_given_a_device_locked_when_files_are_read_then_class_A_closes_after_10_s() {
    Story story =
        new Story()
            .firstLaunch(10 * SECOND)
            .client(
                app ->
                    new SyncClient() {
                      @Override
                      public void launched(Launch launch) {
                        write(app, Protection.COMPLETE);
                        write(app, Protection.UNTIL_FIRST_USER_AUTHENTICATION);
                        app.beginBackgroundTask("read", () -> app.log("late"));
                      }

                      @Override
                      public void enteredBackground() {
                        app.after(Duration.ofMillis(9_900), () -> read(app));
                        app.after(Duration.ofMillis(10_100), () -> read(app));
                      }
                    });

    assertThat(story.play(25 * SECOND, "client.log"))
        .containsExactly(
            "0d 00:00:19.9 client.log message=COMPLETE readable",
            "0d 00:00:19.9 client.log message=UNTIL_FIRST_USER_AUTHENTICATION readable",
            "0d 00:00:20.1 client.log message=COMPLETE PROTECTED",
            "0d 00:00:20.1 client.log message=UNTIL_FIRST_USER_AUTHENTICATION readable");
    // twin: life.classAKeyDiscardDelay of a minute
    assertThat(story.duration("life.classAKeyDiscardDelay", MINUTE).play(25 * SECOND, "client.log"))
        .noneMatch(line -> line.endsWith("PROTECTED"));
  }

  private static void write(App app, Protection protection) {
    try {
      app.files().write(protection.name(), Body.of(new byte[1]), protection);
    } catch (FileException e) {
      app.log("not written: " + e.problem());
    }
  }

  private static void read(App app) {
    for (Protection protection :
        new Protection[] {Protection.COMPLETE, Protection.UNTIL_FIRST_USER_AUTHENTICATION}) {
      try {
        app.files().read(protection.name());
        app.log(protection + " readable");
      } catch (FileException e) {
        app.log(protection + " " + e.problem());
      }
    }
  }
}
