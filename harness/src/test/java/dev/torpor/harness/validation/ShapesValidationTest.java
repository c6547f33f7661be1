package dev.torpor.harness.validation;

import static dev.torpor.harness.validation.Replications.AT_ONCE;
import static dev.torpor.harness.validation.Replications.IDEAL;

import dev.torpor.harness.run.RunResult;
import dev.torpor.measure.Freshness;
import dev.torpor.random.RandomStream;
import dev.torpor.random.RandomStreams;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What the shapes of the backend mean for freshness and traffic, through the whole stack, against
 * the closed forms of the reference table of validation cases.
 */
class ShapesValidationTest {
  private static final long DAY_MICROS = 86_400_000_000L;

  @Test
  void V18_given_a_poll_for_each_change_then_the_lag_is_distributed_as_the_tail_of_poisson()
      throws Exception {
    lag("1h", "2h", 0.632121, 0.264241, 0.080301, 0.018988, 0.003660);
  }

  @Test
  void V19_given_three_changes_a_poll_then_the_lag_is_distributed_as_the_tail_of_poisson()
      throws Exception {
    lag("3h", "6h", 0.316738, 0.266951, 0.192270, 0.117589, 0.061579)
        .expect("freshness.versionLag.mean", 1.5);
  }

  /** P(lag = k) = P(Poisson(r) >= k + 1) / r, for r changes between two polls. */
  private static Replications lag(String interval, String warmup, double... shares)
      throws Exception {
    Replications replications =
        Replications.of(
            "name: lag\nduration: 60d\nwarmup: %s\n".formatted(warmup)
                + IDEAL
                + """
                policy: {use: "every:%s", %s}
                backend: {dataset: {records: 1, changes: {poisson: 1/h}}}
                client: {use: poll, interval: %s}
                """
                    .formatted(interval, AT_ONCE, interval),
            40);
    for (int k = 0; k < shares.length; k++) {
      int lag = k;
      double[] measured =
          replications.results().stream().mapToDouble(result -> share(lag, result)).toArray();
      replications.expect("share of lag " + k, measured, shares[k]);
    }
    return replications;
  }

  private static double share(long lag, RunResult result) {
    Freshness freshness = result.measured().run().freshness();
    return Objects.requireNonNull(freshness).versionLag().share(lag).orElseThrow();
  }

  /** A gap longer than the week that a cursor lives ends in a resync: P = e^(-7 d * rate). */
  @ParameterizedTest
  @CsvSource({"1, 240, 0.000912", "0.5, 120, 0.030197", "0.2, 45, 0.246597", "0.1, 20, 0.496585"})
  void V42_given_cursors_that_live_a_week_then_long_gaps_between_opens_cost_a_resync(
      double opensPerDay, int gaps, double expected) throws Exception {
    double[] shares = new double[20];
    Replications replications = null;
    for (int seed = 1; seed <= shares.length; seed++) {
      replications = Replications.of(opens(opensPerDay, gaps, seed), 1);
      RunResult result = replications.results().get(0);
      shares[seed - 1] =
          result.measured().run().traffic().byStatus().getOrDefault(410, 0L) / (double) gaps;
    }
    if (replications != null) {
      replications.expect("resyncs a gap at " + opensPerDay + " opens a day", shares, expected);
    }
  }

  private static String opens(double perDay, int gaps, int seed) {
    RandomStream chance = new RandomStreams(seed).fork("test/opens");
    StringBuilder opens = new StringBuilder();
    long at = 0;
    for (int i = 0; i < gaps; i++) {
      at += 2_000_000 + Math.round(chance.exponential(DAY_MICROS / perDay));
      opens.append("    - {at: \"").append(at).append("us\", for: 1s}\n");
    }
    String stubs = Path.of("src/test/resources/validation/expiring").toString();
    return "name: V42\nduration: "
        + (at + DAY_MICROS)
        + "us\n"
        + IDEAL
        + "policy: {use: never, "
        + AT_ONCE
        + "}\nuser:\n  opens:\n"
        + opens
        + "backend: {wiremock: ../../"
        + stubs.replace('\\', '/')
        + ", dataset: {records: 1, changes: {at: []}}}\n"
        + "client: {use: poll, interval: 1h}\n";
  }
}
