package dev.torpor.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The fast meter against the literal definitions, on random histories. */
class FreshnessPropertyTest {
  static LongStream seeds() {
    return LongStream.range(0, 100);
  }

  private static Freshness measured(long seed) {
    return RandomFeed.of(seed).freshness(RandomFeed.window(seed), RandomFeed.END);
  }

  private static NaiveFreshness naive(long seed) {
    return new NaiveFreshness(RandomFeed.of(seed), RandomFeed.window(seed), RandomFeed.END);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void given_a_random_history_when_measured_over_time_then_it_equals_the_definition(long seed) {
    Freshness f = measured(seed);
    NaiveFreshness n = naive(seed).overTime();

    assertThat(f.freshMicros()).isEqualTo(n.freshMicros);
    assertThat(f.recordStaleMicros()).isEqualTo(BigInteger.valueOf(n.recordStaleMicros));
    assertThat(f.doubledRecordStaleAge()).isEqualTo(BigInteger.valueOf(n.doubledRecordAge));
    assertThat(f.staleAge()).isEqualTo(distribution(n.doubledStale, n.staleTops));
    assertThat(f.syncAge()).isEqualTo(distribution(n.doubledSync, n.syncTops));
    assertThat(f.versionLag().sum()).isEqualTo(n.lagArea);
    assertThat(f.versionLag().max()).isEqualTo(Collections.max(n.lags));
    for (long lag = 0; lag <= f.versionLag().max(); lag++) {
      assertThat(f.versionLag().weightByLag().getOrDefault(lag, 0L))
          .isEqualTo(Collections.frequency(n.lags, lag));
    }
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void given_a_random_history_when_the_user_looks_then_it_equals_the_definition(long seed) {
    AtOpen open = measured(seed).atOpen();
    NaiveFreshness n = naive(seed).atOpens();

    assertThat(open.opens()).isEqualTo(n.openStale.size());
    assertThat(open.freshOpens()).isEqualTo(n.freshOpens);
    assertThat(open.staleAge()).isEqualTo(ofValues(n.openStale));
    assertThat(open.syncAge()).isEqualTo(ofValues(n.openSync));
    assertThat(open.versionLag().sum()).isEqualTo(sum(n.openLag));
    assertThat(open.versionLag().max())
        .isEqualTo(n.openLag.isEmpty() ? Long.valueOf(0) : Collections.max(n.openLag));
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void given_a_random_history_when_waits_are_counted_then_none_is_lost(long seed) {
    Freshness f = measured(seed);
    NaiveFreshness n = naive(seed).atOpens().changes();

    assertWaits(f.timeToFresh(), n.waitsEnded, n.waitsCensored);
    assertWaits(f.changeToVisible(), n.delaysEnded, n.delaysCensored);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void given_a_random_history_when_the_curve_is_drawn_then_buckets_hold_the_area(long seed) {
    Freshness f = measured(seed);
    Series series = f.staleAgeSeries();
    int micros = (int) f.window().micros();
    NaiveFreshness n = naive(seed).overTime();

    double doubled = 0;
    for (double mean : series.means(micros)) {
      doubled += 2 * mean;
    }
    double max = 0;
    for (double top : series.maxima(7)) {
      max = Double.isNaN(top) ? max : Math.max(max, top);
    }

    assertThat(doubled).isEqualTo((double) n.doubledStale);
    assertThat(max).isEqualTo((double) f.staleAge().max());
  }

  private static void assertWaits(Waits waits, List<Long> ended, List<Long> censored) {
    assertThat(waits.ended()).isEqualTo(ended.size());
    assertThat(waits.endedSumMicros()).isEqualTo(sum(ended));
    assertThat(waits.censored()).isEqualTo(censored.size());
    assertThat(waits.censoredSumMicros()).isEqualTo(sum(censored));
  }

  private static BigInteger sum(List<Long> values) {
    return BigInteger.valueOf(values.stream().mapToLong(Long::longValue).sum());
  }

  private static Distribution ofValues(List<Long> values) {
    List<Long> sorted = new ArrayList<>(values);
    Collections.sort(sorted);
    return distribution(sum(values).longValueExact() * 2, sorted);
  }

  private static Distribution distribution(long doubledSum, List<Long> sorted) {
    if (sorted.isEmpty()) {
      return Distribution.NONE;
    }
    return new Distribution(
        BigInteger.valueOf(doubledSum),
        sorted.size(),
        NaiveFreshness.quantile(sorted, 50),
        NaiveFreshness.quantile(sorted, 90),
        NaiveFreshness.quantile(sorted, 95),
        NaiveFreshness.quantile(sorted, 99),
        sorted.get(sorted.size() - 1));
  }
}
