package dev.torpor.os;

import static dev.torpor.time.TimeFormat.HOUR;
import static dev.torpor.time.TimeFormat.MINUTE;
import static dev.torpor.time.TimeFormat.SECOND;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.torpor.app.App;
import dev.torpor.app.ClientFailure;
import dev.torpor.app.Launch;
import dev.torpor.app.SyncClient;
import dev.torpor.app.UrlSession;
import dev.torpor.http.HttpRequest;
import dev.torpor.http.ServerReply;
import dev.torpor.network.TransferError;
import dev.torpor.simulation.Story;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class LifecycleTest {
  /** Logs its lifecycle and ticks once a second while it runs. */
  private static class Ticking implements SyncClient {
    final App app;

    Ticking(App app) {
      this.app = app;
    }

    @Override
    public void launched(Launch launch) {
      app.log("launched " + launch.reason());
      tick();
    }

    private void tick() {
      app.after(
          Duration.ofSeconds(1),
          () -> {
            app.log("tick");
            tick();
          });
    }

    @Override
    public void enteredForeground() {
      app.log("foreground");
    }

    @Override
    public void enteredBackground() {
      app.log("background");
    }
  }

  @Test
  void T01_given_no_assertion_when_the_user_goes_home_then_the_app_is_suspended_and_runs_nothing() {
    Story story = new Story().firstLaunch(4 * SECOND).client(Ticking::new);

    assertThat(story.play(MINUTE, "app.", "client."))
        .containsExactly(
            "0d 00:00:00 app.state state=LAUNCHING",
            "0d 00:00:01 client.log message=launched USER",
            "0d 00:00:01 app.state state=FOREGROUND",
            "0d 00:00:01 client.log message=foreground",
            "0d 00:00:02 client.log message=tick",
            "0d 00:00:03 client.log message=tick",
            "0d 00:00:04 app.state state=BACKGROUND",
            "0d 00:00:04 client.log message=background",
            "0d 00:00:04 client.log message=tick",
            "0d 00:00:04.5 app.state state=SUSPENDED");
  }

  @Test
  void given_a_suspended_app_when_the_user_returns_then_it_is_resumed_and_late_timers_fire() {
    Story story =
        new Story().firstLaunch(2 * SECOND).open(MINUTE, MINUTE + 2 * SECOND).client(Ticking::new);

    assertThat(
            story.play(2 * MINUTE, "app.", "client.").stream()
                .filter(line -> line.startsWith("0d 00:01")))
        .containsExactly(
            "0d 00:01:00 app.state state=BACKGROUND",
            "0d 00:01:00.05 app.state state=FOREGROUND",
            "0d 00:01:00.05 client.log message=tick",
            "0d 00:01:00.05 client.log message=foreground",
            "0d 00:01:01.05 client.log message=tick",
            "0d 00:01:02 app.state state=BACKGROUND",
            "0d 00:01:02 client.log message=background",
            "0d 00:01:02.05 client.log message=tick",
            "0d 00:01:02.5 app.state state=SUSPENDED");
  }

  @Test
  void T02_given_a_slow_background_callback_when_5_s_pass_then_the_watchdog_kills_the_process() {
    Story story =
        new Story()
            .firstLaunch(4 * SECOND)
            .client(
                app ->
                    new Ticking(app) {
                      @Override
                      public void enteredBackground() {
                        app.compute(Duration.ofSeconds(6));
                      }
                    });

    assertThat(story.play(MINUTE, "app."))
        .endsWith(
            "0d 00:00:04 app.state state=BACKGROUND",
            "0d 00:00:09 app.state state=NOT_RUNNING",
            "0d 00:00:09 app.exited reason=APP_WATCHDOG code=0x8badf00d"
                + " detail=enteredBackground did not return within 5s");
  }

  @Test
  void T02_twin_given_a_callback_of_4_s_then_it_returns_and_the_app_is_suspended() {
    Story story =
        new Story()
            .firstLaunch(4 * SECOND)
            .client(
                app ->
                    new Ticking(app) {
                      @Override
                      public void enteredBackground() {
                        app.compute(Duration.ofSeconds(4));
                      }
                    });

    assertThat(story.play(MINUTE, "app.")).endsWith("0d 00:00:08.5 app.state state=SUSPENDED");
  }

  @Test
  void T03_T04_given_an_assertion_begun_in_the_foreground_then_its_30_s_start_in_the_background() {
    Story story =
        new Story()
            .firstLaunch(10 * MINUTE)
            .client(
                app ->
                    launch -> {
                      App.BackgroundAssertion[] held = new App.BackgroundAssertion[1];
                      held[0] = app.beginBackgroundTask("upload", () -> held[0].end());
                    });

    assertThat(story.play(HOUR, "app.", "assertion"))
        .containsExactly(
            "0d 00:00:00 app.state state=LAUNCHING",
            "0d 00:00:01 assertion name=upload change=BEGUN",
            "0d 00:00:01 app.state state=FOREGROUND",
            "0d 00:10:00 app.state state=BACKGROUND",
            "0d 00:10:30 assertion name=upload change=EXPIRED",
            "0d 00:10:30 assertion name=upload change=ENDED",
            "0d 00:10:30.5 app.state state=SUSPENDED");
  }

  @Test
  void T05_given_an_assertion_that_is_never_ended_then_the_process_is_killed_and_the_task_named() {
    Story story =
        new Story()
            .client(
                app ->
                    launch -> {
                      app.beginBackgroundTask("first", () -> {});
                      App.BackgroundAssertion second = app.beginBackgroundTask("second", () -> {});
                      second.end();
                    });

    assertThat(story.play(HOUR, "app.exited"))
        .containsExactly(
            "0d 00:00:40.5 app.exited reason=ASSERTION_TIMEOUT code=0x8badf00d"
                + " detail=background task still held 30s after leaving the foreground: first");
  }

  @Test
  void T07_given_the_budget_of_older_systems_then_the_assertion_lasts_180_s() {
    Story story =
        new Story()
            .duration("life.bgAssertionBudget", 180 * SECOND)
            .client(app -> launch -> app.beginBackgroundTask("first", () -> {}));

    assertThat(story.play(HOUR, "app.exited"))
        .singleElement()
        .asString()
        .startsWith("0d 00:03:10.5 app.exited reason=ASSERTION_TIMEOUT");
  }

  @Test
  void T08_given_memory_pressure_then_a_suspended_process_dies_without_a_callback() {
    Story story =
        new Story()
            .duration("life.jetsamMeanSurvival", HOUR)
            .open(20 * HOUR, 20 * HOUR + MINUTE)
            .client(Ticking::new);

    assertThat(story.play(20 * HOUR + MINUTE, "app.", "client.log message=launched"))
        .filteredOn(line -> line.contains("exited") || line.contains("LAUNCHING"))
        .hasSize(3)
        .satisfies(
            lines -> {
              assertThat(lines.get(0)).isEqualTo("0d 00:00:00 app.state state=LAUNCHING");
              assertThat(lines.get(1)).endsWith("app.exited reason=MEMORY_PRESSURE");
              assertThat(lines.get(2)).isEqualTo("0d 20:00:00 app.state state=LAUNCHING");
            });
  }

  @Test
  void T35_given_a_request_in_flight_at_suspension_then_it_fails_with_POSIX_53_on_resume() {
    Story story =
        new Story()
            .open(5 * MINUTE, 6 * MINUTE)
            .origin((request, now) -> slow())
            .client(
                app ->
                    new SyncClient() {
                      @Override
                      public void launched(Launch launch) {}

                      @Override
                      public void enteredBackground() {
                        app.urlSession()
                            .dataTask(
                                HttpRequest.get("https://api.example.test/feed"),
                                new UrlSession.Completion() {
                                  @Override
                                  public void completed(UrlSession.Response response) {
                                    app.log("completed");
                                  }

                                  @Override
                                  public void failed(TransferError error) {
                                    app.log("failed " + error.code());
                                  }
                                });
                      }
                    });

    assertThat(story.play(7 * MINUTE, "client.log", "transfer.failed"))
        .startsWith(
            "0d 00:00:15.5 transfer.failed transfer=1 via=CELLULAR error=SUSPENDED code=53"
                + " bytesUp=46",
            "0d 00:05:00.05 client.log message=failed 53");
  }

  private static ServerReply slow() {
    return new ServerReply(
        new dev.torpor.http.HttpResponse(200, java.util.List.of(), dev.torpor.http.Body.none()),
        20 * SECOND,
        20 * SECOND,
        null);
  }

  @Test
  void given_a_client_that_throws_then_the_run_ends_and_says_where() {
    Story story =
        new Story()
            .client(
                app ->
                    launch -> {
                      throw new IllegalStateException("no database");
                    });

    assertThatThrownBy(() -> story.play(HOUR))
        .isInstanceOfSatisfying(
            ClientFailure.class,
            failure ->
                assertThat(failure.describe())
                    .isEqualTo(
                        "0d 00:00:01, in launched(USER): the client threw"
                            + " java.lang.IllegalStateException: no database"));
  }

  @Test
  void given_an_empty_battery_then_the_device_shuts_down_and_boots_on_the_charger() {
    Story story =
        new Story()
            .battery(0.0101)
            .open(HOUR, 2 * HOUR)
            .open(2 * HOUR + MINUTE, 2 * HOUR + 2 * MINUTE)
            .charge(3 * HOUR, 4 * HOUR)
            .open(3 * HOUR + 30 * MINUTE, 3 * HOUR + 31 * MINUTE);

    assertThat(story.play(4 * HOUR, "os.power", "world.opened", "world.openImpossible"))
        .containsExactly(
            "0d 00:00:00 os.power on=true",
            "0d 00:00:00 world.opened setUp=true",
            "0d 00:00:06.679579 os.power on=false why=battery empty",
            "0d 01:00:00 world.openImpossible",
            "0d 02:01:00 world.openImpossible",
            "0d 03:01:12.000002 os.power on=true",
            "0d 03:30:00 world.opened setUp=false");
  }
}
