package dev.torpor.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.torpor.random.RandomStream;
import dev.torpor.random.RandomStreams;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class RateProfileTest {
  private static final long PACKET = RateSteps.OPPORTUNITY_BYTES * RateProfile.MICROBITS_PER_BYTE;
  private static final int CASES = 300;

  @Test
  void given_steps_when_integrated_then_the_areas_are_exact() {
    RateProfile steps =
        RateSteps.of(new long[] {0, 1_000, 4_000}, new long[] {3_000_000, 0, 1_000_000}, 6_000);

    assertThat(steps.amount(0, 1_000)).isEqualTo(3_000_000_000L);
    assertThat(steps.amount(500, 4_500)).isEqualTo(1_500_000_000L + 500_000_000);
    assertThat(steps.amount(0, 6_000)).isEqualTo(5_000_000_000L);
    assertThat(steps.amount(5_000, 6_500)).isEqualTo(1_000_000_000L + 1_500_000_000);
    assertThat(steps.amount(0, 60_000)).isEqualTo(50_000_000_000L);
    assertThat(steps.meanBitsPerSecond()).isEqualTo(5_000_000_000L / 6_000);
  }

  @Test
  void given_an_outage_when_an_amount_ends_within_then_it_is_done_before_or_after_it() {
    RateProfile steps =
        RateSteps.of(new long[] {0, 1_000, 4_000}, new long[] {3_000_000, 0, 1_000_000}, 6_000);

    assertThat(steps.finish(0, 3_000_000_000L)).isEqualTo(1_000);
    assertThat(steps.finish(0, 3_000_000_001L)).isEqualTo(4_001);
    assertThat(steps.finish(2_000, 1)).isEqualTo(4_001);
    assertThat(steps.finish(2_000, 0)).isEqualTo(2_000);
    assertThat(steps.finish(0, 5_000_000_001L)).isEqualTo(6_001);
    assertThat(steps.lastServing(3_000)).isEqualTo(1_000);
    assertThat(steps.lastServing(6_500)).isEqualTo(6_500);
  }

  @Test
  void given_a_dead_link_then_nothing_is_ever_done() {
    RateProfile dead = RateSteps.of(new long[] {0}, new long[] {0}, 1_000_000);

    assertThat(dead.amount(5, 5_000_000)).isZero();
    assertThat(dead.finish(5, 1)).isEqualTo(RateProfile.NEVER);
    assertThat(dead.lastServing(3_500_000)).isEqualTo(-1);
  }

  @Test
  void given_a_silent_start_of_a_pass_when_asked_then_it_was_served_last_in_the_pass_before() {
    RateProfile steps = RateSteps.of(new long[] {0, 100, 900}, new long[] {0, 8_000_000, 0}, 1_000);

    assertThat(steps.lastServing(50)).isEqualTo(-1);
    assertThat(steps.lastServing(1_050)).isEqualTo(900);
    assertThat(steps.lastServing(5_050)).isEqualTo(4_900);
  }

  @Test
  void given_a_fixed_rate_then_time_is_rounded_up_to_the_microsecond() {
    RateProfile fixed = RateProfile.fixed(12_740_000);

    assertThat(fixed.finish(7, 80_000_000_000L)).isEqualTo(7 + 6_280);
    assertThat(fixed.amount(0, Long.MAX_VALUE / 2)).isEqualTo(Long.MAX_VALUE);
    assertThat(RateProfile.unlimited().finish(7, Long.MAX_VALUE)).isEqualTo(7);
  }

  @Test
  void N5_given_the_packet_trace_1_then_one_packet_gets_through_each_millisecond() {
    RateProfile trace = RateSteps.opportunities(new long[] {1});

    for (int n = 1; n <= 100; n++) {
      assertThat(trace.finish(0, n * PACKET) / 1_000).isEqualTo(n);
    }
    assertThat(trace.amount(1, 1_000_001)).isEqualTo(12_000_000L * 1_000_000);
  }

  @Test
  void given_a_packet_trace_when_it_wraps_then_the_base_moves_by_the_last_timestamp() {
    RateProfile trace = RateSteps.opportunities(new long[] {0, 0, 3, 5, 5});

    assertThat(millisOf(trace, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12))
        .containsExactly(0, 0, 3, 5, 5, 5, 5, 8, 10, 10, 10, 10);
    assertThat(millisOf(trace, 5_000, 1, 2, 3, 4, 5)).containsExactly(5, 5, 5, 5, 8);
    assertThat(millisOf(trace, 5_001, 1)).containsExactly(8);
  }

  private static long[] millisOf(RateProfile trace, long from, int... packets) {
    return Arrays.stream(packets).mapToLong(n -> trace.finish(from, n * PACKET) / 1_000).toArray();
  }

  @Test
  void given_more_than_can_be_counted_then_a_profile_is_refused() {
    assertThatThrownBy(
            () ->
                RateSteps.of(new long[] {0}, new long[] {1_000_000_000_000L}, 10_000_000_000_000L))
        .hasMessageContaining("1.15 TB");
  }

  @Test
  void given_any_profile_then_integrals_add_up_and_agree_with_their_inverse() {
    RandomStream chance = new RandomStreams(7).fork("profiles");
    for (int i = 0; i < CASES; i++) {
      RateSteps profile = random(chance, 2_000_000);
      long a = chance.nextLong(5_000_000);
      long b = a + chance.nextLong(5_000_000);
      long c = b + chance.nextLong(5_000_000);

      assertThat(profile.amount(a, b) + profile.amount(b, c)).isEqualTo(profile.amount(a, c));
      assertThat(profile.amount(a, c)).isEqualTo(slowly(profile, a, c));
      long need = 1 + chance.nextLong(2 * profile.amount(a, c) + 1);
      long done = profile.finish(a, need);
      if (done != RateProfile.NEVER) {
        assertThat(profile.amount(a, done)).isGreaterThanOrEqualTo(need);
        assertThat(profile.amount(a, done - 1)).isLessThan(need);
      }
    }
  }

  @Test
  void given_a_rate_that_is_never_lower_then_nothing_takes_longer() {
    RandomStream chance = new RandomStreams(8).fork("monotone");
    for (int i = 0; i < CASES; i++) {
      RateSteps slow = random(chance, 2_000_000);
      long[] starts = new long[slow.size()];
      long[] rates = new long[slow.size()];
      for (int step = 0; step < starts.length; step++) {
        starts[step] = slow.startMicros(step);
        rates[step] = slow.bitsPerSecond(step) + chance.nextLong(1_000_000);
      }
      RateSteps fast = RateSteps.of(starts, rates, slow.endMicros());
      long from = chance.nextLong(5_000_000);
      long need = 1 + chance.nextLong(10_000_000_000_000L);

      assertThat(fast.finish(from, need)).isLessThanOrEqualTo(slow.finish(from, need));
    }
  }

  /** Steps of up to 300 ms, a third of them silent. */
  static RateSteps random(RandomStream chance, long mostBitsPerSecond) {
    int size = 1 + (int) chance.nextLong(12);
    long[] starts = new long[size];
    long[] rates = new long[size];
    long at = 0;
    for (int i = 0; i < size; i++) {
      starts[i] = at;
      rates[i] = chance.chance(0.33) ? 0 : 1 + chance.nextLong(mostBitsPerSecond);
      at += 1 + chance.nextLong(300_000);
    }
    return RateSteps.of(starts, rates, at);
  }

  /** The integral step by step and pass by pass. */
  private static long slowly(RateSteps profile, long from, long to) {
    long sum = 0;
    for (long pass = 0; pass < to; pass += profile.endMicros()) {
      for (int i = 0; i < profile.size(); i++) {
        long start = pass + profile.startMicros(i);
        long end =
            pass + (i + 1 < profile.size() ? profile.startMicros(i + 1) : profile.endMicros());
        long overlap = Math.min(end, to) - Math.max(start, from);
        sum += Math.max(overlap, 0) * profile.bitsPerSecond(i);
      }
    }
    return sum;
  }
}
