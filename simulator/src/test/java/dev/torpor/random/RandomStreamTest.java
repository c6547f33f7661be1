package dev.torpor.random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;

class RandomStreamTest {
  private static final int MANY = 200_000;

  private static RandomStream stream(String label) {
    return new RandomStreams(42).fork(label);
  }

  @Test
  void given_a_seed_and_labels_when_drawn_then_the_first_draws_are_those_on_record() {
    assertThat(stream("device/opens").nextLong()).isEqualTo(-3765668266590807469L);
    assertThat(stream("network/loss").nextLong()).isEqualTo(-6851752221777143865L);
    assertThat(stream("").nextLong()).isEqualTo(-9092332835692163314L);
    assertThat(new RandomStreams(43).fork("device/opens").nextLong())
        .isEqualTo(1434940716512156254L);
    assertThat(stream("device/opens").nextDouble()).isEqualTo(0x1.977b515367c9bp-1);
    assertThat(stream("device/opens").nextLong(1_000)).isEqualTo(73L);
    assertThat(stream("device/opens").exponential(1)).isEqualTo(0x1.96c63fc870befp0);
    assertThat(stream("device/opens").normal()).isEqualTo(0x1.6d37ab51b8fbdp0);
    assertThat(stream("device/opens").lognormal(2, 1.5)).isEqualTo(0x1.0ff7a2df34bfp4);
  }

  @Test
  void given_one_label_when_forked_twice_then_the_draws_are_the_same() {
    RandomStream one = stream("world/changes");
    RandomStream other = stream("world/changes");

    for (int i = 0; i < 1_000; i++) {
      assertThat(one.nextLong()).isEqualTo(other.nextLong());
    }
  }

  @Test
  void given_two_labels_when_drawn_then_they_do_not_go_together() {
    RandomStream one = stream("client/jitter");
    RandomStream other = stream("client/jitteR");
    double sum = 0;
    for (int i = 0; i < MANY; i++) {
      sum += (one.nextDouble() - .5) * (other.nextDouble() - .5) * 12;
    }

    // under independence the correlation has a standard error of 1 / sqrt(n)
    assertThat(sum / MANY).isCloseTo(0, within(3.5 / StrictMath.sqrt(MANY)));
  }

  @Test
  void given_more_draws_on_one_stream_when_another_is_drawn_then_it_gives_the_same() {
    RandomStreams streams = new RandomStreams(7);
    long undisturbed = streams.fork("b").nextLong();
    RandomStream busy = streams.fork("a");
    for (int i = 0; i < 100; i++) {
      busy.normal();
    }

    assertThat(streams.fork("b").nextLong()).isEqualTo(undisturbed);
  }

  @Test
  void given_uniform_draws_when_counted_then_mean_and_variance_are_right() {
    assertMoments(s -> s.nextDouble(), .5, 1 / 12.0, 1 / 180.0);
  }

  @Test
  void given_exponential_draws_when_counted_then_mean_and_variance_are_right() {
    assertMoments(s -> s.exponential(3), 3, 9, 8 * 81);
  }

  @Test
  void given_normal_draws_when_counted_then_mean_and_variance_are_right() {
    assertMoments(s -> s.normal(), 0, 1, 2);
  }

  @Test
  void given_lognormal_draws_when_sorted_then_the_median_is_right() {
    RandomStream stream = stream("moments");
    double[] draws = new double[MANY];
    for (int i = 0; i < MANY; i++) {
      draws[i] = stream.lognormal(360, 1.4);
    }
    Arrays.sort(draws);

    // log of the median has the standard error sigma * sqrt(pi / 2n)
    double error = 1.4 * StrictMath.sqrt(StrictMath.PI / 2 / MANY);
    assertThat(StrictMath.log(draws[MANY / 2] / 360)).isCloseTo(0, within(3.5 * error));
  }

  @Test
  void given_a_bound_when_drawn_then_every_value_comes_equally_often() {
    RandomStream stream = stream("dice");
    long[] counts = new long[6];
    for (int i = 0; i < MANY; i++) {
      counts[(int) stream.nextLong(6)]++;
    }
    double chiSquared = 0;
    for (long count : counts) {
      double expected = MANY / 6.0;
      chiSquared += (count - expected) * (count - expected) / expected;
    }

    assertThat(chiSquared).isLessThan(20.5); // 99.9 % of chi-squared with 5 degrees of freedom
  }

  @Test
  void given_a_range_when_drawn_then_both_ends_belong_to_it() {
    RandomStream stream = stream("range");
    boolean low = false;
    boolean high = false;
    for (int i = 0; i < 1_000; i++) {
      long value = stream.between(-2, 2);
      assertThat(value).isBetween(-2L, 2L);
      low |= value == -2;
      high |= value == 2;
    }

    assertThat(low && high).isTrue();
  }

  @Test
  void given_a_probability_when_drawn_then_it_is_the_share() {
    RandomStream stream = stream("chance");
    int hits = 0;
    for (int i = 0; i < MANY; i++) {
      hits += stream.chance(.2) ? 1 : 0;
    }

    assertThat(hits / (double) MANY).isCloseTo(.2, within(3.5 * StrictMath.sqrt(.2 * .8 / MANY)));
    assertThat(stream.chance(0)).isFalse();
    assertThat(stream.chance(1)).isTrue();
  }

  @Test
  void given_a_bound_of_zero_when_drawn_then_it_is_refused() {
    assertThatThrownBy(() -> stream("x").nextLong(0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("bound must be positive, not 0");
  }

  /** Within 3.5 standard errors; that of the variance follows from the fourth central moment. */
  private static void assertMoments(
      ToDoubleFunction<RandomStream> sampler, double mean, double variance, double errorOfSquare) {
    RandomStream stream = stream("moments");
    double sum = 0;
    double squares = 0;
    for (int i = 0; i < MANY; i++) {
      double deviation = sampler.applyAsDouble(stream) - mean;
      sum += deviation;
      squares += deviation * deviation;
    }

    assertThat(sum / MANY).isCloseTo(0, within(3.5 * StrictMath.sqrt(variance / MANY)));
    assertThat(squares / MANY)
        .isCloseTo(variance, within(3.5 * StrictMath.sqrt(errorOfSquare / MANY)));
  }
}
