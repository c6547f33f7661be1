package dev.torpor.harness.validation;

import static dev.torpor.harness.validation.Replications.AT_ONCE;
import static dev.torpor.harness.validation.Replications.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.torpor.harness.run.PreparedRun;
import dev.torpor.harness.run.RunOverrides;
import dev.torpor.harness.run.RunResult;
import dev.torpor.harness.scenario.LoadOptions;
import dev.torpor.harness.scenario.ScenarioFile;
import dev.torpor.http.HttpEvent;
import dev.torpor.random.RandomStream;
import dev.torpor.random.RandomStreams;
import dev.torpor.time.TimeFormat;
import dev.torpor.trace.TraceListener;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Figures of the reference that shipped strategies must give, through the whole phone. */
class StrategyValidationTest {
  private static final double HOUR = 3600;

  /** lte-2012-huang. */
  private static final double TAIL_WATTS = 1.060;

  private static final String LTE =
      """
      start: 2026-03-02T00:00:00
      zone: UTC
      device: ideal
      network:
        - {otherwise: {cellular: lte-2012-huang}}
      """;

  @Test
  void V22_given_bursty_opens_and_sync_at_opens_alone_then_the_mean_over_time_misleads()
      throws Exception {
    int seeds = 40;
    double[] age = new double[seeds];
    double[] ageAtOpen = new double[seeds];
    double[] fresh = new double[seeds];
    double[] freshAtOpen = new double[seeds];
    for (int i = 0; i < seeds; i++) {
      RunResult result = run(burstyOpens(i + 1), List.of());
      age[i] = value("freshness.syncAge.mean", result);
      ageAtOpen[i] = value("freshness.atOpen.syncAge.mean", result);
      fresh[i] = value("freshness.freshFraction", result);
      freshAtOpen[i] = value("freshness.atOpen.freshFraction", result);
    }

    expect("age at open", ageAtOpen, 3.0 * HOUR);
    expect("age over time", age, 14.2316 * HOUR);
    expect("fresh at open", freshAtOpen, 0.403155);
    expect("fresh over time", fresh, 0.198948);
  }

  private static void expect(String what, double[] values, double closedForm) {
    double mean = 0;
    for (double value : values) {
      mean += value / values.length;
    }
    double squares = 0;
    for (double value : values) {
      squares += (value - mean) * (value - mean);
    }
    double standardError = Math.sqrt(squares / (values.length - 1) / values.length);
    assertThat(Math.abs(mean - closedForm))
        .as("%s: mean %s, closed form %s, standard error %s", what, mean, closedForm, standardError)
        .isLessThanOrEqualTo(3.5 * standardError);
  }

  /** Opens whose gaps are lognormal with mean 3 h and sigma 1.5, in 200 days. */
  private static String burstyOpens(int seed) {
    RandomStream gaps = new RandomStreams(seed).fork("gaps");
    StringBuilder yaml = new StringBuilder("name: V22\nduration: 210d\nwarmup: 10d\n");
    yaml.append("seed: ").append(seed).append('\n').append(Replications.IDEAL);
    yaml.append("policy: {use: never, ").append(AT_ONCE).append("}\n");
    yaml.append("backend: {dataset: {records: 1, changes: {poisson: 1/h}}}\n");
    yaml.append("client: open-only\nuser:\n  opens:\n");
    double median = 3 * HOUR * StrictMath.exp(-1.5 * 1.5 / 2);
    double at = 60;
    while (at < 209 * 24 * HOUR) {
      yaml.append("    - {at: ").append((long) (at * 1e6)).append("us, for: 100ms}\n");
      at += Math.max(0.2, gaps.lognormal(median, 1.5));
    }
    return yaml.toString();
  }

  @Test
  void V34_given_a_transfer_each_minute_then_the_tail_is_on_its_length_in_each() throws Exception {
    assertThat(tailShare(1, "fixed")).isCloseTo(0.192933, within(0.192933 * 0.002));
  }

  @Test
  void V34_given_a_transfer_a_minute_by_chance_then_the_tail_is_on_that_share_of_time()
      throws Exception {
    double[] shares = new double[12];
    for (int i = 0; i < shares.length; i++) {
      shares[i] = tailShare(i + 1, "poisson");
    }

    expect("share of the tail", shares, 0.175463);
  }

  private static double tailShare(int seed, String spread) throws Exception {
    RunResult result =
        run(
            "name: V34\nduration: 4d\nseed: "
                + seed
                + "\n"
                + LTE
                + """
                app: {firstLaunch: {for: 95h}}
                user: {charging: [{from: 0s, to: 96h}]}
                policy: never
                backend: {dataset: {records: 1, changes: {poisson: 1/h}, bytes: 10 B}}
                client: {use: kit, triggers: [open, {timer: {every: 1min, spread: %s}}]}
                """
                    .formatted(spread),
            List.of());
    return value("energy.byComponent.radioTail", result) / TAIL_WATTS / (95 * HOUR);
  }

  /** What a transfer adds to a radio that other apps wake once a minute by chance. */
  @Test
  void V34_given_a_transfer_a_minute_by_chance_then_one_more_adds_this_much_tail()
      throws Exception {
    int seeds = 20;
    double[] seconds = new double[seeds];
    for (int i = 0; i < seeds; i++) {
      RunResult without = run(besideOthers(i + 1, "never"), List.of());
      RunResult with =
          run(
              besideOthers(i + 1, "{use: kit, triggers: [open, {timer: {every: 10min}}]}"),
              List.of());
      double joules =
          value("energy.byComponent.radioTail", with)
              - value("energy.byComponent.radioTail", without);
      seconds[i] = joules / TAIL_WATTS / value("traffic.requests", with);
    }

    expect("tail of one more transfer", seconds, 9.5448);
  }

