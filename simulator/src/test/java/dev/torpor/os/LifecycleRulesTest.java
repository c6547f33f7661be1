package dev.torpor.os;

import static dev.torpor.time.TimeFormat.HOUR;
import static dev.torpor.time.TimeFormat.MINUTE;
import static dev.torpor.time.TimeFormat.SECOND;
import static org.assertj.core.api.Assertions.assertThat;

import dev.torpor.app.App;
import dev.torpor.app.BackgroundTask;
import dev.torpor.app.BackgroundTasks.AppRefreshRequest;
import dev.torpor.app.BackgroundTasks.SubmitException;
import dev.torpor.app.Files;
import dev.torpor.app.Files.FileException;
import dev.torpor.app.Files.Protection;
import dev.torpor.app.Launch;
import dev.torpor.app.SyncClient;
import dev.torpor.http.Body;
import dev.torpor.simulation.Story;
import dev.torpor.world.World.UserAction.Kind;
import java.time.Duration;
import java.util.List;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;

/** Assertions, locks, restarts and prewarming. */
class LifecycleRulesTest {
  /** Asks for one refresh an hour after its launch and does as its test says in it. */
  private record Hourly(App app, BiConsumer<App, BackgroundTask> refresh) implements SyncClient {
    @Override
    public void launched(Launch launch) {
      app.log("launched " + launch.reason() + (launch.prewarmed() ? ", prewarmed" : ""));
      app.backgroundTasks().register("app.refresh", task -> refresh.accept(app, task));
      if (!launch.inBackground()) {
        try {
          app.backgroundTasks()
              .submit(new AppRefreshRequest("app.refresh", app.now().plusSeconds(3600)));
        } catch (SubmitException e) {
          app.log(e.error().name());
        }
      }
    }
  }

  private static Story hourly(BiConsumer<App, BackgroundTask> refresh) {
    return new Story().client(app -> new Hourly(app, refresh));
  }

  private static void complete(App app, BackgroundTask task) {
    task.setTaskCompleted(true);
  }

  @Test
  void T03_twin_given_a_clock_that_starts_on_begin_then_the_assertion_ends_in_the_foreground() {
    Story story =
        new Story()
            .firstLaunch(10 * MINUTE)
            .client(
                app ->
                    launch -> {
                      App.BackgroundAssertion[] held = new App.BackgroundAssertion[1];
                      held[0] = app.beginBackgroundTask("upload", () -> held[0].end());
                    })
            .word("life.bgAssertionClockStart", "on-begin");

    assertThat(story.play(HOUR, "assertion"))
        .containsExactly(
            "0d 00:00:01 assertion name=upload change=BEGUN",
            "0d 00:00:31 assertion name=upload change=EXPIRED",
            "0d 00:00:31 assertion name=upload change=ENDED");
  }

  @Test
  void T05_given_a_leaked_assertion_then_the_report_names_it_and_ended_ones_do_not_kill() {
    Story leaking = new Story().client(app -> launch -> app.beginBackgroundTask("first", () -> {}));
    Story ending =
        new Story().client(app -> launch -> app.beginBackgroundTask("first", () -> {}).end());

    assertThat(leaking.play(HOUR, "client.violation"))
        .containsExactly(
            "0d 00:00:40.5 client.violation rule=B05 message=beginBackgroundTask without"
                + " endBackgroundTask: first; iOS kills the app. End every one exactly once, in its"
                + " expiration handler too");
    // twin: the same assertion ended
    assertThat(ending.play(HOUR, "client.violation", "app.exited")).isEmpty();
  }

  @Test
  void T06_given_an_assertion_asked_for_in_the_background_and_denied_then_suspension_follows() {
    Story story =
        new Story()
            .client(
                app ->
                    new SyncClient() {
                      @Override
                      public void launched(Launch launch) {}

                      @Override
                      public void enteredBackground() {
                        App.BackgroundAssertion[] held = new App.BackgroundAssertion[1];
                        held[0] = app.beginBackgroundTask("late", () -> held[0].end());
                      }
                    });

    // twin: assertions of the background are not denied
    assertThat(story.play(HOUR, "assertion"))
        .containsExactly(
            "0d 00:00:10 assertion name=late change=BEGUN",
            "0d 00:00:40 assertion name=late change=EXPIRED",
            "0d 00:00:40 assertion name=late change=ENDED");
    assertThat(story.flag("life.bgAssertionMayBeDenied", true).play(HOUR, "assertion", "app.state"))
        .endsWith(
            "0d 00:00:10 app.state state=BACKGROUND",
            "0d 00:00:10 assertion name=late change=DENIED",
            "0d 00:00:10.5 app.state state=SUSPENDED");
  }

