package dev.torpor.network;

import static dev.torpor.time.TimeFormat.MINUTE;
import static dev.torpor.time.TimeFormat.SECOND;
import static org.assertj.core.api.Assertions.assertThat;

import dev.torpor.energy.Cause;
import dev.torpor.energy.EnergyEvent;
import dev.torpor.energy.EnergyLedger;
import dev.torpor.energy.PowerLanes;
import dev.torpor.random.RandomStreams;
import dev.torpor.simulation.Story;
import dev.torpor.time.Lane;
import dev.torpor.time.VirtualClock;
import dev.torpor.trace.Trace;
import dev.torpor.trace.TraceText;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TransferTest {
  private static final Link LTE_LINK = new Link(12_740_000, 5_640_000, 70_000, 0);
  private static final NetworkPath LTE =
      new NetworkPath(Interface.CELLULAR, "lte", Story.LTE, LTE_LINK);

  private final VirtualClock clock = new VirtualClock();
  private final Trace trace = new Trace(clock);
  private final TraceText text = new TraceText();
  private final PowerLanes lanes = new PowerLanes(clock, trace);
  private final EnergyLedger ledger = new EnergyLedger();
  private final Network network =
      new Network(clock, lanes, trace, new RandomStreams(1).fork("paging"));
  private final Connections connections = new Connections();
  private final long[] laneSince = new long[16];
  private final EnergyEvent.@Nullable PowerChanged[] lanePower =
      new EnergyEvent.@Nullable PowerChanged[16];

  TransferTest() {
    trace.addListener(text);
    trace.addListener(
        (at, event) -> {
          if (event instanceof EnergyEvent.PowerChanged change) {
            settle(change.lane(), at);
            lanePower[change.lane()] = change;
          } else if (event instanceof EnergyEvent.Spent spent) {
            ledger.book(spent.component(), spent.cause(), spent.picojoules());
          }
        });
    network.changePath(LTE);
  }

  private void settle(int lane, long now) {
    EnergyEvent.PowerChanged before = lanePower[lane];
    if (before != null) {
      long spent = before.microwatts() * (now - laneSince[lane]);
      ledger.book(before.component(), before.cause(), spent);
    }
    laneSince[lane] = now;
  }

  private Transfer start(long bytesDown, long thinkMicros) {
    TransferRequest request =
        new TransferRequest("GET /feed", "api", true, 0, MINUTE, Cause.REFRESH);
    return network.start(
        request,
        connections,
        new Transfer.Peer() {
          @Override
          public Transfer.Answer requestArrived(long id) {
            return new Transfer.Answer(bytesDown, thinkMicros, thinkMicros, null);
          }

          @Override
          public void completed() {}

          @Override
          public void failed(TransferError error) {}
        });
  }

  private List<String> lines(String... types) {
    return text.lines().stream()
        .filter(line -> List.of(types).contains(line.split(" ")[2]))
        .toList();
  }

  @Test
  void N6_given_a_cold_10_KB_download_over_LTE_then_time_and_energy_are_those_of_the_model() {
    start(10_000, 0);
    clock.runUntil(MINUTE);

    assertThat(lines("radio.state", "transfer.started", "transfer.completed"))
        .containsExactly(
            "0d 00:00:00 radio.state radio=lte state=IDLE",
            "0d 00:00:00 transfer.started transfer=1 label=GET /feed host=api via=CELLULAR"
                + " warm=false cause=REFRESH",
            "0d 00:00:00 radio.state radio=lte state=PROMOTION",
            "0d 00:00:00.2601 radio.state radio=lte state=ACTIVE",
            "0d 00:00:00.54638 radio.state radio=lte state=TAIL",
            "0d 00:00:00.54638 transfer.completed transfer=1 via=CELLULAR bytesUp=0"
                + " bytesDown=10000",
            "0d 00:00:12.12238 radio.state radio=lte state=IDLE");
    long promotion = 1_210_700L * 260_100;
    long active = 1_288_040L * 286_280 + 80_000L * 51_970;
    long tail = 1_060_000L * 11_576_000;
    assertThat(ledger.total()).isEqualTo(promotion + active + tail);
    assertThat(ledger.total() / 1e12)
        .isCloseTo(12.958, org.assertj.core.api.Assertions.within(0.001));
  }

  @Test
  void given_a_connection_kept_alive_then_the_second_request_pays_no_set_up() {
    start(10_000, 0);
    clock.at(SECOND, Lane.CLIENT, () -> start(10_000, 0));
    clock.runUntil(MINUTE);

    assertThat(lines("transfer.started", "transfer.completed"))
        .satisfiesExactly(
            line -> assertThat(line).contains("warm=false"),
            line -> assertThat(line).startsWith("0d 00:00:00.54638"),
            line -> assertThat(line).contains("warm=true"),
            line -> assertThat(line).startsWith("0d 00:00:01.07628"));
  }

  @Test
  void given_a_new_path_then_a_kept_connection_is_of_no_use() {
    start(10_000, 0);
    clock.at(SECOND, Lane.WORLD, () -> network.changePath(NetworkPath.none()));
    clock.at(2 * SECOND, Lane.WORLD, () -> network.changePath(LTE));
    clock.at(3 * SECOND, Lane.CLIENT, () -> start(10_000, 0));
    clock.runUntil(MINUTE);

    assertThat(lines("transfer.started"))
        .allSatisfy(line -> assertThat(line).contains("warm=false"));
  }

  @Test
  void given_a_long_wait_of_the_server_then_the_radio_sleeps_meanwhile_and_is_promoted_again() {
    start(10_000, 30 * SECOND);
    clock.runUntil(2 * MINUTE);

    assertThat(lines("radio.state"))
        .extracting(line -> line.substring(line.indexOf("state=") + 6))
        .containsExactly(
            "IDLE", "PROMOTION", "ACTIVE", "TAIL", "IDLE", "PROMOTION", "ACTIVE", "TAIL", "IDLE");
  }

  @Test
  void given_the_path_is_lost_then_the_transfer_fails_and_the_tail_is_still_paid() {
    start(10_000_000, 0);
    clock.at(2 * SECOND, Lane.WORLD, () -> network.changePath(NetworkPath.none()));
    clock.runUntil(MINUTE);

    assertThat(lines("network.path", "transfer.failed", "radio.state"))
        .endsWith(
            "0d 00:00:02 network.path via=NONE name=none",
            "0d 00:00:02 radio.state radio=lte state=TAIL",
            "0d 00:00:02 transfer.failed transfer=1 via=CELLULAR error=CONNECTION_LOST code=-1005"
                + " bytesUp=0",
            "0d 00:00:13.576 radio.state radio=lte state=OFF");
  }

  @Test
  void given_no_path_then_a_transfer_fails_at_once_and_the_radio_stays_dark() {
    network.changePath(NetworkPath.none());
    start(10_000, 0);
    clock.runUntil(MINUTE);

    assertThat(lines("transfer.failed"))
        .containsExactly(
            "0d 00:00:00 transfer.failed transfer=1 via=NONE error=NOT_CONNECTED code=-1009"
                + " bytesUp=0");
    assertThat(ledger.total()).isZero();
  }

  @Test
  void given_a_server_that_does_not_answer_then_the_request_times_out() {
    start(10_000, 10 * MINUTE);
    clock.runUntil(20 * MINUTE);

    assertThat(lines("transfer.failed", "transfer.completed"))
        .containsExactly(
            "0d 00:01:00 transfer.failed transfer=1 via=CELLULAR error=TIMED_OUT code=-1001"
                + " bytesUp=0");
  }
}
