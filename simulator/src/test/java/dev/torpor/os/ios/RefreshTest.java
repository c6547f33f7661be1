package dev.torpor.os.ios;

import static dev.torpor.time.TimeFormat.DAY;
import static dev.torpor.time.TimeFormat.HOUR;
import static dev.torpor.time.TimeFormat.MINUTE;
import static dev.torpor.time.TimeFormat.SECOND;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.torpor.app.App;
import dev.torpor.app.AppManifest.BackgroundMode;
import dev.torpor.app.BackgroundTask;
import dev.torpor.app.ClientFailure;
import dev.torpor.app.Launch;
import dev.torpor.app.SyncClient;
import dev.torpor.os.BackgroundRefresh;
import dev.torpor.simulation.Story;
import dev.torpor.time.StandstillException;
import dev.torpor.world.World.UserAction.Kind;
import java.time.Duration;
import java.util.EnumSet;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class RefreshTest {
  private static Function<App, SyncClient> handling(Consumer<BackgroundTask> handler) {
    return app ->
        new Refresher(app) {
          @Override
          void refresh(BackgroundTask task) {
            handler.accept(task);
          }
        };
  }

  @Test
  void given_a_request_when_it_is_granted_then_it_gives_one_launch_and_the_app_sleeps_again() {
    Story story = new Story().client(app -> new Refresher(app, Duration.ofHours(1)));

    assertThat(story.play(DAY, "task.", "app."))
        .containsExactly(
            "0d 00:00:00 app.state state=LAUNCHING",
            "0d 00:00:01 task.submitted kind=REFRESH identifier=app.refresh"
                + " notBeforeMicros=3601000000",
            "0d 00:00:01 app.state state=FOREGROUND",
            "0d 00:00:01 task.blocked kind=REFRESH identifier=app.refresh reasons=[NOT_DUE]",
            "0d 00:00:10 app.state state=BACKGROUND",
            "0d 00:00:10.5 app.state state=SUSPENDED",
            "0d 01:00:01 task.granted kind=REFRESH identifier=app.refresh",
            "0d 01:00:01 app.state state=BACKGROUND",
            "0d 01:00:01.05 task.started kind=REFRESH identifier=app.refresh",
            "0d 01:00:01.05 task.completed kind=REFRESH identifier=app.refresh success=true",
            "0d 01:00:01.55 app.state state=SUSPENDED");
  }

  @Test
  void T15_given_an_identifier_that_is_not_permitted_when_submitted_then_error_3() {
    Story story = new Story().identifiers("app.other").client(Refresher::new);

    assertThat(story.play(HOUR, "task.", "client.log"))
        .containsExactly(
            "0d 00:00:01 task.submitRefused kind=REFRESH identifier=app.refresh"
                + " error=NOT_PERMITTED",
            "0d 00:00:01 client.log message=NOT_PERMITTED 3");
  }

  @Test
  void T16_given_the_background_mode_is_missing_when_submitted_then_error_3() {
    Story story = new Story().modes(Set.of()).client(Refresher::new);

    assertThat(story.play(HOUR, "client.log"))
        .containsExactly("0d 00:00:01 client.log message=NOT_PERMITTED 3");
  }

  @Test
  void T17_given_the_switch_is_off_when_submitted_then_error_1() {
    Story story = new Story().backgroundRefresh(BackgroundRefresh.OFF).client(Refresher::new);

    assertThat(story.play(HOUR, "client."))
        .containsExactly("0d 00:00:01 client.log message=UNAVAILABLE 1");
  }

  @Test
  void T18_T19_given_a_pending_request_then_a_second_identifier_is_refused_and_the_same_replaces() {
    Story story =
        new Story()
            .client(
                app ->
                    new Refresher(app, Duration.ofHours(1)) {
                      @Override
                      public void launched(Launch launch) {
                        super.launched(launch);
                        submit();
                        submit("app.second");
                        app.log("pending " + app.backgroundTasks().pending().size());
                      }
                    });

    assertThat(story.play(MINUTE, "client.log"))
        .containsExactly(
            "0d 00:00:01 client.log message=TOO_MANY_PENDING_TASK_REQUESTS 2",
            "0d 00:00:01 client.log message=pending 1");
  }

  @Test
  void T20_given_registration_after_launch_then_the_app_is_ended_with_an_explanation() {
    Story story =
        new Story()
            .client(
                app ->
                    new SyncClient() {
                      @Override
                      public void launched(Launch launch) {}

                      @Override
                      public void enteredForeground() {
                        app.backgroundTasks().register(Refresher.ID, task -> {});
                      }
                    });

    assertThatThrownBy(() -> story.play(HOUR))
        .isInstanceOfSatisfying(
            ClientFailure.class,
            failure ->
                assertThat(failure.describe())
                    .isEqualTo(
                        "0d 00:00:01, in register(app.refresh): a launch handler was registered"
                            + " after launched() had returned; iOS ends the app with an exception."
                            + " Register all handlers before launched() returns"));
  }

  @Test
  void given_several_reasons_against_a_request_when_refused_then_all_are_told() {
    Story story =
        new Story()
            .identifiers("app.other")
            .modes(EnumSet.noneOf(BackgroundMode.class))
            .backgroundRefresh(BackgroundRefresh.OFF)
            .client(app -> launch -> new Refresher(app).submit());

    assertThat(story.play(MINUTE, "task.", "client."))
        .containsExactly(
            "0d 00:00:01 task.submitRefused kind=REFRESH identifier=app.refresh"
                + " error=NOT_PERMITTED",
            "0d 00:00:01 client.violation rule=B10 message=iOS refused 'app.refresh' and nothing is"
                + " pending, BGTaskSchedulerErrorDomain code 3, notPermitted: 'app.refresh' is not"
                + " among app.permittedIdentifiers; besides, the app does not declare the"
                + " background mode 'fetch'; add it to app.backgroundModes; besides, the user has"
                + " switched Background App Refresh off",
            "0d 00:00:01 client.log message=NOT_PERMITTED 3");
  }

  @Test
  void T21_given_a_handler_that_does_not_submit_again_then_it_never_runs_again() {
    assertThat(new Story().client(Refresher::new).play(7 * DAY, "task.started")).hasSize(1);
  }

  @Test
  void T22_given_perfect_conditions_then_the_launch_is_never_before_the_earliest_begin_date() {
    Story story = new Story().client(app -> new Refresher(app, Duration.ofMinutes(15)));

    assertThat(story.play(DAY, "task.granted"))
        .containsExactly("0d 00:15:01 task.granted kind=REFRESH identifier=app.refresh");
  }

  @Test
  void T24_given_no_completion_when_the_grace_is_over_then_the_process_is_killed() {
    Story story =
        new Story()
            .client(
                app ->
                    new Refresher(app, Duration.ofHours(1)) {
                      @Override
                      void refresh(BackgroundTask task) {
                        task.setExpirationHandler(() -> app.log("expired"));
                      }
                    });

    assertThat(story.play(2 * HOUR, "task.expired", "client.", "app.exited"))
        .containsExactly(
            "0d 01:00:31.05 task.expired kind=REFRESH identifier=app.refresh hasHandler=true",
            "0d 01:00:31.05 client.log message=expired",
            "0d 01:00:31.55 client.violation rule=B02 message=setTaskCompleted was not called for"
                + " 'app.refresh' after its expiration handler; iOS kills the app and throttles"
                + " it. Complete the task in the expiration handler",
            "0d 01:00:31.55 app.exited reason=TASK_TIMEOUT code=0x2182bad2"
                + " detail=app.refresh was never completed");
  }

  @Test
  void T24_twin_given_completion_in_the_expiration_handler_then_the_app_is_only_suspended() {
    Story story =
        new Story()
            .client(
                handling(task -> task.setExpirationHandler(() -> task.setTaskCompleted(false))));

    assertThat(story.play(2 * HOUR, "task.expired", "task.completed", "client.", "app.exited"))
        .containsExactly(
            "0d 00:00:31 task.expired kind=REFRESH identifier=app.refresh hasHandler=true",
            "0d 00:00:31 task.completed kind=REFRESH identifier=app.refresh success=false");
  }

  @Test
  void T25_given_no_expiration_handler_when_time_ends_then_the_task_is_complete_and_unsuccessful() {
    Story story = new Story().client(handling(task -> {}));

    assertThat(story.play(2 * HOUR, "task.completed", "app.exited"))
        .containsExactly(
            "0d 00:00:31 task.completed kind=REFRESH identifier=app.refresh success=false");
  }

  @Test
  void T34_given_completion_twice_then_a_violation_is_reported() {
    Story story =
        new Story()
            .client(
                handling(
                    task -> {
                      task.setTaskCompleted(true);
                      task.setTaskCompleted(true);
                    }));

    assertThat(story.play(2 * HOUR, "client."))
        .containsExactly(
            "0d 00:00:01 client.violation rule=B03 message=setTaskCompleted was called again for"
                + " 'app.refresh'; iOS counts the first call only. Call it exactly once on every"
                + " path");
  }

  @Test
  void T40_given_low_power_mode_then_a_due_refresh_waits_until_it_is_off() {
    Story story =
        new Story()
            .client(app -> new Refresher(app, Duration.ofHours(1)))
            .act(30 * MINUTE, Kind.LOW_POWER_MODE_ON)
            .act(3 * HOUR, Kind.LOW_POWER_MODE_OFF);

    assertThat(story.play(DAY, "task.blocked", "task.granted"))
        .containsExactly(
            "0d 00:00:01 task.blocked kind=REFRESH identifier=app.refresh reasons=[NOT_DUE]",
            "0d 00:30:00 task.blocked kind=REFRESH identifier=app.refresh"
                + " reasons=[NOT_DUE, LOW_POWER_MODE]",
            "0d 01:00:01 task.blocked kind=REFRESH identifier=app.refresh"
                + " reasons=[LOW_POWER_MODE]",
            "0d 03:00:00 task.granted kind=REFRESH identifier=app.refresh");
  }

  @Test
  void T41_given_a_critically_low_battery_then_a_due_refresh_waits_for_the_charger() {
    Story story =
        new Story()
            .battery(0.2001)
            .client(app -> new Refresher(app, Duration.ofHours(1)))
            .charge(5 * HOUR, 6 * HOUR);

    assertThat(story.play(DAY, "task.blocked", "task.granted"))
        .containsExactly(
            "0d 00:00:01 task.blocked kind=REFRESH identifier=app.refresh reasons=[NOT_DUE]",
            "0d 00:00:06.679579 task.blocked kind=REFRESH identifier=app.refresh"
                + " reasons=[NOT_DUE, CRITICAL_BATTERY]",
            "0d 01:00:01 task.blocked kind=REFRESH identifier=app.refresh"
                + " reasons=[CRITICAL_BATTERY]",
            "0d 05:00:00 task.granted kind=REFRESH identifier=app.refresh");
  }

  @Test
  void T09_given_a_force_quit_then_nothing_is_launched_until_the_user_opens_the_app() {
    Story story =
        new Story()
            .client(app -> new Refresher(app, Duration.ofHours(1)))
            .act(30 * MINUTE, Kind.FORCE_QUIT)
            .open(3 * HOUR, 3 * HOUR + 10 * SECOND);

    assertThat(story.play(DAY, "task.", "app.exited"))
        .containsExactly(
            "0d 00:00:01 task.submitted kind=REFRESH identifier=app.refresh"
                + " notBeforeMicros=3601000000",
            "0d 00:00:01 task.blocked kind=REFRESH identifier=app.refresh reasons=[NOT_DUE]",
            "0d 00:30:00 app.exited reason=FORCE_QUIT",
            "0d 00:30:00 task.blocked kind=REFRESH identifier=app.refresh"
                + " reasons=[NOT_DUE, FORCE_QUIT, APP_SWITCHER]",
            "0d 01:00:01 task.blocked kind=REFRESH identifier=app.refresh"
                + " reasons=[FORCE_QUIT, APP_SWITCHER]",
            "0d 03:00:00 task.granted kind=REFRESH identifier=app.refresh",
            "0d 03:00:01 task.submitted kind=REFRESH identifier=app.refresh"
                + " notBeforeMicros=14401000000",
            "0d 03:00:01 task.blocked kind=REFRESH identifier=app.refresh"
                + " reasons=[NOT_DUE, MIN_SPACING]",
            "0d 03:00:01 task.started kind=REFRESH identifier=app.refresh",
            "0d 03:00:01 task.completed kind=REFRESH identifier=app.refresh success=true",
            "0d 03:15:00 task.blocked kind=REFRESH identifier=app.refresh reasons=[NOT_DUE]",
            "0d 04:00:01 task.granted kind=REFRESH identifier=app.refresh",
            "0d 04:00:01.05 task.started kind=REFRESH identifier=app.refresh",
            "0d 04:00:01.05 task.completed kind=REFRESH identifier=app.refresh success=true");
  }

  @Test
  void given_a_client_that_asks_at_once_then_launches_keep_the_minimum_spacing() {
    Story story =
        new Story()
            .client(
                app ->
                    new Refresher(app) {
                      @Override
                      void refresh(BackgroundTask task) {
                        submit();
                        task.setTaskCompleted(true);
                      }
                    });

    assertThat(story.play(HOUR, "task.granted"))
        .extracting(line -> line.substring(0, 11))
        .containsExactly("0d 00:00:01", "0d 00:15:01", "0d 00:30:01", "0d 00:45:01");
  }

  @Test
  void given_windows_every_hour_then_grants_fall_on_them_exactly() {
    Story story =
        new Story()
            .policy(new EveryFamily(), OptionalLong.of(HOUR))
            .client(
                app ->
                    new Refresher(app) {
                      @Override
                      void refresh(BackgroundTask task) {
                        submit();
                        task.setTaskCompleted(true);
                      }
                    });

    assertThat(story.play(3 * HOUR + 1, "task.granted"))
        .containsExactly(
            "0d 01:00:00 task.granted kind=REFRESH identifier=app.refresh",
            "0d 02:00:00 task.granted kind=REFRESH identifier=app.refresh",
            "0d 03:00:00 task.granted kind=REFRESH identifier=app.refresh");
  }

  @Test
  void given_the_policy_never_then_nothing_is_granted_and_the_reason_is_named() {
    Story story =
        new Story().policy(new NeverFamily(), OptionalLong.empty()).client(Refresher::new);

    assertThat(story.play(DAY, "task.blocked", "task.granted"))
        .containsExactly(
            "0d 00:00:01 task.blocked kind=REFRESH identifier=app.refresh"
                + " reasons=[POLICY_NEVER]");
  }

  @Test
  void given_a_loop_without_delay_then_the_standstill_is_reported() {
    Story story =
        new Story()
            .instantly()
            .policy(new AlwaysFamily(), OptionalLong.empty())
            .client(
                app ->
                    new Refresher(app) {
                      @Override
                      void refresh(BackgroundTask task) {
                        submit();
                        task.setTaskCompleted(true);
                      }
                    });

    assertThatThrownBy(() -> story.play(HOUR))
        .isInstanceOf(StandstillException.class)
        .hasMessageStartingWith("virtual time stands still at 0d 00:00:00");
  }

  @Test
  void given_a_submitted_identifier_without_handler_at_the_next_launch_then_the_app_is_ended() {
    Story story =
        new Story()
            .act(30 * MINUTE, Kind.LOW_POWER_MODE_ON)
            .duration("life.jetsamMeanSurvival", MINUTE)
            .client(
                app ->
                    new Refresher(app, Duration.ofHours(1)) {
                      @Override
                      public void launched(Launch launch) {
                        if (!launch.inBackground()) {
                          super.launched(launch);
                        }
                      }
                    })
            .act(9 * HOUR, Kind.LOW_POWER_MODE_OFF);

    assertThatThrownBy(() -> story.play(DAY))
        .isInstanceOf(ClientFailure.class)
        .hasMessageStartingWith("no launch handler is registered for 'app.refresh'");
  }
}