  @Test
  void T07_given_the_budget_of_the_oldest_systems_then_the_assertion_lasts_600_s() {
    Story story =
        Story.shipped("ios-4-to-6")
            .client(app -> launch -> app.beginBackgroundTask("first", () -> {}));

    assertThat(story.play(HOUR, "assertion"))
        .contains("0d 00:10:10 assertion name=first change=EXPIRED");
    assertThat(
            Story.shipped("ios-7-to-12")
                .client(app -> launch -> app.beginBackgroundTask("first", () -> {}))
                .play(HOUR, "assertion"))
        .contains("0d 00:03:10 assertion name=first change=EXPIRED");
    // twin: the budget of iOS today
    assertThat(
            Story.shipped("ios")
                .client(app -> launch -> app.beginBackgroundTask("first", () -> {}))
                .play(HOUR, "assertion"))
        .contains("0d 00:00:40 assertion name=first change=EXPIRED");
  }

  @Test
  void T08_given_memory_pressure_then_no_callback_runs_and_a_pending_task_launches_the_app_again() {
    Story story = hourly(LifecycleRulesTest::complete);

    assertThat(
            story
                .act(30 * MINUTE, Kind.MEMORY_PRESSURE)
                .play(2 * HOUR, "app.exited", "client.", "task.completed"))
        .containsExactly(
            "0d 00:00:01 client.log message=launched USER",
            "0d 00:30:00 app.exited reason=MEMORY_PRESSURE",
            "0d 01:00:02 client.log message=launched REFRESH",
            "0d 01:00:02 task.completed kind=REFRESH identifier=app.refresh success=true");
    // twin: memory is left alone, and the suspended process is resumed
    assertThat(
            hourly(LifecycleRulesTest::complete)
                .play(2 * HOUR, "app.exited", "client.", "task.completed"))
        .containsExactly(
            "0d 00:00:01 client.log message=launched USER",
            "0d 01:00:01.05 task.completed kind=REFRESH identifier=app.refresh success=true");
  }

  @Test
  void T09_twin_given_the_rules_are_off_when_swiped_away_then_the_app_is_launched_all_the_same() {
    Story story =
        hourly(LifecycleRulesTest::complete)
            .act(30 * MINUTE, Kind.FORCE_QUIT)
            .flag("cond.appSwitcherRule", false);

    assertThat(story.play(2 * HOUR, "task.granted")).isEmpty();
    assertThat(
            story.flag("life.forceQuitBlocksUntilUserLaunch", false).play(2 * HOUR, "task.granted"))
        .hasSize(1);
  }

  @Test
  void T10_given_a_lock_held_at_suspension_then_the_app_is_killed_with_0xdead10cc() {
    Story holding = new Story().client(app -> launch -> app.files().lock("db.sqlite"));
    Story unlocking = new Story().client(app -> launch -> app.files().lock("db.sqlite").unlock());

    assertThat(holding.play(HOUR, "app.exited", "client."))
        .containsExactly(
            "0d 00:00:10.5 client.violation rule=B18 message=the app was about to be suspended"
                + " while it held the lock of db.sqlite; iOS kills it with 0xdead10cc. Unlock before the"
                + " last task is completed",
            "0d 00:00:10.5 app.exited reason=LOCKED_FILE code=0xdead10cc detail=db.sqlite");
    // twin: the lock given back in time
    assertThat(unlocking.play(HOUR, "app.exited", "client.")).isEmpty();
  }

  @Test
  void T11_given_a_restart_and_no_unlock_when_a_task_is_due_then_it_waits_for_the_first_unlock() {
    Story story =
        hourly(LifecycleRulesTest::complete)
            .act(30 * MINUTE, Kind.REBOOT)
            .act(3 * HOUR, Kind.UNLOCK);

    assertThat(story.play(4 * HOUR, "os.power", "app.exited", "task.blocked", "task.granted"))
        .containsExactly(
            "0d 00:00:00 os.power on=true",
            "0d 00:00:01 task.blocked kind=REFRESH identifier=app.refresh reasons=[NOT_DUE]",
            "0d 00:30:00 os.power on=false why=reboot",
            "0d 00:30:00 app.exited reason=POWER_OFF",
            "0d 00:31:00 os.power on=true",
            "0d 00:31:00 task.blocked kind=REFRESH identifier=app.refresh"
                + " reasons=[NOT_DUE, LOCKED_SINCE_BOOT]",
            "0d 01:00:01 task.blocked kind=REFRESH identifier=app.refresh"
                + " reasons=[LOCKED_SINCE_BOOT]",
            "0d 03:00:00 task.granted kind=REFRESH identifier=app.refresh");
    // twin: life.requiresFirstUnlock off
    assertThat(story.flag("life.requiresFirstUnlock", false).play(4 * HOUR, "task.granted"))
        .containsExactly("0d 01:00:01 task.granted kind=REFRESH identifier=app.refresh");
    assertThat(story.flag("life.requestsSurviveReboot", false).play(4 * HOUR, "task.granted"))
        .isEmpty();
  }

  private static void read(App app, BackgroundTask task) {
    for (Protection protection : Protection.values()) {
      try {
        app.log(protection + " " + app.files().read(protection.name()).text());
      } catch (FileException e) {
        app.log(protection + " " + e.problem());
      }
    }
    task.setTaskCompleted(true);
  }

