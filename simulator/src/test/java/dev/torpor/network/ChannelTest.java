package dev.torpor.network;

import static org.assertj.core.api.Assertions.assertThat;

import dev.torpor.random.RandomStream;
import dev.torpor.random.RandomStreams;
import dev.torpor.time.Lane;
import dev.torpor.time.VirtualClock;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChannelTest {
  private static final long SECOND = 1_000_000;
  private static final int CASES = 200;

  private VirtualClock clock = new VirtualClock();
  private Channel channel = new Channel(clock);

  private void use(RateProfile rates, long rttMicros) {
    clock = new VirtualClock();
    channel = new Channel(clock);
    channel.use(rates, 0, rttMicros);
  }

  /** A flow on an open connection; its end is written down. */
  private Flow open(long at, long bytes, long[] ends, int number) {
    Flow flow =
        new Flow(
            bytes, SendWindow.ofOpenConnection(), Losses.none(), () -> ends[number] = clock.now());
    clock.at(at, Lane.NETWORK, () -> channel.join(flow));
    return flow;
  }

  @Test
  void given_two_flows_that_begin_together_then_each_has_half_the_link() {
    use(RateProfile.fixed(8_000_000), 0);
    long[] ends = new long[2];
    open(0, 1_000_000, ends, 0);
    open(0, 1_000_000, ends, 1);
    clock.runUntil(10 * SECOND);

    assertThat(ends).containsExactly(2 * SECOND, 2 * SECOND);
  }

  @Test
  void given_a_second_flow_half_way_then_the_first_is_slowed_and_then_freed() {
    use(RateProfile.fixed(8_000_000), 0);
    long[] ends = new long[2];
    open(0, 1_000_000, ends, 0);
    open(SECOND / 2, 250_000, ends, 1);
    clock.runUntil(10 * SECOND);

    // The second has 0.25 MB at half the rate: 0.5 s; the first then has 0.25 MB left.
    assertThat(ends).containsExactly(SECOND * 5 / 4, SECOND);
  }

  @Test
  void given_a_flow_that_leaves_then_the_other_has_the_link_alone() {
    use(RateProfile.fixed(8_000_000), 0);
    long[] ends = new long[2];
    Flow leaving = open(0, 1_000_000, ends, 0);
    open(0, 1_000_000, ends, 1);
    long[] delivered = new long[1];
    clock.at(
        SECOND,
        Lane.NETWORK,
        () -> {
          delivered[0] = channel.delivered(leaving);
          channel.leave(leaving);
        });
    clock.runUntil(10 * SECOND);

    assertThat(delivered[0]).isEqualTo(500_000);
    assertThat(ends).containsExactly(0, SECOND * 3 / 2);
  }

  @Test
  void given_an_outage_in_the_middle_then_the_flow_waits_it_out() {
    use(
        RateSteps.of(
            new long[] {0, SECOND, 13 * SECOND},
            new long[] {8_000_000, 0, 8_000_000},
            100 * SECOND),
        0);
    long[] ends = new long[1];
    open(0, 2_000_000, ends, 0);
    clock.runUntil(100 * SECOND);

    assertThat(ends).containsExactly(14 * SECOND);
  }

  @Test
  void given_any_joins_and_leaves_then_every_byte_is_carried_once_and_no_capacity_is_wasted() {
    RandomStream chance = new RandomStreams(11).fork("sharing");
    for (int i = 0; i < CASES; i++) {
      RateSteps rates = RateProfileTest.random(chance, 20_000_000);
      if (rates.meanBitsPerSecond() == 0) {
        continue;
      }
      use(rates, 0);
      long[] ends = new long[6];
      List<Flow> leaving = new ArrayList<>();
      long[] sizes = new long[6];
      long[] cut = new long[1];
      for (int flow = 0; flow < 6; flow++) {
        sizes[flow] = chance.nextLong(200_000);
        Flow made = open(chance.nextLong(500_000), sizes[flow], ends, flow);
        if (flow == 5) {
          leaving.add(made);
        }
      }
      clock.at(
          500_001,
          Lane.NETWORK,
          () -> {
            for (Flow flow : leaving) {
              if (ends[5] == 0 && sizes[5] > 0) {
                cut[0] = channel.delivered(flow);
                channel.leave(flow);
              }
            }
          });
      clock.runUntil(100_000 * SECOND);

      long carried = cut[0];
      long last = 0;
      for (int flow = 0; flow < 5; flow++) {
        assertThat(sizes[flow] == 0 || ends[flow] > 0).as("flow %d of case %d", flow, i).isTrue();
        carried += sizes[flow];
        last = Math.max(last, ends[flow]);
      }
      carried += ends[5] > 0 ? sizes[5] : 0;
      last = Math.max(last, ends[5]);
      assertThat(carried * RateProfile.MICROBITS_PER_BYTE)
          .isLessThanOrEqualTo(rates.amount(0, Math.max(last, 500_001)));
    }
  }

  @Test
  void given_flows_that_keep_the_link_busy_then_their_bytes_are_its_integral() {
    RandomStream chance = new RandomStreams(12).fork("busy");
    for (int i = 0; i < CASES; i++) {
      RateSteps rates = RateProfileTest.random(chance, 20_000_000);
      if (rates.meanBitsPerSecond() == 0) {
        continue;
      }
      use(rates, 0);
      int flows = 2 + (int) chance.nextLong(5);
      long[] ends = new long[flows];
      long bytes = 0;
      for (int flow = 0; flow < flows; flow++) {
        long size = 1 + chance.nextLong(100_000);
        bytes += size;
        open(0, size, ends, flow);
      }
      clock.runUntil(100_000 * SECOND);

      long last = 0;
      for (long end : ends) {
        last = Math.max(last, end);
      }
      // To the microsecond: the last flow ends when the link has carried all, and not before.
      assertThat(last).isEqualTo(rates.finish(0, bytes * RateProfile.MICROBITS_PER_BYTE));
    }
  }

  @Test
  void given_the_same_bytes_in_another_order_then_the_link_is_done_at_the_same_time() {
    RandomStream chance = new RandomStreams(13).fork("orders");
    for (int i = 0; i < CASES; i++) {
      RateSteps rates = RateProfileTest.random(chance, 20_000_000);
      if (rates.meanBitsPerSecond() == 0) {
        continue;
      }
      long[] sizes = new long[4];
      for (int flow = 0; flow < sizes.length; flow++) {
        sizes[flow] = 1 + chance.nextLong(100_000);
      }
      assertThat(lastEnd(rates, sizes[0], sizes[1], sizes[2], sizes[3]))
          .isEqualTo(lastEnd(rates, sizes[3], sizes[1], sizes[0], sizes[2]));
    }
  }

  private long lastEnd(RateProfile rates, long... sizes) {
    use(rates, 0);
    long[] ends = new long[sizes.length];
    for (int flow = 0; flow < sizes.length; flow++) {
      open(0, sizes[flow], ends, flow);
    }
    clock.runUntil(100_000 * SECOND);
    long last = 0;
    for (long end : ends) {
      last = Math.max(last, end);
    }
    return last;
  }
}
