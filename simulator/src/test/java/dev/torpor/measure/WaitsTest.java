package dev.torpor.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.torpor.random.RandomStream;
import dev.torpor.random.RandomStreams;
import java.math.BigInteger;
import java.util.OptionalLong;
import java.util.SortedSet;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WaitsTest {
  @Test
  void given_no_censoring_when_estimated_then_mean_and_quantiles_are_those_of_the_sample() {
    WaitCollector collector = new WaitCollector();
    for (int i = 1; i <= 100; i++) {
      collector.ended(i * 1_000_000L);
    }

    Waits waits = collector.finish();

    assertThat(waits.meanSeconds()).hasValue(50.5);
    assertThat(waits.p50Seconds()).hasValue(50);
    assertThat(waits.p90Seconds()).hasValue(90);
    assertThat(waits.p95Seconds()).hasValue(95);
    assertThat(waits.p99Seconds()).hasValue(99);
    assertThat(waits.maxSeconds()).hasValue(100);
  }

  @Test
  void given_a_sample_with_censored_waits_when_estimated_then_the_curve_is_the_known_one() {
    // 6 patients: deaths at 1, 3, 4 and losses at 2, 3, 5; S = 5/6, 5/6 * 3/4, 5/8 * 1/2
    WaitCollector collector = new WaitCollector();
    collector.ended(1);
    collector.censored(2);
    collector.ended(3);
    collector.censored(3);
    collector.ended(4);
    collector.censored(5);

    Waits waits = collector.finish();

    assertThat(waits.p50()).isEqualTo(OptionalLong.of(4));
    assertThat(waits.p90()).isEmpty();
    assertThat(waits.restrictedMeanMicros())
        .isCloseTo(1 + 2 * 5 / 6.0 + 5 / 8.0 + 5 / 16.0, within(1e-12));
    assertThat(waits.maxMicros()).isEqualTo(5);
  }

  @Test
  void given_only_censored_waits_when_estimated_then_nothing_is_known_but_how_long_they_were() {
    WaitCollector collector = new WaitCollector();
    collector.censored(5);

    Waits waits = collector.finish();

    assertThat(waits.count()).isEqualTo(1);
    assertThat(waits.p50Seconds()).isEmpty();
    assertThat(waits.maxMicros()).isEqualTo(5);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
  void given_random_waits_when_estimated_then_it_equals_the_product_over_exact_fractions(
      long seed) {
    RandomStream random = new RandomStreams(seed).fork("test/waits");
    WaitCollector collector = new WaitCollector();
    int n = (int) random.between(1, 60);
    long[] waits = new long[n];
    boolean[] ended = new boolean[n];
    for (int i = 0; i < n; i++) {
      waits[i] = random.nextLong(30);
      ended[i] = random.chance(.7);
      if (ended[i]) {
        collector.ended(waits[i]);
      } else {
        collector.censored(waits[i]);
      }
    }

    Waits found = collector.finish();

    assertThat(found.p50()).isEqualTo(exactQuantile(waits, ended, 50));
    assertThat(found.p90()).isEqualTo(exactQuantile(waits, ended, 90));
    assertThat(found.p95()).isEqualTo(exactQuantile(waits, ended, 95));
    assertThat(found.p99()).isEqualTo(exactQuantile(waits, ended, 99));
  }

  private static OptionalLong exactQuantile(long[] waits, boolean[] ended, int percent) {
    SortedSet<Long> times = new TreeSet<>();
    for (long wait : waits) {
      times.add(wait);
    }
    BigInteger above = BigInteger.ONE;
    BigInteger below = BigInteger.ONE;
    for (long time : times) {
      int atRisk = 0;
      int ends = 0;
      for (int i = 0; i < waits.length; i++) {
        atRisk += waits[i] >= time ? 1 : 0;
        ends += waits[i] == time && ended[i] ? 1 : 0;
      }
      above = above.multiply(BigInteger.valueOf(atRisk - ends));
      below = below.multiply(BigInteger.valueOf(atRisk));
      BigInteger left = above.multiply(BigInteger.valueOf(100));
      if (left.compareTo(below.multiply(BigInteger.valueOf(100 - percent))) <= 0) {
        return OptionalLong.of(time);
      }
    }
    return OptionalLong.empty();
  }
}