  private static void write(Files files) {
    try {
      for (Protection protection : Protection.values()) {
        files.write(protection.name(), Body.of("secret"), protection);
      }
    } catch (FileException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Begins an assertion so long after the app was left. */
  private static List<String> lateAssertion(Duration after) {
    return new Story()
        .client(
            app ->
                new SyncClient() {
                  @Override
                  public void launched(Launch launch) {}

                  @Override
                  public void enteredBackground() {
                    app.after(after, () -> app.beginBackgroundTask("late", () -> {}).end());
                  }
                })
        .play(MINUTE, "client.violation");
  }

  @Test
  void B07_given_an_assertion_when_the_app_is_about_to_be_suspended_then_it_is_reported() {
    assertThat(lateAssertion(Duration.ofMillis(300)))
        .singleElement()
        .asString()
        .startsWith(
            "0d 00:00:10.3 client.violation rule=B07 message=beginBackgroundTask for 'late'")
        .contains("iOS grants assertions in its own time");
  }

  @Test
  void T12_given_a_device_locked_for_long_when_files_are_read_then_those_of_class_A_are_closed() {
    Story story =
        new Story()
            .client(
                app ->
                    new SyncClient() {
                      @Override
                      public void launched(Launch launch) {
                        new Hourly(app, LifecycleRulesTest::read).launched(launch);
                        write(app.files());
                      }
                    });

    assertThat(story.play(2 * HOUR, "client.log"))
        .containsExactly(
            "0d 00:00:01 client.log message=launched USER",
            "0d 01:00:01.05 client.log message=COMPLETE PROTECTED",
            "0d 01:00:01.05 client.log message=UNTIL_FIRST_USER_AUTHENTICATION secret",
            "0d 01:00:01.05 client.log message=NONE secret");
    // twin: a key that is kept for two hours
    assertThat(story.duration("life.classAKeyDiscardDelay", 2 * HOUR).play(2 * HOUR, "client.log"))
        .contains("0d 01:00:01.05 client.log message=COMPLETE secret");
  }

  @Test
  void T13_given_prewarming_then_a_process_exists_without_a_launch() {
    Story story =
        hourly(LifecycleRulesTest::complete)
            .flag("life.prewarmEnabled", true)
            .act(10 * MINUTE, Kind.REBOOT)
            .open(30 * MINUTE, 31 * MINUTE);
    List<String> lines = story.play(40 * MINUTE, "app.state", "client.log");

    assertThat(lines.subList(6, lines.size()))
        .startsWith(
            "0d 00:11:30 app.state state=PREWARMED",
            "0d 00:30:00 app.state state=LAUNCHING",
            "0d 00:30:00.5 client.log message=launched USER, prewarmed",
            "0d 00:30:00.5 app.state state=FOREGROUND");
    // twin: life.prewarmEnabled off
    assertThat(
            story.flag("life.prewarmEnabled", false).play(40 * MINUTE, "app.state", "client.log"))
        .contains("0d 00:30:01 client.log message=launched USER");
  }

  @Test
  void T14_given_a_cold_background_launch_then_the_handler_may_come_before_the_app_is_ready() {
    Story story =
        new Story()
            .client(
                app ->
                    new SyncClient() {
                      private boolean ready;

                      @Override
                      public void launched(Launch launch) {
                        app.after(Duration.ofSeconds(2), () -> ready = true);
                        new Hourly(
                                app,
                                (a, task) -> {
                                  app.log("ready " + ready);
                                  task.setTaskCompleted(true);
                                })
                            .launched(launch);
                      }
                    });

    // twin: a warm process, whose app is ready
    assertThat(story.play(2 * HOUR, "client.log"))
        .contains("0d 01:00:01.05 client.log message=ready true");
    assertThat(story.act(30 * MINUTE, Kind.MEMORY_PRESSURE).play(2 * HOUR, "client.log"))
        .contains("0d 01:00:02 client.log message=ready false");
  }

  @Test
  void given_a_launch_that_takes_longer_than_20_s_then_the_watchdog_ends_it() {
    Story story = new Story().client(app -> launch -> app.compute(Duration.ofSeconds(21)));

    assertThat(story.play(HOUR, "app.exited"))
        .containsExactly(
            "0d 00:00:21 app.exited reason=APP_WATCHDOG code=0x8badf00d detail=launched did not"
                + " return within 20s");
    assertThat(story.duration("life.launchWatchdog", MINUTE).play(HOUR, "app.exited")).isEmpty();
  }

  @Test
  void given_a_device_that_is_much_too_hot_when_a_task_runs_then_the_app_is_ended() {
    Story story =
        hourly((app, task) -> app.after(Duration.ofSeconds(20), () -> task.setTaskCompleted(true)))
            .act(HOUR + 10 * SECOND, Kind.THERMAL_CRITICAL);

    assertThat(story.play(2 * HOUR, "app.exited", "os.thermal"))
        .containsExactly(
            "0d 01:00:10 os.thermal state=CRITICAL",
            "0d 01:00:10 app.exited reason=THERMAL code=0xc00010ff");
  }
}