  private static String besideOthers(int seed, String client) {
    return "name: V34\nduration: 4d\nseed: "
        + seed
        + "\n"
        + LTE
        + """
        app: {firstLaunch: {for: 95h}}
        user: {charging: [{from: 0s, to: 96h}]}
        otherApps: [{poisson: 60/h, sent: 10 B, received: 10 B}]
        policy: never
        backend: {dataset: {records: 1, changes: {poisson: 1/h}, bytes: 10 B}}
        client: %s
        """
            .formatted(client);
  }

  @ParameterizedTest
  @CsvSource({"15min, 1208.2", "1h, 302.05"})
  void V35_given_isolated_polls_on_lte_then_each_costs_promotion_and_tail(
      String interval, double joulesPerDay) throws Exception {
    RunResult result =
        run(
            "name: V35\nduration: 6d\nwarmup: 1d\n"
                + LTE
                + """
                app: {backgroundModes: [fetch], firstLaunch: {for: 1s}}
                policy: {use: "every:%s", %s}
                backend: {dataset: {records: 1, changes: {poisson: 1/d}, bytes: 10 B}}
                client: {use: poll-fixed, interval: %s}
                """
                    .formatted(interval, AT_ONCE, interval),
            List.of());

    double marginal = value("energy.syncMarginal.perDay", result);
    assertThat(marginal).isCloseTo(joulesPerDay, within(joulesPerDay * 0.03));
  }

  @ParameterizedTest
  @CsvSource({"60s, 15, 603", "300s, 10, 811", "1d, 10, 1023"})
  void V38_given_an_outage_of_10_min_then_the_cap_decides_when_it_is_noticed_to_be_over(
      String cap, int failures, int recovery) throws Exception {
    List<Long> times = new ArrayList<>();
    List<Integer> statuses = new ArrayList<>();

    run(
        "name: V38\nduration: 1h\n"
            + Replications.IDEAL.replace("for: 1s", "for: 59min")
            + """
            policy: never
            backend:
              dataset: {records: 1, changes: {poisson: 1/h}}
              faults: [{fault: unavailable, from: 0s, to: 600s}]
            client: {use: backoff, jitter: exponential, base: 1s, cap: %s, attempts: 100}
            """
                .formatted(cap),
        List.of(
            (at, event) -> {
              if (event instanceof HttpEvent.Served served) {
                times.add(at / TimeFormat.SECOND);
                statuses.add(served.status());
              }
            }));

    assertThat(statuses).startsWith(503).endsWith(200);
    assertThat(statuses.stream().filter(status -> status == 503)).hasSize(failures);
    assertThat(times.get(times.size() - 1) - times.get(0)).isEqualTo(recovery);
  }

  @ParameterizedTest
  @CsvSource({"seconds", "date"})
  void V46_given_retry_after_120_s_then_no_request_comes_before(String form) throws Exception {
    List<Long> times = new ArrayList<>();

    run(
        "name: V46\nduration: 1h\n"
            + Replications.IDEAL.replace("for: 1s", "for: 59min")
            + """
            policy: never
            backend:
              dataset: {records: 1, changes: {poisson: 1/h}}
              faults: [{fault: unavailable, from: 0s, to: 10s, retryAfter: %s, wait: 120s}]
            client: backoff
            """
                .formatted(form),
        List.of(
            (at, event) -> {
              if (event instanceof HttpEvent.Served) {
                times.add(at / TimeFormat.SECOND);
              }
            }));

    assertThat(times).hasSize(2);
    assertThat(times.get(1) - times.get(0)).isBetween(120L, 121L);
  }

  @Test
  void V47_given_sparse_small_transfers_on_lte_then_batching_saves_a_third_to_two_thirds()
      throws Exception {
    double atOnce = joules("kit, triggers: [open, {timer: {every: 2min, spread: poisson}}]");
    double batched =
        joules(
            "batch-tail, deadline: 4min,"
                + " triggers: [open, {timer: {every: 2min, spread: poisson}}]");

    assertThat(1 - batched / atOnce).isBetween(0.35, 0.70);
  }

  private static double joules(String client) throws Exception {
    RunResult result =
        run(
            "name: V47\nduration: 1d\n"
                + LTE
                + """
                app: {firstLaunch: {for: 1439min}}
                policy: never
                backend: {dataset: {records: 5, changes: {poisson: 30/h}, bytes: 1 KiB}}
                client: {use: %s}
                """
                    .formatted(client),
            List.of());
    return value("energy.syncMarginal.perDay", result);
  }

  private static RunResult run(String yaml, List<TraceListener> listeners) throws Exception {
    Path folder = Files.createDirectories(Path.of("target", "validation"));
    Path file = Files.createTempFile(folder, "strategy", ".yaml");
    Files.writeString(file, yaml);
    RunResult result =
        PreparedRun.prepare(ScenarioFile.load(file, LoadOptions.standard()), RunOverrides.none())
            .run(listeners);
    Files.delete(file);
    assertThat(result.measured().run().identities().failures()).isEmpty();
    assertThat(result.measured().run().violations()).isEmpty();
    return result;
  }
}
