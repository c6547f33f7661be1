package dev.torpor.network;

import static dev.torpor.network.ConnectionRules.STANDARD;
import static dev.torpor.time.TimeFormat.MINUTE;
import static dev.torpor.time.TimeFormat.SECOND;
import static org.assertj.core.api.Assertions.assertThat;

import dev.torpor.energy.Cause;
import dev.torpor.network.ConnectionRules.IdleClose;
import dev.torpor.network.ConnectionRules.PathSwitch;
import dev.torpor.network.ConnectionRules.Protocol;
import dev.torpor.network.ConnectionRules.Resumption;
import dev.torpor.time.Lane;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConnectionTest {
  @Test
  void given_protocols_then_a_handshake_takes_the_round_trips_of_its_standard() {
    ConnectionRules tls12 = STANDARD.with(Protocol.TLS_1_2, Resumption.RESUMED);
    ConnectionRules tls13 = STANDARD.with(Protocol.TLS_1_3, Resumption.RESUMED);
    ConnectionRules early = STANDARD.with(Protocol.TLS_1_3, Resumption.ZERO_RTT);
    ConnectionRules quic = STANDARD.with(Protocol.QUIC, Resumption.ZERO_RTT);

    assertThat(List.of(STANDARD, tls12, tls13, early, quic))
        .extracting(rules -> rules.handshakeRoundTrips(true))
        .containsExactly(2, 3, 2, 2, 1);
    assertThat(List.of(STANDARD, tls12, tls13, early, quic))
        .extracting(rules -> rules.handshakeRoundTripsToKnownHost(true))
        .containsExactly(2, 2, 2, 1, 0);
    assertThat(early.handshakeRoundTripsToKnownHost(false)).isEqualTo(1);
  }

  @Test
  void given_a_known_host_when_early_data_is_allowed_then_a_new_connection_saves_a_round_trip() {
    Wire wire = new Wire(STANDARD.with(Protocol.TLS_1_3, Resumption.ZERO_RTT));
    wire.path(0, Wire.HOME).get(0, 0).get(2 * MINUTE, 0);

    assertThat(wire.play(10 * MINUTE, "transfer"))
        .containsExactly(
            "00:00 transfer.started transfer=1 via=WIFI warm=false",
            "00:00.4 transfer.completed transfer=1 via=WIFI bytesUp=0 bytesDown=0",
            "02:00 transfer.started transfer=2 via=WIFI warm=false",
            "02:00.2 transfer.completed transfer=2 via=WIFI bytesUp=0 bytesDown=0");
  }

  @Test
  void given_six_requests_at_once_then_four_share_the_link_and_two_wait_for_a_connection() {
    Wire wire = new Wire(STANDARD);
    wire.path(0, Wire.HOME);
    for (int i = 0; i < 6; i++) {
      wire.get(0, 10_000);
    }

    assertThat(wire.play(MINUTE, "transfer"))
        .containsExactly(
            "00:00 transfer.started transfer=1 via=WIFI warm=false",
            "00:00 transfer.started transfer=2 via=WIFI warm=false",
            "00:00 transfer.started transfer=3 via=WIFI warm=false",
            "00:00 transfer.started transfer=4 via=WIFI warm=false",
            "00:00 transfer.queued transfer=5",
            "00:00 transfer.queued transfer=6",
            "00:00.44 transfer.completed transfer=1 via=WIFI bytesUp=0 bytesDown=10000",
            "00:00.44 transfer.started transfer=5 via=WIFI warm=true",
            "00:00.44 transfer.completed transfer=2 via=WIFI bytesUp=0 bytesDown=10000",
            "00:00.44 transfer.started transfer=6 via=WIFI warm=true",
            "00:00.44 transfer.completed transfer=3 via=WIFI bytesUp=0 bytesDown=10000",
            "00:00.44 transfer.completed transfer=4 via=WIFI bytesUp=0 bytesDown=10000",
            "00:00.56 transfer.completed transfer=5 via=WIFI bytesUp=0 bytesDown=10000",
            "00:00.56 transfer.completed transfer=6 via=WIFI bytesUp=0 bytesDown=10000");
  }

  @Test
  void given_transfers_in_line_when_the_process_dies_then_none_of_them_begins() {
    Wire wire = new Wire(STANDARD);
    wire.path(0, Wire.HOME);
    for (int i = 0; i < 6; i++) {
      wire.get(0, 10_000);
    }
    wire.clock.at(
        SECOND / 10, Lane.OS, () -> wire.connections.closeAll(TransferError.CONNECTION_LOST));

    assertThat(wire.play(MINUTE, "transfer.failed", "transfer.completed"))
        .hasSize(6)
        .allMatch(line -> line.startsWith("00:00.1 transfer.failed"));
    assertThat(wire.connections.transfersUnderWay()).isZero();
  }

  @Test
  void given_a_transfer_in_line_when_the_time_allowed_is_over_then_it_fails_unstarted() {
    Wire wire = new Wire(STANDARD);
    wire.path(0, Wire.HOME);
    for (int i = 0; i < 4; i++) {
      wire.exchange(0, 0, 30_000_000, MINUTE);
    }
    wire.exchange(0, 0, 10, 5 * SECOND);

    assertThat(wire.play(20 * SECOND, "transfer.failed", "transfer.queued"))
        .containsExactly(
            "00:00 transfer.queued transfer=5",
            "00:05 transfer.failed transfer=5 via=NONE error=TIMED_OUT code=-1001 bytesUp=0");
  }

  @Test
  void given_a_delayed_FIN_then_the_radio_is_woken_when_the_server_closes_the_connection() {
    Wire wire = new Wire(STANDARD.with(IdleClose.DELAYED_FIN));
    wire.path(0, Wire.CELL).get(0, 10_000);

    assertThat(wire.play(5 * MINUTE, "radio.state", "connection"))
        .containsExactly(
            "00:00 radio.state radio=lte state=IDLE",
            "00:00 radio.state radio=lte state=PROMOTION",
            "00:00.2601 radio.state radio=lte state=ACTIVE",
            "00:00.6701 radio.state radio=lte state=TAIL",
            "00:12.2461 radio.state radio=lte state=IDLE",
            "01:00.6701 connection.closed via=CELLULAR",
            "01:00.6701 radio.state radio=lte state=PROMOTION",
            "01:00.9302 radio.state radio=lte state=ACTIVE",
            "01:01.0302 radio.state radio=lte state=TAIL",
            "01:12.6062 radio.state radio=lte state=IDLE");
  }

  @Test
  void given_a_process_that_died_or_reuses_its_connection_then_no_FIN_comes_too_early() {
    Wire reuse = new Wire(STANDARD.with(IdleClose.DELAYED_FIN));
    reuse.path(0, Wire.CELL).get(0, 10_000).get(40 * SECOND, 10_000);
    Wire death = new Wire(STANDARD.with(IdleClose.DELAYED_FIN));
    death.path(0, Wire.CELL).get(0, 10_000);
    death.clock.at(
        SECOND, Lane.OS, () -> death.connections.closeAll(TransferError.CONNECTION_LOST));
    Wire suspension = new Wire(STANDARD.with(IdleClose.DELAYED_FIN));
    suspension.path(0, Wire.CELL).get(0, 10_000);
    suspension.clock.at(
        SECOND, Lane.OS, () -> suspension.connections.closeAll(TransferError.SUSPENDED));

    assertThat(reuse.play(5 * MINUTE, "connection"))
        .containsExactly("01:40.3701 connection.closed via=CELLULAR");
    assertThat(death.play(5 * MINUTE, "connection")).isEmpty();
    assertThat(suspension.play(5 * MINUTE, "connection"))
        .containsExactly("01:00.6701 connection.closed via=CELLULAR");
  }

  @Test
  void given_a_switch_in_mid_transfer_then_it_fails_and_what_came_is_counted() {
    Wire wire = new Wire(STANDARD);
    wire.path(0, Wire.HOME).get(0, 3_000_000).path(2 * SECOND, Wire.CELL);

    List<String> lines = wire.play(MINUTE, "transfer", "network.path");
    // 0.4 s of round trips and stalls of 86.86, 72.26 and 43.06 ms: 1.39782 s at 1 MB/s.
    assertThat(lines)
        .containsExactly(
            "00:00 network.path via=WIFI name=home",
            "00:00 transfer.started transfer=1 via=WIFI warm=false",
            "00:02 network.path via=CELLULAR name=lte",
            "00:02 transfer.cut transfer=1 via=WIFI bytesUp=0 bytesDown=1397820",
            "00:02 transfer.failed transfer=1 via=WIFI error=CONNECTION_LOST code=-1005"
                + " bytesUp=0");
  }

  @Test
  void given_migration_when_the_path_switches_then_the_transfer_goes_on_with_what_is_left() {
    Wire wire = new Wire(STANDARD.with(PathSwitch.MIGRATE));
    wire.path(0, Wire.HOME).get(0, 3_000_000).path(2 * SECOND, Wire.CELL);

    assertThat(wire.play(MINUTE, "transfer", "radio.state radio=lte"))
        .containsExactly(
            "00:00 transfer.started transfer=1 via=WIFI warm=false",
            "00:02 transfer.moved transfer=1 from=WIFI to=CELLULAR bytesUp=0 bytesDown=1397820",
            "00:04.16446 transfer.completed transfer=1 via=CELLULAR bytesUp=0 bytesDown=3000000");
  }

  @Test
  void given_migration_at_any_moment_then_the_transfer_completes_over_the_last_path() {
    for (long at = 1; at < SECOND; at += 7_919) {
      Wire wire = new Wire(STANDARD.with(PathSwitch.MIGRATE));
      wire.path(0, Wire.HOME).exchange(0, 50_000, 200_000, MINUTE).path(at, Wire.CELL);

      List<String> ends = wire.play(MINUTE, "transfer.completed", "transfer.failed");
      assertThat(ends).as("switch at %d us", at).hasSize(1);
      assertThat(ends.get(0)).contains("bytesUp=50000 bytesDown=200000");
      assertThat(wire.network.radio(Wire.INSTANT).state().name()).isEqualTo("OFF");
    }
  }

  @Test
  void given_other_conditions_of_the_same_network_then_the_transfer_goes_on_at_the_new_rate() {
    NetworkPath slow = Wire.CELL.withLink(new Link(4_000_000, 8_000_000, 100_000, 0));
    Wire wire = new Wire(STANDARD);
    wire.path(0, Wire.CELL).get(0, 1_460_000).path(SECOND, slow);

    // 0.2601 s promotion, 0.4 s round trips, 0.20218 s stalls: 137 720 bytes by 1 s, then half as
    // fast.
    assertThat(wire.play(MINUTE, "network", "transfer.completed", "transfer.failed"))
        .containsExactly(
            "00:00 network.path via=CELLULAR name=lte",
            "00:01 network.conditions via=CELLULAR name=lte",
            "00:03.64456 transfer.completed transfer=1 via=CELLULAR bytesUp=0 bytesDown=1460000");
  }

  @Test
  void given_another_network_of_the_same_kind_then_its_transfers_fail() {
    NetworkPath office = new NetworkPath(Interface.WIFI, "office", Wire.INSTANT, Wire.FAST);

    assertThat(Wire.HOME.isSameNetworkAs(office)).isFalse();
    assertThat(Wire.HOME.isSameNetworkAs(Wire.HOME.withLink(new Link(1, 1, 1, 1)))).isTrue();
    assertThat(NetworkPath.none().isSameNetworkAs(NetworkPath.without("airplane"))).isFalse();
  }

  @Test
  void given_a_link_that_falls_silent_in_the_body_then_the_time_allowed_runs_from_there() {
    long tunnel = 30 * SECOND;
    RateProfile rates =
        RateSteps.of(
            new long[] {0, 5 * SECOND, 5 * SECOND + tunnel},
            new long[] {8_000_000, 0, 8_000_000},
            MINUTE * 60);
    NetworkPath train = Wire.CELL.withLink(Wire.FAST.withRates(rates, rates));
    Wire fails = new Wire(STANDARD);
    fails.path(0, train).exchange(0, 0, 10_000_000, 20 * SECOND);
    Wire waits = new Wire(STANDARD);
    waits.path(0, train).exchange(0, 0, 10_000_000, 40 * SECOND);

    assertThat(fails.play(2 * MINUTE, "transfer.failed", "transfer.completed"))
        .containsExactly(
            "00:25 transfer.failed transfer=1 via=CELLULAR error=TIMED_OUT code=-1001 bytesUp=0");
    assertThat(waits.play(2 * MINUTE, "transfer.failed", "transfer.completed"))
        .allMatch(line -> line.startsWith("00:40.") && line.contains("completed"))
        .hasSize(1);
  }

  @Test
  void given_the_causes_of_two_users_of_a_connection_then_its_FIN_is_booked_to_the_last() {
    Connection connection = new Connection("api", 1, Cause.FOREGROUND);
    connection.reuse(Cause.REFRESH);

    assertThat(connection.cause()).isEqualTo(Cause.REFRESH);
    assertThat(connection.isOpen(1)).isTrue();
    assertThat(connection.isOpen(2)).isFalse();
  }
}
