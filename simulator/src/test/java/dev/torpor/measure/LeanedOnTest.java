package dev.torpor.measure;

import static dev.torpor.time.TimeFormat.DAY;
import static dev.torpor.time.TimeFormat.HOUR;
import static dev.torpor.time.TimeFormat.MINUTE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.torpor.app.AppManifest.BackgroundMode;
import dev.torpor.os.PolicyParameter;
import dev.torpor.os.push.PushMessage;
import dev.torpor.simulation.Story;
import dev.torpor.world.World.UserAction.Kind;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LeanedOnTest {
  private static final List<PolicyParameter> ALL = Story.shipped("ios").parameters().all();

  private static List<String> names(Story story) {
    LeanedOn leanedOn = new LeanedOn();
    story.play(DAY, List.of(leanedOn));
    return leanedOn.of(ALL).stream().map(PolicyParameter::name).toList();
  }

  @Test
  void given_a_day_without_background_work_then_the_run_leans_on_the_rules_of_processes_alone() {
    assertThat(names(Story.shipped("ios").open(HOUR, HOUR + MINUTE)))
        .contains("life.coldLaunchTime", "life.jetsamMeanSurvival", "life.prewarmMeanInterval")
        .allMatch(name -> name.startsWith("life.") || name.equals("cond.lowPowerModeAutomatic"))
        .doesNotContain("life.rebootTime", "life.bgAssertionBudget");
  }

  @Test
  void given_pushes_and_a_restart_then_the_run_leans_on_their_parameters_too() {
    Story story =
        Story.shipped("ios")
            .modes(EnumSet.of(BackgroundMode.REMOTE_NOTIFICATION))
            .push(HOUR, PushMessage.background(Map.of()))
            .act(2 * HOUR, Kind.REBOOT);

    assertThat(names(story))
        .contains("push.minLaunchSpacing", "life.rebootTime", "life.requestsSurviveReboot")
        .noneMatch(name -> name.startsWith("url.") || name.startsWith("bgt."));
  }

  @Test
  void given_pushes_that_reach_the_device_then_the_run_leans_on_how_long_they_may_be_held_too() {
    Story story =
        Story.shipped("ios")
            .modes(EnumSet.of(BackgroundMode.REMOTE_NOTIFICATION))
            .client(app -> launch -> app.pushNotifications().register())
            .push(HOUR, PushMessage.background(Map.of()));

    assertThat(names(story)).contains("das.refreshWindow", "das.refreshGrace", "das.idleTime");
  }

  @Test
  void given_every_parameter_when_asked_then_it_is_known_when_a_run_leans_on_it() {
    LeanedOn.Count count = new LeanedOn().count(ALL);

    assertThat(count.all()).isEqualTo(ALL.size());
    assertThat(count.leanedOn()).isBetween(10, 20);
    assertThat(count.assumptions()).isBetween(5, count.leanedOn());
  }
}
