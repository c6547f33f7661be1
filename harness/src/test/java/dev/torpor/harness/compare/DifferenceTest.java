package dev.torpor.harness.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.torpor.harness.compare.Difference.Verdict;
import dev.torpor.measure.Better;
import org.junit.jupiter.api.Test;

class DifferenceTest {
  @Test
  void given_numbers_of_seeds_when_asked_for_quantiles_then_they_are_those_of_the_tables() {
    assertThat(Difference.quantile(1)).isEqualTo(12.706205);
    assertThat(Difference.quantile(9)).isEqualTo(2.262157);
    assertThat(Difference.quantile(19)).isEqualTo(2.093024);
    assertThat(Difference.quantile(29)).isEqualTo(2.045230);
  }

  @Test
  void given_four_differences_when_estimated_then_mean_and_interval_are_those_by_hand() {
    // mean 3; deviations -2, -1, 1, 2: sd = sqrt(10 / 3), standard error sqrt(10 / 12)
    Difference difference = Difference.of(new double[] {1, 2, 4, 5});
    assertThat(difference.mean()).hasValue(3);
    assertThat(difference.halfWidth().orElseThrow())
        .isCloseTo(3.182446 * 0.912870929, within(1e-8));
    assertThat(difference.low().orElseThrow()).isCloseTo(3 - 2.905162437, within(1e-8));
    assertThat(difference.verdict(Better.HIGHER)).isEqualTo(Verdict.BETTER);
    assertThat(difference.verdict(Better.LOWER)).isEqualTo(Verdict.WORSE);
  }

  @Test
  void given_an_interval_that_holds_0_when_judged_then_it_is_a_tie_whatever_is_better() {
    Difference difference = Difference.of(new double[] {-1, 2, 3});
    assertThat(difference.verdict(Better.HIGHER)).isEqualTo(Verdict.TIE);
    assertThat(difference.verdict(Better.LOWER)).isEqualTo(Verdict.TIE);
    assertThat(Difference.of(new double[] {0, 0}).verdict(Better.LOWER)).isEqualTo(Verdict.TIE);
  }

  @Test
  void given_less_in_every_seed_when_judged_then_it_is_better_where_less_is() {
    Difference difference = Difference.of(new double[] {-6, -6, -6});
    assertThat(difference.halfWidth()).hasValue(0);
    assertThat(difference.verdict(Better.LOWER)).isEqualTo(Verdict.BETTER);
    assertThat(difference.verdict(Better.HIGHER)).isEqualTo(Verdict.WORSE);
  }

  @Test
  void given_one_seed_when_judged_then_there_is_a_mean_and_no_interval() {
    Difference difference = Difference.of(new double[] {-6});
    assertThat(difference.mean()).hasValue(-6);
    assertThat(difference.halfWidth()).isEmpty();
    assertThat(difference.verdict(Better.LOWER)).isEqualTo(Verdict.UNKNOWN);
  }

  @Test
  void given_no_seed_in_which_both_were_measured_when_judged_then_there_is_nothing_to_say() {
    Difference difference = Difference.of(new double[0]);
    assertThat(difference.mean()).isEmpty();
    assertThat(difference.verdict(Better.LOWER)).isEqualTo(Verdict.UNKNOWN);
  }
}
