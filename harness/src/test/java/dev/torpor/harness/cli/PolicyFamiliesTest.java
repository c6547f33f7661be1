package dev.torpor.harness.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The families of policies as somebody who compares them on the command line meets them. */
class PolicyFamiliesTest {
  @TempDir private Path folder;

  private final TreeMap<String, JsonNode> results = new TreeMap<>();

  @BeforeEach
  void bringFiles() {
    new Cli(folder).with("habit.yaml").with("slow-goodbye.yaml");
  }

  private JsonNode run(String file, String policy) {
    return results.computeIfAbsent(
        file + " " + policy,
        key -> {
          Cli.Outcome outcome = new Cli(folder).run("run", file, "--policy", policy, "--json");
          assertThat(outcome.code()).as(outcome.err()).isZero();
          try {
            return new ObjectMapper().readTree(outcome.out());
          } catch (IOException e) {
            throw new AssertionError(e);
          }
        });
  }

  private int granted(String policy) {
    return run("habit.yaml", policy).at("/os/refresh/granted").asInt();
  }

  private double staleAtOpens(String policy) {
    return run("habit.yaml", policy).at("/freshness/atOpen/staleAge/mean").asDouble();
  }

  private double blocked(String policy, String reason) {
    return run("habit.yaml", policy).at("/os/blocked/" + reason).asDouble();
  }

  @ParameterizedTest
  @CsvSource({
    "ios, documented iOS rules",
    "generous, as good for the app as is plausible",
    "stingy, as bad for the app as is plausible",
    "night-only, nothing starts in the background by day",
    "heavy-prediction, only where the user is expected",
    "no-prediction, without learning when the user comes",
    "ios-4-to-6, the assertion budget of iOS 4 to 6",
    "ios-7-to-12, the assertion budget of iOS 7 to about 12"
  })
  void given_a_family_when_listed_and_run_then_it_is_explained_and_named(
      String policy, String explanation) {
    assertThat(new Cli(folder).run("list", "policies").out().lines())
        .filteredOn(line -> line.startsWith(policy + " "))
        .singleElement()
        .asString()
        .contains(explanation);
    assertThat(run("habit.yaml", policy).path("policy").asText()).isEqualTo(policy);
    assertThat(granted(policy)).isPositive();
  }

  @Test
  void given_generous_and_stingy_when_run_then_the_default_lies_between_them() {
    assertThat(granted("generous")).isGreaterThan(granted("ios"));
    assertThat(granted("stingy")).isLessThan(granted("ios") / 2);
    assertThat(staleAtOpens("generous")).isLessThan(staleAtOpens("ios"));
    assertThat(staleAtOpens("stingy")).isGreaterThan(staleAtOpens("ios"));
  }

  @Test
  void given_night_only_when_run_then_days_are_what_work_waits_for() {
    assertThat(blocked("night-only", "OUTSIDE_WINDOW")).isGreaterThan(9 * 86_400);
    assertThat(blocked("ios", "OUTSIDE_WINDOW")).isZero();
    assertThat(granted("night-only")).isLessThan(granted("ios"));
    assertThat(staleAtOpens("night-only")).isGreaterThan(staleAtOpens("ios"));
  }

  @Test
  void given_prediction_when_it_is_heavy_or_gone_then_usage_holds_back_more_or_nothing() {
    assertThat(granted("heavy-prediction")).isLessThan(granted("ios"));
    assertThat(granted("no-prediction")).isGreaterThan(2 * granted("ios"));
    assertThat(blocked("no-prediction", "APP_USAGE")).isZero();
    assertThat(blocked("heavy-prediction", "APP_USAGE") / granted("heavy-prediction"))
        .as("waited for each grant")
        .isGreaterThan(blocked("ios", "APP_USAGE") / granted("ios"));
  }

  /** The app asks a server that takes 100 s when the user leaves: 30, 180 and 600 s to finish. */
  @Test
  void given_presets_of_older_systems_when_work_goes_on_after_leaving_then_they_let_it_end() {
    assertThat(received("ios")).isZero();
    assertThat(received("ios-7-to-12")).isPositive();
    assertThat(received("ios-4-to-6")).isEqualTo(received("ios-7-to-12"));
    assertThat(background("ios")).isLessThan(background("ios-7-to-12"));
  }

  private double received(String policy) {
    return run("slow-goodbye.yaml", policy).at("/traffic/cumulativeWifiDownload").asDouble();
  }

  private double background(String policy) {
    return run("slow-goodbye.yaml", policy).at("/os/cumulativeBackgroundTime").asDouble();
  }
}
