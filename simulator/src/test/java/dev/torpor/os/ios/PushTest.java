package dev.torpor.os.ios;

import static dev.torpor.time.TimeFormat.DAY;
import static dev.torpor.time.TimeFormat.HOUR;
import static dev.torpor.time.TimeFormat.MINUTE;
import static dev.torpor.time.TimeFormat.SECOND;
import static org.assertj.core.api.Assertions.assertThat;

import dev.torpor.app.AppManifest.BackgroundMode;
import dev.torpor.app.BackgroundFetchResult;
import dev.torpor.app.BackgroundTask;
import dev.torpor.app.RemoteNotification;
import dev.torpor.os.push.PushMessage;
import dev.torpor.simulation.Story;
import dev.torpor.world.PushPlan.DeadTokens;
import dev.torpor.world.ServerChanges;
import dev.torpor.world.World.UserAction.Kind;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class PushTest {
  private static PushMessage news(int number) {
    return PushMessage.background(Map.of("n", Integer.toString(number)));
  }

  private static Story story() {
    return new Story()
        .modes(EnumSet.of(BackgroundMode.FETCH, BackgroundMode.REMOTE_NOTIFICATION))
        .client(Pushed::new);
  }

  private static Story handling(BiConsumer<Pushed, Consumer<BackgroundFetchResult>> handler) {
    return story()
        .client(
            app ->
                new Pushed(app) {
                  @Override
                  public void didReceiveRemoteNotification(
                      RemoteNotification push, Consumer<BackgroundFetchResult> completion) {
                    handler.accept(this, completion);
                  }
                });
  }

  @Test
  void given_a_background_push_then_the_app_is_woken_handles_it_and_sleeps_again() {
    assertThat(story().push(HOUR, news(1)).play(2 * HOUR, "push.", "task.", "app.", "client."))
        .containsExactly(
            "0d 00:00:00 app.state state=LAUNCHING",
            "0d 00:00:01 app.state state=FOREGROUND",
            "0d 00:00:01 push.registered"
                + " token=140107c6a10e3ce72e2faa02c5299fdf84a9fbe6764b95aa59adb9bb228ac22d",
            "0d 00:00:10 app.state state=BACKGROUND",
            "0d 00:00:10.5 app.state state=SUSPENDED",
            "0d 01:00:00 push.sent push=1 kind=BACKGROUND priority=5 bytes=39",
            "0d 01:00:00.2601 push.arrived push=1",
            "0d 01:00:00.2601 task.submitted kind=PUSH identifier=push 1"
                + " notBeforeMicros=3600260100",
            "0d 01:00:00.2601 task.granted kind=PUSH identifier=push 1",
            "0d 01:00:00.2601 app.state state=BACKGROUND",
            "0d 01:00:00.3101 push.delivered push=1",
            "0d 01:00:00.3101 task.started kind=PUSH identifier=push 1",
            "0d 01:00:00.3101 client.log message=got {n=1}",
            "0d 01:00:00.3101 push.handled push=1 result=NO_DATA",
            "0d 01:00:00.3101 task.completed kind=PUSH identifier=push 1 success=true",
            "0d 01:00:00.8101 app.state state=SUSPENDED");
  }

  /** One push at 1 h is handed over, one a minute later has to wait 14 minutes. */
  private static Story withOneHeld() {
    return story().push(HOUR, news(1)).push(HOUR + MINUTE, news(2));
  }

  @Test
  void T56_given_a_held_push_when_a_newer_one_arrives_then_only_the_newer_is_held() {
    assertThat(withOneHeld().push(HOUR + 2 * MINUTE, news(3)).play(2 * HOUR, "push.", "client."))
        .containsExactly(
            "0d 00:00:01 push.registered"
                + " token=140107c6a10e3ce72e2faa02c5299fdf84a9fbe6764b95aa59adb9bb228ac22d",
            "0d 01:00:00 push.sent push=1 kind=BACKGROUND priority=5 bytes=39",
            "0d 01:00:00.2601 push.arrived push=1",
            "0d 01:00:00.3101 push.delivered push=1",
            "0d 01:00:00.3101 client.log message=got {n=1}",
            "0d 01:00:00.3101 push.handled push=1 result=NO_DATA",
            "0d 01:01:00 push.sent push=2 kind=BACKGROUND priority=5 bytes=39",
            "0d 01:01:00.2601 push.arrived push=2",
            "0d 01:02:00 push.sent push=3 kind=BACKGROUND priority=5 bytes=39",
            "0d 01:02:00.2601 push.arrived push=3",
            "0d 01:02:00.2601 push.replaced push=2 by=3 where=DEVICE",
            "0d 01:15:00.3101 push.delivered push=3",
            "0d 01:15:00.3101 client.log message=got {n=3}",
            "0d 01:15:00.3101 push.handled push=3 result=NO_DATA");
  }

  @Test
  void T56_twin_given_room_for_two_then_both_are_delivered() {
    Story story = withOneHeld().push(HOUR + 2 * MINUTE, news(3)).count("push.heldOnDevice", 2);

    assertThat(story.play(2 * HOUR, "client."))
        .containsExactly(
            "0d 01:00:00.3101 client.log message=got {n=1}",
            "0d 01:15:00.3101 client.log message=got {n=2}",
            "0d 01:30:00.3101 client.log message=got {n=3}");
  }

  @Test
  void T57_given_a_held_push_when_the_app_is_killed_then_it_is_lost() {
    Story story = withOneHeld().act(HOUR + 5 * MINUTE, Kind.MEMORY_PRESSURE);

    assertThat(story.play(2 * HOUR, "push.dropped", "client.", "app.exited"))
        .containsExactly(
            "0d 01:00:00.3101 client.log message=got {n=1}",
            "0d 01:05:00 app.exited reason=MEMORY_PRESSURE",
            "0d 01:05:00 push.dropped push=2 where=DEVICE why=KILLED");
  }

  @Test
  void T57_given_a_held_push_when_the_app_is_swiped_away_then_it_is_lost() {
    Story story =
        withOneHeld().act(HOUR + 5 * MINUTE, Kind.FORCE_QUIT).push(HOUR + 30 * MINUTE, news(3));

    assertThat(story.play(2 * HOUR, "push.dropped", "client.", "app.exited"))
        .containsExactly(
            "0d 01:00:00.3101 client.log message=got {n=1}",
            "0d 01:05:00 app.exited reason=FORCE_QUIT",
            "0d 01:05:00 push.dropped push=2 where=DEVICE why=FORCE_QUIT",
            "0d 01:30:00.2601 push.dropped push=3 where=DEVICE why=FORCE_QUIT");
  }

  @Test
  void T57_twin_given_held_pushes_that_outlive_the_process_then_it_is_delivered_later() {
    Story story =
        withOneHeld()
            .act(HOUR + 5 * MINUTE, Kind.MEMORY_PRESSURE)
            .flag("push.heldDroppedOnKill", false);

    assertThat(story.play(2 * HOUR, "push.dropped", "client."))
        .containsExactly(
            "0d 01:00:00.3101 client.log message=got {n=1}",
            "0d 01:15:01.2601 client.log message=got {n=2}");
  }

  @Test
  void T57_given_a_held_push_when_the_user_opens_the_app_then_it_is_delivered_at_once() {
    Story story = withOneHeld().open(HOUR + 5 * MINUTE, HOUR + 6 * MINUTE);

    assertThat(story.play(2 * HOUR, "task.blocked", "client."))
        .containsExactly(
            "0d 01:00:00.3101 client.log message=got {n=1}",
            "0d 01:01:00.2601 task.blocked kind=PUSH identifier=push 2" + " reasons=[MIN_SPACING]",
            "0d 01:05:00.05 client.log message=got {n=2}");
  }

  @Test
  void T57_twin_given_no_delivery_at_user_launch_then_it_waits_for_its_spacing() {
    Story story =
        withOneHeld()
            .open(HOUR + 5 * MINUTE, HOUR + 6 * MINUTE)
            .flag("push.deliverHeldOnUserLaunch", false);

    assertThat(story.play(2 * HOUR, "client."))
        .containsExactly(
            "0d 01:00:00.3101 client.log message=got {n=1}",
            "0d 01:15:00.3101 client.log message=got {n=2}");
  }

  /** One push every 7.5 min from 1 h on, the last of them 97.5 min after the first. */
  private static List<String> fourteen(Story story) {
    for (int i = 0; i < 14; i++) {
      story.push(HOUR + i * 450L * SECOND, news(i + 1));
    }
    return story.play(4 * HOUR, "push.delivered");
  }

  @Test
  void T58_given_14_background_pushes_within_105_min_then_7_launches_and_the_last_one_after() {
    assertThat(fourteen(story()))
        .containsExactly(
            "0d 01:00:00.3101 push.delivered push=1",
            "0d 01:15:00.3101 push.delivered push=3",
            "0d 01:30:00.3101 push.delivered push=5",
            "0d 01:45:00.3101 push.delivered push=7",
            "0d 02:00:00.3101 push.delivered push=9",
            "0d 02:15:00.3101 push.delivered push=11",
            "0d 02:30:00.3101 push.delivered push=13",
            "0d 02:45:00.3101 push.delivered push=14");
  }

  @Test
  void T58_twin_given_no_spacing_then_each_is_delivered_as_it_comes() {
    assertThat(fourteen(story().duration("push.minLaunchSpacing", 0))).hasSize(14);
  }

  @Test
  void T61_given_a_deleted_app_then_410_and_a_server_that_keeps_sending_is_reported() {
    Story story =
        story()
            .act(HOUR, Kind.DELETE_APP)
            .push(2 * HOUR, news(1))
            .push(3 * HOUR, news(2))
            .open(4 * HOUR, 5 * HOUR)
            .deadTokens(DeadTokens.KEPT);

    assertThat(story.play(DAY, "push.", "client.", "app.exited", "world.open"))
        .containsExactly(
            "0d 00:00:00 world.opened setUp=true",
            "0d 00:00:01 push.registered"
                + " token=140107c6a10e3ce72e2faa02c5299fdf84a9fbe6764b95aa59adb9bb228ac22d",
            "0d 01:00:00 app.exited reason=DELETED",
            "0d 02:00:00 push.rejected status=410 reason=Unregistered",
            "0d 03:00:00 client.violation rule=B26 message=a push was sent to a token that"
                + " APNs had called inactive before (410); APNs discards it and may slow the"
                + " server down. Forget a token at its first 410",
            "0d 03:00:00 push.rejected status=410 reason=Unregistered",
            "0d 04:00:00 world.openImpossible");
  }

  @Test
  void T61_twin_given_a_server_that_forgets_the_token_then_it_sends_no_more() {
    Story story =
        story().act(HOUR, Kind.DELETE_APP).push(2 * HOUR, news(1)).push(3 * HOUR, news(2));

    assertThat(story.play(DAY, "push.rejected", "push.noToken", "client."))
        .containsExactly(
            "0d 02:00:00 push.rejected status=410 reason=Unregistered", "0d 03:00:00 push.noToken");
  }

  @Test
  void T62_given_low_power_mode_while_nobody_uses_the_device_then_priority_5_waits_for_its_end() {
    Story story =
        story()
            .act(30 * MINUTE, Kind.LOW_POWER_MODE_ON)
            .push(HOUR, news(1))
            .act(3 * HOUR, Kind.LOW_POWER_MODE_OFF);

    assertThat(story.play(DAY, "push.stored", "push.arrived", "client."))
        .containsExactly(
            "0d 01:00:00 push.stored push=1 why=POWER_RESTRICTION",
            "0d 03:00:00.2601 push.arrived push=1",
            "0d 03:00:00.3101 client.log message=got {n=1}");
  }

  @Test
  void T62_twin_given_no_restriction_then_the_push_arrives_and_waits_on_the_device() {
    Story story =
        story()
            .act(30 * MINUTE, Kind.LOW_POWER_MODE_ON)
            .push(HOUR, news(1))
            .act(3 * HOUR, Kind.LOW_POWER_MODE_OFF)
            .flag("push.lowPowerModeRestricts", false);

    assertThat(story.play(DAY, "push.stored", "push.arrived", "task.blocked", "client."))
        .containsExactly(
            "0d 01:00:00.2601 push.arrived push=1",
            "0d 01:00:00.2601 task.blocked kind=PUSH identifier=push 1"
                + " reasons=[LOW_POWER_MODE]",
            "0d 03:00:00.05 client.log message=got {n=1}");
  }

  @Test
  void T64_given_an_app_not_used_for_40_days_then_app_usage_does_not_reduce_push_wakes() {
    Story story = Story.shipped("ios").client(Pushed::new);
    story.modes(EnumSet.of(BackgroundMode.FETCH, BackgroundMode.REMOTE_NOTIFICATION));
    story.flag("life.prewarmEnabled", false).duration("push.deliveryDelay", 0);
    story.charge(0, 41 * DAY).push(40 * DAY, news(1)).push(40 * DAY + HOUR, news(2));

    assertThat(story.play(41 * DAY, "client."))
        .containsExactly(
            "40d 00:00:01.2601 client.log message=got {n=1}",
            "40d 01:00:00.3101 client.log message=got {n=2}");
  }

  @Test
  void given_a_handler_that_never_completes_then_the_app_is_killed_after_30_s() {
    Story story = handling((client, completion) -> {}).push(HOUR, news(1));

    assertThat(story.play(2 * HOUR, "task.expired", "client.", "app.exited"))
        .containsExactly(
            "0d 01:00:30.3101 task.expired kind=PUSH identifier=push 1 hasHandler=false",
            "0d 01:00:30.3101 client.violation rule=B02 message=the completion of"
                + " didReceiveRemoteNotification was not called within 30s; iOS kills the app"
                + " and throttles it. Call it on every path",
            "0d 01:00:30.3101 app.exited reason=FETCH_TIMEOUT code=0x2182bad4 detail=a"
                + " push was never completed");
  }

  @Test
  void given_a_completion_called_twice_then_it_is_reported() {
    Story story =
        handling(
                (client, completion) -> {
                  completion.accept(BackgroundFetchResult.NO_DATA);
                  completion.accept(BackgroundFetchResult.FAILED);
                })
            .push(HOUR, news(1));

    assertThat(story.play(2 * HOUR, "push.handled", "client."))
        .containsExactly(
            "0d 01:00:00.3101 push.handled push=1 result=NO_DATA",
            "0d 01:00:00.3101 client.violation rule=B03 message=the completion of"
                + " didReceiveRemoteNotification was called again; iOS counts the first call"
                + " only. Call it exactly once on every path");
  }

  @Test
  void given_new_data_claimed_and_none_stored_then_it_is_reported() {
    Story story =
        handling((client, completion) -> completion.accept(BackgroundFetchResult.NEW_DATA))
            .push(HOUR, news(1));

    assertThat(story.play(2 * HOUR, "client."))
        .containsExactly(
            "0d 01:00:00.3101 client.violation rule=B37"
                + " message=didReceiveRemoteNotification reported newData and stored nothing"
                + " new; iOS wakes apps that claim data they did not get less often. Report"
                + " noData");
  }

  @Test
  void given_the_mode_is_not_declared_then_only_an_open_app_gets_background_pushes() {
    Story story = new Story().client(Pushed::new).push(5 * SECOND, news(1)).push(HOUR, news(2));

    assertThat(story.play(2 * HOUR, "push.dropped", "client.log"))
        .containsExactly(
            "0d 00:00:05.2601 client.log message=got {n=1}",
            "0d 01:00:00.2601 push.dropped push=2 where=DEVICE why=NOT_DECLARED");
  }

  @Test
  void given_the_mode_is_not_declared_when_pushes_come_then_it_is_reported_once() {
    Story story =
        story()
            .modes(EnumSet.noneOf(BackgroundMode.class))
            .push(HOUR, news(1))
            .push(2 * HOUR, news(2));

    assertThat(story.play(DAY, "client."))
        .containsExactly(
            "0d 01:00:00.2601 client.violation rule=B10 message=a push with content-available came"
                + " for an app that does not declare the background mode 'remote-notification';"
                + " iOS does not wake it. Add the mode to app.backgroundModes");
    // twin: the mode declared
    assertThat(
            story
                .modes(EnumSet.of(BackgroundMode.REMOTE_NOTIFICATION))
                .play(DAY, "client.violation"))
        .isEmpty();
  }

  @Test
  void given_no_network_at_launch_then_the_token_comes_with_the_network() {
    Story story = story().act(0, Kind.AIRPLANE_MODE_ON).act(5 * SECOND, Kind.AIRPLANE_MODE_OFF);

    assertThat(story.play(HOUR, "push.registered"))
        .containsExactly(
            "0d 00:00:05 push.registered"
                + " token=140107c6a10e3ce72e2faa02c5299fdf84a9fbe6764b95aa59adb9bb228ac22d");
  }

  @Test
  void given_another_token_then_the_server_learns_it_at_the_next_launch_only() {
    Story story =
        story()
            .act(HOUR, Kind.PUSH_TOKEN_CHANGED)
            .push(2 * HOUR, news(1))
            .act(150 * MINUTE, Kind.FORCE_QUIT)
            .open(3 * HOUR, 3 * HOUR + MINUTE)
            .push(4 * HOUR, news(2));

    assertThat(story.play(5 * HOUR, "push.rejected", "push.noToken", "client."))
        .containsExactly(
            "0d 02:00:00 push.rejected status=410 reason=Unregistered",
            "0d 04:00:00.3101 client.log message=got {n=2}");
  }

  /** A push is held for an app without a process when the device restarts. */
  private static Story restarted() {
    return story()
        .push(HOUR, news(1))
        .act(HOUR + 30 * SECOND, Kind.MEMORY_PRESSURE)
        .push(HOUR + MINUTE, news(2))
        .act(HOUR + 5 * MINUTE, Kind.REBOOT)
        .act(2 * HOUR, Kind.UNLOCK);
  }

  @Test
  void given_a_restart_while_a_push_is_held_then_it_is_lost() {
    assertThat(restarted().play(3 * HOUR, "push.dropped", "client."))
        .containsExactly(
            "0d 01:00:00.3101 client.log message=got {n=1}",
            "0d 01:05:00 push.dropped push=2 where=DEVICE why=POWER_OFF");
  }

  @Test
  void given_a_system_that_keeps_held_pushes_when_it_restarts_then_it_waits_for_the_unlock() {
    Story story = restarted().flag("push.heldSurvivesReboot", true);

    assertThat(story.play(3 * HOUR, "push.dropped", "task.blocked", "client."))
        .containsExactly(
            "0d 01:00:00.3101 client.log message=got {n=1}",
            "0d 01:01:00.2601 task.blocked kind=PUSH identifier=push 2" + " reasons=[MIN_SPACING]",
            "0d 01:06:00 task.blocked kind=PUSH identifier=push 2"
                + " reasons=[LOCKED_SINCE_BOOT, MIN_SPACING]",
            "0d 01:15:00.2601 task.blocked kind=PUSH identifier=push 2"
                + " reasons=[LOCKED_SINCE_BOOT]",
            "0d 02:00:01 client.log message=got {n=2}");
  }

  @Test
  void T64_twin_given_an_app_not_used_for_weeks_then_refreshes_are_not_granted_any_more() {
    Story story =
        Story.shipped("ios")
            .flag("life.prewarmEnabled", false)
            .charge(0, 41 * DAY)
            .client(
                app ->
                    new Refresher(app) {
                      @Override
                      void refresh(BackgroundTask task) {
                        submit();
                        task.setTaskCompleted(true);
                      }
                    });

    assertThat(story.play(41 * DAY, "task.granted"))
        .isNotEmpty()
        .allSatisfy(line -> assertThat(Integer.parseInt(line.split("d ")[0])).isLessThan(15));
  }

  @Test
  void given_changes_on_the_server_within_a_minute_then_one_push_covers_them() {
    ServerChanges changes =
        new ServerChanges(
            5, new long[] {HOUR, HOUR + 20 * SECOND, HOUR + 40 * SECOND, 2 * HOUR}, new int[4]);
    Story story = story().changes(changes).pushOnChange(news(0), MINUTE);

    assertThat(story.play(3 * HOUR, "push.sent", "world.changed"))
        .containsExactly(
            "0d 01:00:00 world.changed record=r0 version=2",
            "0d 01:00:20 world.changed record=r0 version=3",
            "0d 01:00:40 world.changed record=r0 version=4",
            "0d 01:01:00 push.sent push=1 kind=BACKGROUND priority=5 bytes=39",
            "0d 02:00:00 world.changed record=r0 version=5",
            "0d 02:01:00 push.sent push=2 kind=BACKGROUND priority=5 bytes=39");
  }

  @Test
  void given_a_device_without_a_network_when_it_is_back_then_the_stored_push_wakes_the_app() {
    Story story =
        story()
            .act(30 * MINUTE, Kind.AIRPLANE_MODE_ON)
            .push(HOUR, news(1))
            .push(2 * HOUR, news(2))
            .act(3 * HOUR, Kind.AIRPLANE_MODE_OFF);

    assertThat(story.play(DAY, "push.stored", "push.replaced", "push.arrived", "client."))
        .containsExactly(
            "0d 01:00:00 push.stored push=1 why=UNREACHABLE",
            "0d 02:00:00 push.replaced push=1 by=2 where=SERVICE",
            "0d 02:00:00 push.stored push=2 why=UNREACHABLE",
            "0d 03:00:00.2601 push.arrived push=2",
            "0d 03:00:00.3101 client.log message=got {n=2}");
  }

  @Test
  void given_a_handler_that_is_late_in_an_open_app_then_it_is_reported_and_nothing_is_killed() {
    Story story =
        handling(
                (client, completion) ->
                    client.app.after(
                        Duration.ofSeconds(40),
                        () -> completion.accept(BackgroundFetchResult.NO_DATA)))
            .open(HOUR, HOUR + 2 * MINUTE)
            .push(HOUR + 10 * SECOND, news(1));

    assertThat(story.play(2 * HOUR, "client.", "app.exited"))
        .containsExactly(
            "0d 01:00:40.2601 client.violation rule=B02 message=the completion of"
                + " didReceiveRemoteNotification was not called within 30s; in the background"
                + " iOS would kill the app. Call it on every path");
  }
}
