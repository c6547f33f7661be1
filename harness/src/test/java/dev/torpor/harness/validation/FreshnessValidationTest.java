package dev.torpor.harness.validation;

import static dev.torpor.harness.validation.Replications.AT_ONCE;
import static dev.torpor.harness.validation.Replications.IDEAL;
import static dev.torpor.harness.validation.Replications.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.torpor.app.App;
import dev.torpor.harness.run.RunResult;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Cho and Garcia-Molina's closed forms and the worked trace, with the values of the reference table
 * of validation cases. One hour is the unit of time.
 */
class FreshnessValidationTest {
  private static final double HOUR = 3600;

  @Test
  void V01_given_the_worked_trace_then_every_number_is_exact() throws Exception {
    String yaml =
        "name: V01\nduration: 10h\n"
            + IDEAL
            + """
            policy: {use: always, %s}
            user:
              opens:
                - {at: "0d 00:30", for: 1s}
                - {at: "0d 02:30", for: 1s}
                - {at: "0d 07:00", for: 1s}
                - {at: "0d 09:30", for: 1s}
            backend: {dataset: {records: 1, changes: {at: [1h, 2h, 5h, 9h]}}}
            client: timed
            """
                .formatted(AT_ONCE);

    RunResult result =
        Replications.of(yaml, 1, new TimedClient(FreshnessValidationTest::untilNextOfV01))
            .results()
            .get(0);

    assertThat(value("freshness.freshFraction", result)).isEqualTo(0.4);
    assertThat(value("freshness.staleAge.mean", result)).isEqualTo(0.7 * HOUR);
    assertThat(value("freshness.syncAge.mean", result)).isEqualTo(1.5 * HOUR);
    assertThat(value("freshness.versionLag.mean", result)).isEqualTo(0.7);
    assertThat(value("freshness.atOpen.opens", result)).isEqualTo(4);
    assertThat(value("freshness.atOpen.freshFraction", result)).isEqualTo(0.25);
    assertThat(value("freshness.atOpen.staleAge.mean", result)).isEqualTo(1.0 * HOUR);
    assertThat(value("freshness.atOpen.staleAge.max", result)).isEqualTo(2.0 * HOUR);
    assertThat(value("freshness.atOpen.syncAge.mean", result)).isEqualTo(1.875 * HOUR);
    assertThat(value("freshness.atOpen.syncAge.max", result)).isEqualTo(3.0 * HOUR);
    assertThat(value("freshness.changeToVisible.censored", result)).isEqualTo(1);
  }

  private static Duration untilNextOfV01(App app) {
    Instant start = Instant.parse("2026-03-02T00:00:00Z");
    long now = ChronoUnit.HOURS.between(start, app.now());
    long next = now < 3 ? 3 : now < 4 ? 4 : now < 8 ? 8 : 24;
    return Duration.between(app.now(), start.plus(next, ChronoUnit.HOURS));
  }

  /**
   * Polls every {@code interval} under the policy that grants at exactly these instants. The
   * warm-up leaves out the first interval, which the set-up session makes longer.
   */
  private static Replications periodic(String interval, String warmup, String duration, int seeds)
      throws Exception {
    return Replications.of(
        "name: periodic\nduration: %s\nwarmup: %s\n".formatted(duration, warmup)
            + IDEAL
            + """
            policy: {use: "every:%s", %s}
            backend: {dataset: {records: 1, changes: {poisson: 1/h}}}
            client: {use: poll, interval: %s}
            """
                .formatted(interval, AT_ONCE, interval),
        seeds);
  }

  @Test
  void V02_given_hourly_polls_and_a_change_an_hour_then_freshness_is_63_percent() throws Exception {
    periodic("1h", "2h", "40d", 40)
        .expect("freshness.freshFraction", 0.632121)
        .expect("freshness.staleAge.mean", 0.132121 * HOUR)
        .expect("freshness.syncAge.mean", 0.5 * HOUR)
        .expect("freshness.versionLag.mean", 0.5);
  }

