package dev.torpor.os;

import static dev.torpor.time.TimeFormat.DAY;
import static dev.torpor.time.TimeFormat.HOUR;
import static dev.torpor.time.TimeFormat.MINUTE;
import static dev.torpor.time.TimeFormat.SECOND;
import static org.assertj.core.api.Assertions.assertThat;

import dev.torpor.app.App;
import dev.torpor.network.Interface;
import dev.torpor.network.Link;
import dev.torpor.network.NetworkPath;
import dev.torpor.network.PathTrait;
import dev.torpor.simulation.Story;
import dev.torpor.world.World.UserAction.Kind;
import java.util.EnumSet;
import org.junit.jupiter.api.Test;

/** What befalls the device changes what runs on it, and only what it should. */
class DeviceEventsTest {
  /** Is in the background from 0:10 on, kept running by an assertion for half a minute. */
  private static Story running() {
    return new Story().client(app -> launch -> hold(app));
  }

  private static void hold(App app) {
    App.BackgroundAssertion[] held = new App.BackgroundAssertion[1];
    held[0] = app.beginBackgroundTask("upload", () -> held[0].end());
  }

  @Test
  void given_a_process_that_runs_unseen_when_the_device_gets_hot_then_only_critical_heat_ends_it() {
    assertThat(running().act(20 * SECOND, Kind.THERMAL_SERIOUS).play(MINUTE, "app.exited"))
        .isEmpty();
    assertThat(running().act(20 * SECOND, Kind.THERMAL_CRITICAL).play(MINUTE, "app.exited"))
        .containsExactly("0d 00:00:20 app.exited reason=THERMAL code=0xc00010ff");
    assertThat(running().act(5 * SECOND, Kind.THERMAL_CRITICAL).play(MINUTE, "app.exited"))
        .as("in the foreground")
        .isEmpty();
  }

  @Test
  void given_low_power_mode_that_comes_by_itself_when_a_low_battery_charges_then_it_stays_off() {
    Story charging =
        new Story()
            .flag("cond.lowPowerModeAutomatic", true)
            .battery(0.15)
            .charge(HOUR, 2 * HOUR); // past 20 % from below

    assertThat(charging.play(2 * HOUR, "os.setting")).isEmpty();
  }

  @Test
  void given_low_power_mode_when_the_battery_charges_past_80_percent_then_it_ends() {
    Story story = new Story().battery(0.7).act(MINUTE, Kind.LOW_POWER_MODE_ON);

    assertThat(story.charge(HOUR, 4 * HOUR).play(5 * HOUR, "os.setting"))
        .hasSize(2)
        .last()
        .asString()
        .endsWith("setting=LOW_POWER_MODE on=false");
  }

  @Test
  void given_low_power_mode_when_a_battery_falls_past_80_percent_then_it_stays_on() {
    Story story =
        new Story().battery(0.801).act(MINUTE, Kind.LOW_POWER_MODE_ON).open(2 * MINUTE, 3 * HOUR);

    assertThat(story.play(4 * HOUR, "os.setting")).hasSize(1);
  }

  @Test
  void given_an_app_that_was_swiped_away_when_processes_are_prewarmed_then_it_gets_none() {
    Story story = new Story().flag("life.prewarmEnabled", true).act(HOUR, Kind.MEMORY_PRESSURE);

    assertThat(story.play(20 * DAY, "app.state")).anyMatch(line -> line.endsWith("PREWARMED"));
    assertThat(story.act(HOUR + 1, Kind.FORCE_QUIT).play(20 * DAY, "app.state"))
        .noneMatch(line -> line.endsWith("PREWARMED"));
  }

  @Test
  void given_a_process_that_has_run_no_code_when_it_is_removed_then_no_exit_is_counted() {
    Story story =
        new Story()
            .flag("life.prewarmEnabled", true)
            .act(HOUR, Kind.REBOOT)
            .act(2 * HOUR, Kind.REBOOT);

    assertThat(story.play(2 * HOUR + 1, "app.exited", "app.state"))
        .containsSubsequence(
            "0d 01:00:00 app.exited reason=POWER_OFF", "0d 02:00:00 app.state state=NOT_RUNNING")
        .doesNotContain("0d 02:00:00 app.exited reason=POWER_OFF");
  }

  @Test
  void given_a_network_with_low_data_mode_then_the_app_sees_it_as_if_the_switch_were_on() {
    NetworkPath frugal =
        new NetworkPath(
            Interface.WIFI,
            "home",
            Story.LTE,
            new Link(0, 0, 0, 0),
            "",
            EnumSet.of(PathTrait.LOW_DATA));
    Story story =
        new Story().client(app -> launch -> app.log("low data " + app.device().lowDataMode()));

    assertThat(story.play(MINUTE, "client.log")).allMatch(line -> line.endsWith("low data false"));
    assertThat(story.path(0, frugal).play(MINUTE, "client.log"))
        .allMatch(line -> line.endsWith("low data true"))
        .isNotEmpty();
  }

  @Test
  void given_late_assertions_are_denied_when_one_is_begun_in_the_foreground_then_it_is_granted() {
    assertThat(running().flag("life.bgAssertionMayBeDenied", true).play(SECOND + 1, "assertion"))
        .containsExactly("0d 00:00:01 assertion name=upload change=BEGUN");
  }
}
