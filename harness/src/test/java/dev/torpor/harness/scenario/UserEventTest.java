package dev.torpor.harness.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.torpor.world.World.UserAction.Kind;
import dev.torpor.world.WorldPlan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UserEventTest {
  private static final String EVENTS =
      """
      user:
        events:
          - {at: 1min, forceQuit: true}
          - {at: 2min, lowPowerMode: on}
          - {at: 3min, lowPowerMode: off}
          - {at: 4min, lowDataMode: on}
          - {at: 5min, lowDataMode: off}
          - {at: 6min, backgroundRefresh: on}
          - {at: 7min, backgroundRefresh: off}
          - {at: 8min, airplaneMode: on}
          - {at: 9min, airplaneMode: off}
          - {at: 9min, healthStudy: on}
          - {at: 9min, healthStudy: off}
          - {at: 10min, unlock: true}
          - {at: 11min, lock: true}
          - {at: 12min, startWork: true}
          - {at: 13min, cancelWork: true}
          - {at: 14min, camera: on}
          - {at: 15min, camera: off}
          - {at: 16min, call: on}
          - {at: 17min, call: off}
          - {at: 18min, carPlay: on}
          - {at: 19min, carPlay: off}
          - {at: 20min, busyProcessor: on}
          - {at: 21min, busyProcessor: off}
          - {at: 22min, restore: on}
          - {at: 23min, restore: off}
          - {at: 24min, thermal: nominal}
          - {at: 25min, thermal: fair}
          - {at: 26min, thermal: serious}
          - {at: 27min, thermal: critical}
          - {at: 28min, weakNetwork: on}
          - {at: 29min, weakNetwork: off}
          - {at: 30min, memoryPressure: true}
          - {at: 31min, reboot: true}
          - {at: 32min, systemUpdate: true}
          - {at: 33min, notifications: on}
          - {at: 34min, notifications: off}
          - {at: 35min, newPushToken: true}
          - {at: 36min, deleteApp: true}
          - {at: 37min, setClock: -2h}
          - {at: 38min, timeZone: America/New_York}
      """;

  @TempDir Path folder;

  @Test
  void given_an_event_of_each_kind_when_loaded_then_there_is_no_kind_that_files_cannot_say()
      throws IOException, ScenarioException {
    List<WorldPlan.Action> actions = actions(EVENTS);

    assertThat(actions).extracting(WorldPlan.Action::kind).containsExactly(Kind.values());
    assertThat(actions)
        .filteredOn(action -> action.micros() != 0)
        .extracting(action -> action.kind() + " " + action.micros())
        .containsExactly("CLOCK_SET -7200000000");
    assertThat(actions)
        .filteredOn(action -> action.zone() != null)
        .extracting(action -> action.kind() + " " + action.zone())
        .containsExactly("ZONE_CHANGED America/New_York");
  }

  @Test
  void given_a_clock_set_ahead_when_loaded_then_the_sign_may_be_left_out()
      throws IOException, ScenarioException {
    assertThat(
            actions("user: {events: [{at: 1h, setClock: 90min}, {at: 2h, setClock: +1h 30min}]}"))
        .extracting(WorldPlan.Action::micros)
        .containsExactly(5_400_000_000L, 5_400_000_000L);
  }

  private List<WorldPlan.Action> actions(String user) throws IOException, ScenarioException {
    Files.createDirectories(folder.resolve("x"));
    Path file = folder.resolve("a.yaml");
    Files.writeString(file, Scenarios.minimal() + user + "\n");
    return ScenarioFile.load(file, LoadOptions.standard().withClients(TestClients.all()))
        .worldPlan()
        .actions();
  }
}