  @Test
  void V03_given_polls_every_6_min_then_freshness_is_95_percent() throws Exception {
    periodic("6min", "12min", "10d", 40)
        .expect("freshness.freshFraction", 0.951626)
        .expect("freshness.staleAge.mean", 0.0016258 * HOUR);
  }

  @Test
  void V05_given_syncs_at_random_instants_then_half_of_the_time_is_fresh() throws Exception {
    String yaml =
        "name: V05\nduration: 40d\n"
            + IDEAL
            + """
            policy: {use: always, %s}
            backend: {dataset: {records: 1, changes: {poisson: 1/h}}}
            client: timed
            """
                .formatted(AT_ONCE);

    Replications.of(
            yaml,
            40,
            new TimedClient(
                app -> Duration.ofNanos((long) app.random("gaps").exponential(HOUR * 1e9))))
        .expect("freshness.freshFraction", 0.5)
        .expect("freshness.staleAge.mean", 0.5 * HOUR)
        .expect("freshness.syncAge.mean", 1.0 * HOUR);
  }

  @Test
  void V07_given_one_sync_a_night_then_4_percent_of_the_time_is_fresh() throws Exception {
    periodic("24h", "2d", "200d", 40)
        .expect("freshness.freshFraction", 0.0416667)
        .expect("freshness.staleAge.mean", 11.041667 * HOUR)
        .expect("freshness.syncAge.mean", 12 * HOUR);
  }

  @Test
  void V10_given_a_pipeline_of_5_min_then_freshness_falls_by_its_delay() throws Exception {
    String backend = Path.of("src/test/resources/validation/slow").toString();
    String yaml =
        "name: V10\nduration: 40d\nwarmup: 3h\n"
            + IDEAL
            + """
            policy: {use: "every:1h", bgt.refreshRunLimit: 10min, %s}
            backend: {wiremock: ../../%s, dataset: {records: 1, changes: {poisson: 1/h}}}
            client: {use: poll, interval: 1h, timeout: 10min, syncOnOpen: off}
            """
                .formatted(AT_ONCE, backend.replace('\\', '/'));

    Replications.of(yaml, 20)
        .expect("freshness.freshFraction", 0.581579)
        .expect("freshness.syncAge.mean", 7.0 / 12 * HOUR);
  }

  @ParameterizedTest
  @CsvSource({"0.1/h, 0.904837", "0.5/h, 0.606531", "1/h, 0.367879", "2/h, 0.135335"})
  void V17_given_validators_then_the_share_of_304_is_that_of_unchanged_intervals(
      String changes, double expected) throws Exception {
    Replications replications =
        Replications.of(
            "name: V17\nduration: 20d\nwarmup: 1h\n"
                + IDEAL
                + """
                policy: {use: "every:1h", %s}
                backend: {dataset: {records: 1, changes: {poisson: %s}, shape: validators}}
                client: {use: poll, interval: 1h, fetch: validators}
                """
                    .formatted(AT_ONCE, changes),
            40);

    double[] shares =
        replications.results().stream()
            .mapToDouble(
                result -> {
                  var byStatus = result.measured().run().traffic().byStatus();
                  double unchanged = byStatus.getOrDefault(304, 0L);
                  return unchanged / (unchanged + byStatus.getOrDefault(200, 0L));
                })
            .toArray();
    replications.expect("share of 304", shares, expected);
  }

  @Test
  void I1_I2_given_changes_independent_of_syncs_then_the_means_are_tied_together()
      throws Exception {
    Replications replications = periodic("1h", "2h", "40d", 10);

    for (RunResult result : replications.results()) {
      double sync = value("freshness.syncAge.mean", result);
      double fresh = value("freshness.freshFraction", result);
      double stale = value("freshness.staleAge.mean", result);
      assertThat(stale).isCloseTo(sync - (1 - fresh) * HOUR, within(0.05 * HOUR));
    }
  }
}
