package dev.torpor.harness.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.torpor.app.AppManifest.BackgroundMode;
import dev.torpor.harness.backend.dataset.DatasetSettings;
import dev.torpor.harness.binding.ProblemText;
import dev.torpor.harness.text.TimeSpan;
import dev.torpor.network.Interface;
import dev.torpor.network.NetworkPath;
import dev.torpor.os.BackgroundRefresh;
import dev.torpor.os.PolicyParameter;
import dev.torpor.random.RandomStreams;
import dev.torpor.time.TimeFormat;
import dev.torpor.world.ChangeProcess;
import dev.torpor.world.World;
import dev.torpor.world.World.Span;
import dev.torpor.world.WorldFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LoadedScenarioTest {
  private static final Path FULL = Path.of("src/test/resources/scenarios/full.yaml");

  @Test
  void given_every_key_when_loaded_then_device_app_and_backend_are_as_written()
      throws ScenarioException {
    LoadedScenario loaded = load(FULL);

    assertThat(loaded.scenario().name()).isEqualTo("Every key");
    assertThat(loaded.scenario().seed()).isEqualTo(-42);
    assertThat(loaded.scenario().warmup().micros()).isEqualTo(TimeFormat.DAY);
    assertThat(loaded.device().name()).isEqualTo("profiles/my-phone.yaml");
    assertThat(loaded.device().batteryPicojoules()).isEqualTo(36_000_000_000_000_000L);
    assertThat(loaded.device().suspendedMicrowatts()).isEqualTo(25_000);
    assertThat(loaded.device().charging().knee()).isEqualTo(0.8);
    assertThat(loaded.device().charging().tau()).isEqualTo(0.4);
    assertThat(loaded.manifest().backgroundModes())
        .containsExactly(
            BackgroundMode.FETCH, BackgroundMode.PROCESSING, BackgroundMode.REMOTE_NOTIFICATION);
    assertThat(loaded.manifest().permits("app.refresh")).isTrue();
    assertThat(loaded.manifest().permits("other")).isFalse();
    assertThat(loaded.backgroundRefresh()).isEqualTo(BackgroundRefresh.OFF);
    assertThat(loaded.scenario().app().firstLaunch().length().micros())
        .isEqualTo(TimeFormat.MINUTE);
    assertThat(loaded.dataset().settings())
        .isEqualTo(
            new DatasetSettings(2_048, "validators", Map.of("tags", "weak", "writes", "off")));
    assertThat(loaded.wiremock()).get().asString().endsWith("broken/backend");
    assertThat(loaded.sha256()).matches("[0-9a-f]{64}");
  }

  @Test
  void given_a_client_with_options_when_loaded_then_they_have_their_types_and_defaults()
      throws ScenarioException {
    ClientChoice client = load(FULL).client();

    assertThat(client.provider().name()).isEqualTo("poll");
    assertThat(client.options().duration("interval")).isEqualTo(Duration.ofMinutes(30));
    assertThat(client.options().micros("jitter")).isZero();
    assertThat(client.options().flag("quiet")).isTrue();
    assertThat(client.options().number("attempts")).isEqualTo(5);
    assertThat(client.options().text("path")).isEqualTo("/news");
    assertThat(client.options().text("order")).isEqualTo("oldest-first");
    assertThat(client)
        .hasToString("poll,interval=30min,quiet=on,attempts=5,path=/news,order=oldest-first");
  }

  @Test
  void given_a_policy_with_overrides_when_loaded_then_they_replace_what_its_profile_says()
      throws ScenarioException {
    List<PolicyParameter> parameters = load(FULL).policy().parameters();

    assertThat(load(FULL).policy().name()).isEqualTo("ios");
    assertThat(load(FULL).policy().limits().coldLaunchMicros()).isZero();
    assertThat(parameters)
        .filteredOn(parameter -> parameter.source().equals("the scenario"))
        .extracting(parameter -> parameter.name() + "=" + parameter.text())
        .containsExactly(
            "bgt.refreshMinSpacing=30min",
            "cond.appSwitcherRule=off",
            "cond.criticalBattery=10%",
            "life.coldLaunchTime=0s");
  }

  @Test
  void given_a_week_with_the_start_of_summer_time_when_drawn_then_clocks_are_followed()
      throws ScenarioException {
    LoadedScenario loaded = load(FULL);
    World world = draw(loaded);

    assertThat(world.start()).isEqualTo(Instant.parse("2026-03-27T23:00:00Z"));
    assertThat(world.initialBatteryLevel()).isEqualTo(0.805);
    assertThat(world.sessions())
        .extracting(LoadedScenarioTest::text)
        .containsExactly(
            "0d 01:30:00 - 0d 01:30:10",
            "0d 10:00:00 - 0d 11:30:00",
            "1d 09:00:00 - 1d 10:30:00",
            "2d 06:40:00 - 2d 06:42:00",
            "2d 13:00:00 - 2d 13:15:00",
            "3d 06:40:00 - 3d 06:42:00",
            "4d 06:40:00 - 4d 06:42:00",
            "5d 06:40:00 - 5d 06:42:00",
            "6d 06:40:00 - 6d 06:42:00");
    assertThat(world.charging().get(0)).isEqualTo(new Span(0, 6 * TimeFormat.HOUR + 1_800_000_000));
    assertThat(world.actions())
        .extracting(action -> TimeFormat.instant(action.at()) + " " + action.kind())
        .containsExactly(
            "2d 13:30:00 LOW_POWER_MODE_ON",
            "2d 21:00:00 BACKGROUND_REFRESH_ON",
            "3d 08:00:00 FORCE_QUIT",
            "3d 09:00:00 CLOCK_SET",
            "3d 10:00:00 ZONE_CHANGED",
            "3d 11:00:00 THERMAL_SERIOUS");
  }

  @Test
  void given_a_network_timeline_when_drawn_then_each_time_has_the_first_way_that_applies()
      throws ScenarioException {
    List<World.PathChange> paths = draw(load(FULL)).paths();

    assertThat(paths.stream().limit(9))
        .extracting(change -> TimeFormat.instant(change.at()) + " " + text(change.path()))
        .containsExactly(
            "0d 00:00:00 WIFI home 40000000/33000000 2000",
            "0d 07:15:00 CELLULAR lte-2021-modern 117000000/5000000 89000",
            "0d 20:00:00 WIFI profiles/cafe.yaml 2000000/0 2000",
            "1d 00:00:00 WIFI home 40000000/33000000 2000",
            "1d 06:15:00 CELLULAR lte-2021-modern 117000000/5000000 89000",
            "1d 19:00:00 WIFI profiles/cafe.yaml 2000000/0 2000",
            "1d 23:00:00 WIFI home 40000000/33000000 2000",
            "2d 06:15:00 CELLULAR lte-2012-huang 1000000/5640000 200000",
            "2d 07:00:00 CELLULAR lte-2021-modern 117000000/5000000 89000");
  }

  @Test
  void given_a_minimal_scenario_when_loaded_then_the_rest_has_its_defaults(@TempDir Path folder)
      throws IOException, ScenarioException {
    Files.createDirectory(folder.resolve("x"));
    Path file = Files.writeString(folder.resolve("a.yaml"), Scenarios.minimal());
    LoadedScenario loaded = load(file);

    assertThat(loaded.scenario().seed()).isEqualTo(1);
    assertThat(loaded.scenario().warmup().micros()).isZero();
    assertThat(loaded.scenario().expect()).isEmpty();
    assertThat(loaded.scenario().app().firstLaunch().length().micros()).isEqualTo(30_000_000);
    assertThat(loaded.backgroundRefresh()).isEqualTo(BackgroundRefresh.ON);
    assertThat(loaded.policy().name()).isEqualTo("ios");
    assertThat(loaded.worldPlan().initialBatteryLevel()).isEqualTo(1);
    assertThat(loaded.worldPlan().dataset().records()).isZero();
    assertThat(loaded.worldPlan().dataset().changes()).isEqualTo(new ChangeProcess.At(List.of()));
  }

  @Test
  void given_no_way_for_the_rest_when_loaded_then_there_is_no_network(@TempDir Path folder)
      throws IOException, ScenarioException {
    Files.createDirectory(folder.resolve("x"));
    String text = Scenarios.minimal().replaceFirst("network: .*", "network: []");
    Path file = Files.writeString(folder.resolve("a.yaml"), text);

    assertThat(load(file).worldPlan().otherwise()).isEqualTo(NetworkPath.none());
  }

  @Test
  void given_a_mistake_that_shows_later_when_reported_then_it_points_at_the_line()
      throws ScenarioException {
    LoadedScenario loaded = load(FULL);

    assertThat(ProblemText.of(List.of(loaded.problemAt("client.interval", "too short"))))
        .isEqualTo(
            """
            src/test/resources/scenarios/full.yaml:45:31: error: too short (at client.interval)
              45 | client: {use: poll, interval: 30min, quiet: on, attempts: 5, path: /news, order: oldest-first}
                 |                               ^^^^^
            """);
    assertThat(loaded.problemAt("backend.push.on", "not here").line()).isEqualTo(38);
  }

  @Test
  void given_another_length_when_asked_then_it_is_told_why_it_cannot_be() throws ScenarioException {
    LoadedScenario loaded = load(FULL);

    assertThat(loaded.mistakesWith(TimeSpan.parse("1d"))).isEmpty();
    assertThat(loaded.mistakesWith(TimeSpan.parse("28d"))).isEmpty();
    assertThat(loaded.mistakesWith(TimeSpan.parse("0s")))
        .containsExactly("a run must be longer than 0");
    assertThat(loaded.mistakesWith(TimeSpan.parse("401d")))
        .containsExactly("a run lasts 400d at most");
  }

  @Test
  void given_limits_when_loaded_then_they_are_numbers_in_the_units_of_results()
      throws ScenarioException {
    Map<String, Limit> expect = load(FULL).scenario().expect();

    assertThat(expect.values())
        .extracting(
            limit ->
                limit.comparison() + " " + limit.value().toPlainString() + " " + limit.measure())
        .containsExactly(
            "AT_LEAST 0.80 NUMBER",
            "AT_MOST 2700.000000 SECONDS",
            "AT_MOST 250.000000000000 JOULES",
            "EQUAL 0 NUMBER");
  }

  private static LoadedScenario load(Path file) throws ScenarioException {
    return ScenarioFile.load(file, LoadOptions.standard().withClients(TestClients.all()));
  }

  private static World draw(LoadedScenario loaded) {
    return WorldFactory.draw(
        loaded.worldPlan(),
        loaded.scenario().duration().micros(),
        new RandomStreams(loaded.scenario().seed()));
  }

  private static String text(Span span) {
    return TimeFormat.instant(span.from()) + " - " + TimeFormat.instant(span.to());
  }

  private static String text(NetworkPath path) {
    assertThat(path.via()).isNotEqualTo(Interface.NONE);
    return path.via()
        + " "
        + path.name()
        + " "
        + path.link().downBitsPerSecond()
        + "/"
        + path.link().upBitsPerSecond()
        + " "
        + path.link().rttMicros();
  }
}
