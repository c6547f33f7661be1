package dev.torpor.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.torpor.energy.Cause;
import dev.torpor.energy.PowerLanes;
import dev.torpor.radio.RadioProfile;
import dev.torpor.random.RandomStreams;
import dev.torpor.time.TimeFormat;
import dev.torpor.time.VirtualClock;
import dev.torpor.trace.Trace;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The transfer-time model of a lone flow on a link that does not change, against its formula. */
class TransferTimeTest {
  private static final Link LTE = new Link(12_740_000, 5_640_000, 70_000, 0);
  private static final Link NLC_3G = new Link(780_000, 330_000, 200_000, 0);
  private static final RadioProfile INSTANT =
      new RadioProfile("instant", new RadioProfile.Phase(0, 0), 0, 0, 0, List.of(), 0, 0, 0);

  private static double seconds(Link link, long bytes, int transfers) {
    return micros(link, bytes, transfers) / 1e6;
  }

  /** How long the last of so many transfers takes, one after the other over one connection. */
  private static long micros(Link link, long bytes, int transfers) {
    VirtualClock clock = new VirtualClock();
    Trace trace = new Trace(clock);
    Network network =
        new Network(
            clock, new PowerLanes(clock, trace), trace, new RandomStreams(1).fork("network"));
    network.changePath(new NetworkPath(Interface.CELLULAR, "link", INSTANT, link));
    Connections connections = new Connections();
    long[] took = new long[1];
    for (int i = 0; i < transfers; i++) {
      long begun = clock.now();
      network.start(
          new TransferRequest("GET /", "api", true, 0, TimeFormat.HOUR, Cause.REFRESH),
          connections,
          new Transfer.Peer() {
            @Override
            public Transfer.Answer requestArrived(long id) {
              return new Transfer.Answer(bytes, 0, 0, null);
            }

            @Override
            public void completed() {
              took[0] = clock.now() - begun;
            }

            @Override
            public void failed(TransferError error) {
              throw new AssertionError(error);
            }
          });
      clock.runUntil(begun + 30 * TimeFormat.SECOND);
    }
    return took[0];
  }

  @Test
  void N6_given_cold_TLS_1_3_over_LTE_then_each_size_takes_what_the_formula_says() {
    assertThat(seconds(LTE, 1_000, 1)).isCloseTo(0.2806, within(1e-4));
    assertThat(seconds(LTE, 10_000, 1)).isCloseTo(0.2863, within(1e-4));
    assertThat(seconds(LTE, 50_000, 1)).isCloseTo(0.4257, within(1e-4));
    assertThat(seconds(LTE, 500_000, 1)).isCloseTo(0.7425, within(1e-4));
    assertThat(seconds(LTE, 10_000_000, 1)).isCloseTo(6.7080, within(1e-4));
  }

  @Test
  void N7_given_the_3G_profile_of_Network_Link_Conditioner_then_each_size_takes_its_time() {
    assertThat(seconds(NLC_3G, 10_000, 1)).isCloseTo(0.9026, within(1e-4));
    assertThat(seconds(NLC_3G, 50_000, 1)).isCloseTo(1.3781, within(1e-4));
    assertThat(seconds(NLC_3G, 500_000, 1)).isCloseTo(5.9934, within(1e-4));
    assertThat(seconds(NLC_3G, 10_000, 2)).isCloseTo(0.3026, within(1e-4));
  }

  @Test
  void given_any_size_then_it_takes_the_formula_to_the_microsecond() {
    for (Link link : List.of(LTE, NLC_3G, new Link(50_000_000, 10_000_000, 115_001, 3_000))) {
      long rate = link.down().meanBitsPerSecond();
      for (long bytes = 1; bytes < 2_500_000; bytes = bytes * 7 / 3 + 1) {
        assertThat(micros(link, bytes, 1))
            .as("%d bytes at %d bit/s", bytes, rate)
            .isEqualTo(
                4 * link.rttMicros()
                    + link.dnsDelayMicros()
                    + stallMicros(bytes, rate, link.rttMicros())
                    + serializeMicros(bytes, rate));
      }
    }
  }

  @Test
  void N9_N10_given_the_closed_forms_of_loss_then_they_give_the_published_arithmetic() {
    assertThat(LossyThroughput.mathisBitsPerSecond(0.1, 0.01)).isCloseTo(1_430_500, within(143.0));
    assertThat(LossyThroughput.padhyeBitsPerSecond(0.1, 0.01, 0.4, 2))
        .isCloseTo(927_750, within(93.0));
    assertThat(LossyThroughput.mathisBitsPerSecond(1, 0.1)).isCloseTo(45_240, within(45.0));
    assertThat(LossyThroughput.padhyeBitsPerSecond(1, 0.1, 3, 2)).isCloseTo(16_920, within(17.0));
  }

  private static long serializeMicros(long bytes, long bitsPerSecond) {
    return (bytes * 8_000_000 + bitsPerSecond - 1) / bitsPerSecond;
  }

  private static long stallMicros(long bytes, long bitsPerSecond, long rttMicros) {
    long segments = (bytes + 1459) / 1460;
    long stall = 0;
    long window = 10;
    for (long sent = 10; sent < segments; sent += window) {
      long wait =
          serializeMicros(1460, bitsPerSecond)
              + rttMicros
              - serializeMicros(window * 1460, bitsPerSecond);
      if (wait <= 0) {
        break;
      }
      stall += wait;
      window *= 2;
    }
    return stall;
  }
}
