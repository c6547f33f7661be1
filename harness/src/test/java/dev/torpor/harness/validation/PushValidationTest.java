package dev.torpor.harness.validation;

import static dev.torpor.harness.validation.Replications.AT_ONCE;
import static dev.torpor.harness.validation.Replications.IDEAL;
import static dev.torpor.harness.validation.Replications.value;
import static org.assertj.core.api.Assertions.assertThat;

import dev.torpor.harness.run.RunResult;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Pushes on change from a scenario file to the replica, held against the closed forms. */
class PushValidationTest {
  private static final int HOURS = 20 * 24;
  private static final int SEEDS = 20;

  private static Replications pushed(String changes, String push, Duration poll) throws Exception {
    String yaml =
        "name: pushed\nduration: 20d\n"
            + IDEAL.replace(
                "backgroundModes: [fetch]", "backgroundModes: [fetch, remote-notification]")
            + """
            policy: {use: always, %s}
            backend:
              dataset: {records: 1, changes: {poisson: %s}, bytes: 60 B}
              push: {on: change, %s}
            client: pushed
            """
                .formatted(AT_ONCE, changes, push);
    return Replications.of(yaml, SEEDS, new PushedClient(poll));
  }

  @ParameterizedTest
  @CsvSource({
    "0.5/h, 0.987022, 0.493511",
    "1/h, 0.952504, 0.952504",
    "3/h, 0.731059, 2.193176",
    "6/h, 0.468311, 2.809863",
    "12/h, 0.248860, 2.986326",
  })
  void V26_given_20_min_between_pushes_then_freshness_is_capped(
      String changes, double fresh, double perHour) throws Exception {
    Replications runs = pushed(changes, "loss: 0%, spacing: 20min", Duration.ZERO);

    runs.expect("freshness.freshFraction", fresh);
    double[] pushes =
        runs.results().stream().mapToDouble(r -> value("os.push.sent", r) / HOURS).toArray();
    runs.expect("pushes in an hour", pushes, perHour);
    if (changes.equals("6/h")) {
      runs.expect("freshness.staleAge.mean", 4.0493 * 60);
    }
  }

  @ParameterizedTest
  @CsvSource({"30%, 0.889636", "10%, 0.963212", "50%, 0.816060"})
  void V27_given_lost_pushes_and_hourly_polls_then_the_polls_make_up_for_their_part(
      String loss, double fresh) throws Exception {
    pushed("1/h", "loss: " + loss, Duration.ofHours(1)).expect("freshness.freshFraction", fresh);
  }

  @Test
  void V28_given_pushes_that_wait_10_s_for_more_then_that_is_what_freshness_costs()
      throws Exception {
    pushed("1/h", "loss: 0%, coalesce: 10s", Duration.ZERO)
        .expect("freshness.freshFraction", 0.997230);
  }

  @Test
  void given_records_in_the_payload_then_nothing_is_fetched_and_the_copy_is_fresh()
      throws Exception {
    for (RunResult result : pushed("1/h", "loss: 0%, payload: data", Duration.ZERO).results()) {
      assertThat(value("traffic.requests", result)).isEqualTo(1); // the one when it is set up
      assertThat(value("freshness.freshFraction", result)).isGreaterThan(0.9999);
    }
  }
}
