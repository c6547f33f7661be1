package dev.torpor.harness.client.kit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.torpor.http.Body;
import dev.torpor.http.Header;
import dev.torpor.http.HttpResponse;
import dev.torpor.random.RandomStream;
import dev.torpor.random.RandomStreams;
import dev.torpor.time.TimeFormat;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Waits between attempts. */
class RetryTest {
  private static final long SECOND = TimeFormat.SECOND;
  private static final int RUNS = 200_000;

  private final RandomStream chance = new RandomStreams(3).fork("retry");

  @Test
  void V36_given_base_1_s_and_cap_60_s_then_waits_add_up_as_they_should() {
    List<Long> sums = new ArrayList<>();
    long sum = 0;
    for (int failure = 1; failure <= 10; failure++) {
      sum += Jitter.EXPONENTIAL.wait(SECOND, 60 * SECOND, failure, 0, chance) / SECOND;
      sums.add(sum);
    }

    assertThat(sums).containsExactly(1L, 3L, 7L, 15L, 31L, 63L, 123L, 183L, 243L, 303L);
  }

  @Test
  void V36_given_full_jitter_then_waits_are_half_as_long_on_average() {
    for (int failure : List.of(1, 4, 9)) {
      double most = Jitter.EXPONENTIAL.wait(SECOND, 60 * SECOND, failure, 0, chance);
      assertThat(mean(Jitter.FULL, failure)).isCloseTo(most / 2, within(most * 0.005));
      assertThat(mean(Jitter.EQUAL, failure)).isCloseTo(0.75 * most, within(most * 0.005));
    }
  }

  private double mean(Jitter jitter, int failure) {
    double sum = 0;
    for (int i = 0; i < RUNS; i++) {
      sum += jitter.wait(SECOND, 60 * SECOND, failure, 0, chance);
    }
    return sum / RUNS;
  }

  @Test
  void V37_given_decorrelated_jitter_without_cap_then_waits_grow_by_one_and_a_half() {
    double[] expected = {2, 3.5, 5.75, 9.125, 14.1875, 21.78125};
    double[] means = decorrelated(Long.MAX_VALUE / 8, expected.length);

    for (int i = 0; i < expected.length; i++) {
      assertThat(means[i]).isCloseTo(expected[i], within(expected[i] * 0.02));
    }
  }

  @Test
  void V37_given_decorrelated_jitter_with_cap_60_s_then_waits_level_off() {
    double[] expected = {2, 3.5, 5.75, 9.12, 13.6, 18.1, 21.8, 24.8};
    double[] means = decorrelated(60 * SECOND, expected.length);

    for (int i = 0; i < expected.length; i++) {
      assertThat(means[i]).isCloseTo(expected[i], within(expected[i] * 0.02));
    }
  }

  private double[] decorrelated(long cap, int failures) {
    double[] sums = new double[failures];
    for (int run = 0; run < RUNS; run++) {
      long previous = 0;
      for (int i = 0; i < failures; i++) {
        previous = Jitter.DECORRELATED.wait(SECOND, cap, i + 1, previous, chance);
        sums[i] += previous;
      }
    }
    for (int i = 0; i < failures; i++) {
      sums[i] /= (double) RUNS * SECOND;
    }
    return sums;
  }

  @ParameterizedTest
  @CsvSource({"60, 1666.7", "300, 333.3", "900, 111.1"})
  void V39_given_100_000_devices_and_uniform_jitter_then_the_herd_is_spread(
      int spread, double perSecond) {
    int[] requests = new int[spread + 1];
    for (int device = 0; device < 100_000; device++) {
      RandomStream own = new RandomStreams(device).fork("retry");
      long wait = Jitter.FULL.wait(spread * SECOND, spread * SECOND, 1, 0, own);
      requests[(int) (wait / SECOND)]++;
    }

    for (int second = 0; second < spread; second++) {
      assertThat((double) requests[second]).isCloseTo(perSecond, within(6 * Math.sqrt(perSecond)));
    }
  }

  @Test
  void given_many_failures_when_doubled_then_the_cap_holds_without_overflow() {
    for (int failure : List.of(50, 63, 64, 10_000)) {
      assertThat(Jitter.EXPONENTIAL.wait(SECOND, 60 * SECOND, failure, 0, chance))
          .isEqualTo(60 * SECOND);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      value = {
        "120 | PT2M",
        "0 | PT0S",
        "Mon, 02 Mar 2026 00:02:00 GMT | PT2M",
        "Sun, 01 Mar 2026 23:00:00 GMT | PT0S",
        "Sat, 02 Mar 2030 00:00:00 GMT | PT1H",
        "99999999999999999999 | PT1H",
        "86400 | PT24H",
        "86401 | PT1H",
        "-5 | -",
        "soon | -",
        "- | -",
      })
  void given_a_retry_after_when_read_then_both_forms_count_and_mistakes_do_not(
      @Nullable String header, @Nullable Duration expected) {
    List<Header> headers = new ArrayList<>();
    if (header != null) {
      headers.add(new Header("Retry-After", header));
    }
    HttpResponse response = new HttpResponse(503, headers, Body.none());

    assertThat(RetryAfter.of(response, Instant.parse("2026-03-02T00:00:00Z"))).isEqualTo(expected);
  }

  @Test
  void given_a_wrong_clock_when_retry_after_is_a_date_then_it_counts_from_the_servers_own() {
    HttpResponse response =
        new HttpResponse(
            503,
            List.of(
                new Header("Date", "Mon, 02 Mar 2026 00:00:00 GMT"),
                new Header("Retry-After", "Mon, 02 Mar 2026 00:05:00 GMT")),
            Body.none());

    assertThat(RetryAfter.of(response, Instant.parse("2026-03-01T12:00:00Z")))
        .isEqualTo(Duration.ofMinutes(5));
  }
}
