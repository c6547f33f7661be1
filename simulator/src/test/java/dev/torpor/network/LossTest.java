package dev.torpor.network;

import static dev.torpor.network.ConnectionRules.STANDARD;
import static dev.torpor.time.TimeFormat.DAY;
import static dev.torpor.time.TimeFormat.HOUR;
import static dev.torpor.time.TimeFormat.MINUTE;
import static dev.torpor.time.TimeFormat.SECOND;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.torpor.random.RandomStreams;
import dev.torpor.time.Lane;
import dev.torpor.time.VirtualClock;
import java.util.List;
import org.junit.jupiter.api.Test;

class LossTest {
  private static final int SEEDS = 40;

  private static NetworkPath lossy(long bitsPerSecond, long oneWayMicros, int ppm) {
    RateProfile rate = RateProfile.fixed(bitsPerSecond);
    return new NetworkPath(
        Interface.WIFI,
        "lossy",
        Wire.INSTANT,
        new Link(rate, rate, oneWayMicros, oneWayMicros, 0, ppm, ppm));
  }

  /** Mean rate of a long download over a link that loses packets towards the device. */
  private static double longFlowBitsPerSecond(double loss, long rttMicros, long bytes) {
    double seconds = 0;
    for (int seed = 1; seed <= SEEDS; seed++) {
      VirtualClock clock = new VirtualClock();
      Channel channel = new Channel(clock);
      channel.use(RateProfile.fixed(100_000_000), 0, rttMicros);
      Losses losses =
          Losses.of(new RandomStreams(seed).fork("loss"), (int) Math.round(loss * Link.ALL));
      long[] end = new long[1];
      Flow flow = new Flow(bytes, new SendWindow(), losses, () -> end[0] = clock.now());
      clock.at(0, Lane.NETWORK, () -> channel.join(flow));
      clock.runUntil(DAY);
      seconds += end[0] / 1e6;
    }
    return SEEDS * bytes * 8 / seconds;
  }

  @Test
  void N9_given_long_flows_then_sampled_losses_leave_what_the_closed_form_says() {
    for (double loss : new double[] {0.01, 0.02, 0.05}) {
      double rate = longFlowBitsPerSecond(loss, 100_000, 5_000_000);
      double padhye = LossyThroughput.padhyeBitsPerSecond(0.1, loss, 1, 2);

      assertThat(rate / padhye).as("at %s", loss).isCloseTo(1, within(0.15));
      assertThat(rate).isLessThan(LossyThroughput.mathisBitsPerSecond(0.1, loss));
    }
  }

  @Test
  void N10_given_very_bad_network_then_sampled_losses_leave_Padhyes_rate_and_not_Mathiss() {
    double rate = longFlowBitsPerSecond(0.1, 1_000_000, 500_000);

    assertThat(rate / LossyThroughput.padhyeBitsPerSecond(1, 0.1, 3, 2)).isCloseTo(1, within(0.25));
    assertThat(rate).isLessThan(LossyThroughput.mathisBitsPerSecond(1, 0.1) / 2);
  }

  @Test
  void given_a_link_that_loses_everything_then_a_request_times_out() {
    Wire wire = new Wire(STANDARD);
    wire.path(0, lossy(8_000_000, 50_000, Link.ALL)).get(0, 10_000);

    assertThat(wire.play(HOUR, "transfer"))
        .containsExactly(
            "00:00 transfer.started transfer=1 via=WIFI warm=false",
            "01:00 transfer.failed transfer=1 via=WIFI error=TIMED_OUT code=-1001 bytesUp=0");
  }

  @Test
  void given_a_link_that_loses_everything_and_a_patient_client_then_connecting_is_given_up() {
    Wire wire = new Wire(STANDARD);
    wire.path(0, lossy(8_000_000, 50_000, Link.ALL)).exchange(0, 0, 10_000, HOUR);

    assertThat(wire.play(HOUR, "transfer.failed"))
        .containsExactly(
            "02:07 transfer.failed transfer=1 via=WIFI error=TIMED_OUT code=-1001 bytesUp=0");
  }

  @Test
  void given_one_seed_then_the_same_packets_are_lost_whatever_happened_before() {
    NetworkPath path = lossy(8_000_000, 50_000, 100_000);
    for (long seed = 1; seed <= 20; seed++) {
      Wire alone = new Wire(STANDARD, seed);
      alone.path(0, Wire.CELL).path(10 * MINUTE, path).get(11 * MINUTE, 40_000);
      Wire again = new Wire(STANDARD, seed);
      again.path(0, Wire.CELL).path(10 * MINUTE, path).get(11 * MINUTE, 40_000);

      assertThat(alone.play(HOUR, "transfer")).isEqualTo(again.play(HOUR, "transfer"));
    }
  }

  @Test
  void given_different_seeds_then_a_tenth_lost_makes_short_requests_seconds_long_at_times() {
    long slow = 0;
    long quick = 0;
    for (long seed = 1; seed <= 2000; seed++) {
      Wire wire = new Wire(STANDARD, seed);
      wire.path(0, lossy(8_000_000, 50_000, 100_000)).exchange(0, 200, 1_000, HOUR);
      List<String> ends = wire.play(2 * MINUTE, "transfer.completed", "transfer.failed");
      assertThat(ends).hasSize(1);
      long seconds =
          Long.parseLong(ends.get(0).substring(0, 2)) * 60
              + Long.parseLong(ends.get(0).substring(3, 5));
      if (seconds == 0) {
        quick++;
      } else {
        slow++;
      }
    }
    // Eight packets: three exchanges, the request, the response. 0.9 to the eighth is 0.43.
    assertThat(quick / 2000.0).isCloseTo(0.43, within(0.03));
    assertThat(slow).isEqualTo(2000 - quick);
  }

  @Test
  void given_losses_then_what_is_delivered_before_an_end_is_never_more_than_was_asked_for() {
    for (long seed = 1; seed <= 100; seed++) {
      Wire wire = new Wire(STANDARD, seed);
      wire.path(0, lossy(2_000_000, 50_000, 50_000));
      wire.exchange(0, 30_000, 100_000, HOUR).path(3 * SECOND, NetworkPath.none());
      List<String> cut = wire.play(HOUR, "transfer.cut", "transfer.completed");

      for (String line : cut) {
        assertThat(field(line, "bytesUp=")).isBetween(0L, 30_000L);
        assertThat(field(line, "bytesDown=")).isBetween(0L, 100_000L);
      }
    }
  }

  private static long field(String line, String name) {
    String rest = line.substring(line.indexOf(name) + name.length());
    return Long.parseLong(rest.split(" ", 2)[0]);
  }
}
