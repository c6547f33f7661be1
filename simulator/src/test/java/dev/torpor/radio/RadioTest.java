package dev.torpor.radio;

import static dev.torpor.time.TimeFormat.MINUTE;
import static dev.torpor.time.TimeFormat.SECOND;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.torpor.energy.Cause;
import dev.torpor.energy.Component;
import dev.torpor.measure.Energy;
import dev.torpor.radio.Promotion.Course;
import java.util.List;
import org.junit.jupiter.api.Test;

class RadioTest {
  private static final long HALF = SECOND / 2;

  @Test
  void given_an_idle_radio_when_10_KB_are_downloaded_then_it_costs_13_23_J() {
    Energy energy = new RadioRun(Radios.LTE, MINUTE).burst(0, HALF, 0, 10_000).energy();

    assertThat(energy.inWindow().of(Component.RADIO_PROMOTION)).isEqualTo(314_903_070_000L);
    assertThat(energy.inWindow().of(Component.RADIO_ACTIVE)).isEqualTo(648_177_600_000L);
    assertThat(energy.inWindow().of(Component.RADIO_TAIL)).isEqualTo(12_270_560_000_000L);
    assertThat(energy.inWindow().total()).isEqualTo(13_233_640_670_000L);
  }

  @Test
  void given_a_burst_in_the_tail_then_no_promotion_is_paid_and_the_tail_starts_again() {
    assertThat(
            new RadioRun(Radios.LTE, MINUTE)
                .burst(0, HALF, 0, 0)
                .burst(5 * SECOND, HALF, 0, 0)
                .states())
        .containsExactly(
            "00:00:00 IDLE",
            "00:00:00 PROMOTION",
            "00:00:00.2601 ACTIVE",
            "00:00:00.7601 TAIL",
            "00:00:05 ACTIVE",
            "00:00:05.5 TAIL",
            "00:00:17.076 IDLE");
  }

  @Test
  void given_a_burst_at_the_very_end_of_the_tail_then_a_promotion_is_due() {
    long end = 260_100 + HALF + 11_576_000;

    assertThat(new RadioRun(Radios.LTE, MINUTE).burst(0, HALF, 0, 0).burst(end, 0, 0, 0).states())
        .filteredOn(line -> line.contains("PROMOTION"))
        .hasSize(2);
    assertThat(
            new RadioRun(Radios.LTE, MINUTE).burst(0, HALF, 0, 0).burst(end - 1, 0, 0, 0).states())
        .filteredOn(line -> line.contains("PROMOTION"))
        .hasSize(1);
  }

  @Test
  void given_bursts_that_overlap_then_the_time_is_paid_once_and_the_bits_of_each() {
    Energy energy =
        new RadioRun(Radios.LTE, MINUTE)
            .burst(0, 2 * SECOND, 0, 1_000)
            .burst(SECOND, 2 * SECOND, 500, 0)
            .energy();

    assertThat(energy.inWindow().of(Component.RADIO_ACTIVE))
        .isEqualTo(1_288_040L * (3 * SECOND - 260_100) + 8_000L * 51_970 + 4_000L * 438_390);
  }

  @Test
  void given_the_end_of_the_run_inside_a_tail_then_the_rest_is_drained_apart() {
    Energy energy = new RadioRun(Radios.LTE, 5 * SECOND).burst(0, HALF, 0, 10_000).energy();

    assertThat(energy.inWindow().total()).isEqualTo(5_457_374_670_000L);
    assertThat(energy.drained().total()).isEqualTo(7_776_266_000_000L);
  }

  @Test
  void given_the_end_of_the_run_inside_a_burst_then_its_bits_and_the_whole_tail_are_drained() {
    RadioRun run = new RadioRun(Radios.LTE, 5 * SECOND);
    Radio.Flow flow = run.radio().open(Cause.REFRESH);
    run.then(
        SECOND,
        () -> {
          flow.begin(0, 10_000);
          flow.carry(0, 1_000);
        });

    assertThat(run.energy().drained().total()).isEqualTo(1_060_000L * 11_576_000 + 8_000L * 51_970);
    assertThat(run.bursts())
        .containsExactly(
            new RadioEvent.Burst(
                "lte", 1, Cause.REFRESH, SECOND, 1, SECOND + 260_100, 0, 10_000, 0, 1_000));
  }

  @Test
  void given_a_flow_whose_next_burst_follows_at_once_then_the_radio_stays_active() {
    RadioRun run = new RadioRun(Radios.LTE, MINUTE);
    Radio.Flow flow = run.radio().open(Cause.REFRESH);
    run.then(0, () -> flow.begin(500, 0))
        .then(SECOND, () -> flow.begin(0, 10_000))
        .then(2 * SECOND, flow::end);

    assertThat(run.states())
        .containsExactly(
            "00:00:00 IDLE",
            "00:00:00 PROMOTION",
            "00:00:00.2601 ACTIVE",
            "00:00:02 TAIL",
            "00:00:13.576 IDLE");
    assertThat(run.bursts()).extracting(RadioEvent.Burst::begunAt).containsExactly(0L, SECOND);
  }

  @Test
  void given_a_lone_packet_then_what_it_wakes_is_paid_in_full() {
    Energy energy = new RadioRun(Radios.LTE, MINUTE).burst(0, 0, 0, 60).energy();

    assertThat(energy.inWindow().total())
        .isEqualTo(314_903_070_000L + 12_270_560_000_000L + 480L * 51_970);
  }

  @Test
  void given_UMTS_when_a_few_bytes_come_in_FACH_then_they_stay_there() {
    assertThat(
            new RadioRun(Radios.UMTS, MINUTE)
                .burst(0, 0, 1_000, 0)
                .burst(8 * SECOND, HALF, 543, 0)
                .states())
        .containsExactly(
            "00:00:00 IDLE",
            "00:00:00 PROMOTION DCH",
            "00:00:02 ACTIVE DCH",
            "00:00:02 TAIL DCH",
            "00:00:06 TAIL FACH",
            "00:00:08 ACTIVE FACH",
            "00:00:08.5 TAIL FACH",
            "00:00:18.5 IDLE");
  }

  @Test
  void given_UMTS_when_more_bytes_than_the_threshold_come_in_FACH_then_they_wait_for_DCH() {
    assertThat(
            new RadioRun(Radios.UMTS, MINUTE)
                .burst(0, 0, 1_000, 0)
                .burst(8 * SECOND, HALF, 544, 0)
                .states())
        .endsWith(
            "00:00:08 PROMOTION DCH",
            "00:00:09.5 ACTIVE DCH",
            "00:00:10 TAIL DCH",
            "00:00:14 TAIL FACH",
            "00:00:24 IDLE");
  }

  @Test
  void given_UMTS_when_two_small_bursts_wait_together_then_their_bytes_count_together() {
    assertThat(
            new RadioRun(Radios.UMTS, MINUTE)
                .burst(0, 0, 1_000, 0)
                .burst(8 * SECOND, HALF, 300, 0)
                .burst(8 * SECOND + 100_000, HALF, 300, 0)
                .states())
        .contains("00:00:08 ACTIVE FACH", "00:00:08.1 PROMOTION DCH", "00:00:09.6 ACTIVE DCH");
  }

  @Test
  void given_too_few_bytes_to_restart_the_timer_of_DCH_then_it_runs_on() {
    assertThat(
            new RadioRun(Radios.umts(320), MINUTE)
                .burst(0, 0, 1_000, 0)
                .burst(4 * SECOND, SECOND, 319, 0)
                .states())
        .endsWith(
            "00:00:02 TAIL DCH",
            "00:00:04 ACTIVE DCH",
            "00:00:05 TAIL DCH",
            "00:00:06 TAIL FACH",
            "00:00:16 IDLE");
    assertThat(
            new RadioRun(Radios.umts(320), MINUTE)
                .burst(0, 0, 1_000, 0)
                .burst(4 * SECOND, 3 * SECOND, 100, 0)
                .states())
        .as("a timer that ran out meanwhile")
        .endsWith("00:00:04 ACTIVE DCH", "00:00:07 TAIL FACH", "00:00:17 IDLE");
    assertThat(
            new RadioRun(Radios.umts(320), MINUTE)
                .burst(0, 0, 1_000, 0)
                .burst(4 * SECOND, SECOND, 320, 0)
                .states())
        .endsWith(
            "00:00:04 ACTIVE DCH", "00:00:05 TAIL DCH", "00:00:09 TAIL FACH", "00:00:19 IDLE");
  }

  @Test
  void given_5G_when_a_sync_ends_before_NR_is_there_then_it_went_over_LTE_and_pays_NRs_tail() {
    RadioRun run = new RadioRun(Radios.NSA, MINUTE).burst(0, HALF, 0, 10_000);

    assertThat(run.states())
        .containsExactly(
            "00:00:00 IDLE",
            "00:00:00 PROMOTION LTE",
            "00:00:00.3 ACTIVE LTE",
            "00:00:00.8 PROMOTION NR",
            "00:00:01.9 TAIL NR",
            "00:00:12.1 IDLE");
    Energy energy = new RadioRun(Radios.NSA, MINUTE).burst(0, HALF, 0, 10_000).energy();
    assertThat(energy.inWindow().total())
        .isEqualTo(
            800_000L * 300_000 + 799_000L * 1_600_000 + 80_000L * 14_550 + 249_000L * 10_200_000);
  }

  @Test
  void given_5G_that_gives_NR_up_without_data_then_a_short_sync_pays_LTEs_tail() {
    assertThat(
            new RadioRun(Radios.nsa(Course.MEANWHILE), MINUTE).burst(0, HALF, 0, 10_000).states())
        .endsWith("00:00:00.3 ACTIVE LTE", "00:00:00.8 TAIL LTE", "00:00:10.8 IDLE");
  }

  @Test
  void given_5G_and_a_long_transfer_then_NR_takes_over_without_a_pause() {
    RadioRun run = new RadioRun(Radios.NSA, MINUTE).burst(0, 5 * SECOND, 0, 1_000_000);

    Energy energy = run.energy();

    assertThat(energy.inWindow().of(Component.RADIO_ACTIVE))
        .isEqualTo(570_000L * (5 * SECOND - 1_600_000) + 8_000_000L * 13_520);
    assertThat(run.bursts()).extracting(RadioEvent.Burst::readyAt).containsExactly(300_000L);
  }

  @Test
  void given_5G_when_a_burst_comes_while_NR_is_added_without_data_then_it_goes_over_LTE_at_once() {
    assertThat(
            new RadioRun(Radios.NSA, MINUTE)
                .burst(0, HALF, 0, 10_000)
                .burst(SECOND, 100_000, 0, 10_000)
                .states())
        .containsSubsequence(
            "00:00:00.8 PROMOTION NR",
            "00:00:01 ACTIVE LTE",
            "00:00:01.1 PROMOTION NR",
            "00:00:01.9 TAIL NR");
  }

  @Test
  void given_an_inactive_radio_then_it_resumes_for_less_than_a_promotion_and_must_be_paged() {
    RadioRun run = new RadioRun(Radios.SA, MINUTE).burst(0, 0, 0, 0).burst(12 * SECOND, 0, 0, 0);
    run.then(5 * SECOND, () -> assertThat(run.radio().pagingMicros()).isZero());
    run.then(11 * SECOND, () -> assertThat(run.radio().pagingMicros()).isEqualTo(1_280_000));
    run.then(50 * SECOND, () -> assertThat(run.radio().pagingMicros()).isEqualTo(1_280_000));

    assertThat(run.states())
        .containsExactly(
            "00:00:00 IDLE",
            "00:00:00 PROMOTION",
            "00:00:00.3 ACTIVE",
            "00:00:00.3 TAIL CONNECTED",
            "00:00:10.5 TAIL INACTIVE",
            "00:00:12 PROMOTION",
            "00:00:12.05 ACTIVE",
            "00:00:12.05 TAIL CONNECTED",
            "00:00:22.25 TAIL INACTIVE",
            "00:00:27.05 IDLE");
  }

  @Test
  void given_a_radio_that_is_detached_in_its_tail_then_the_tail_runs_out() {
    RadioRun run = new RadioRun(Radios.SA, MINUTE).burst(0, 0, 0, 0);
    run.then(5 * SECOND, run.radio()::detach);

    assertThat(run.states()).endsWith("00:00:10.5 TAIL INACTIVE", "00:00:15.3 OFF");
  }

  @Test
  void given_power_is_lost_then_nothing_is_drawn_from_that_instant_on() {
    RadioRun run = new RadioRun(Radios.LTE, MINUTE).burst(0, 10 * SECOND, 0, 0);
    run.then(5 * SECOND, run.radio()::powerOff);

    Energy energy = run.energy();

    assertThat(energy.inWindow().total())
        .isEqualTo(314_903_070_000L + 1_288_040L * (5 * SECOND - 260_100));
    assertThat(energy.drained().total()).isZero();
  }

  @Test
  void given_a_radio_that_small_packets_cannot_wake_then_its_profile_is_refused() {
    Channel deaf =
        new Channel(
            "DCH",
            0,
            0,
            0,
            List.of(),
            new Promotion(RadioProfile.Phase.NONE, 10, 10, Course.FIRST),
            null,
            0);

    assertThatThrownBy(() -> new RadioProfile("deaf", List.of(deaf), 0, 0, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("no way out of idle");
  }

  @Test
  void given_discontinuous_reception_then_its_mean_power_is_that_of_the_published_figures() {
    assertThat(RadioProfile.dutyCycleMicrowatts(1_680_100, 1_500, 1_060_000, 40_100))
        .as("long DRX")
        .isEqualTo(1_083_196);
    assertThat(RadioProfile.dutyCycleMicrowatts(1_680_200, 1_000, 1_060_000, 20_000))
        .as("short DRX")
        .isEqualTo(1_091_010);
    assertThat(RadioProfile.dutyCycleMicrowatts(594_300, 43_200, 1_280_200))
        .as("paging")
        .isEqualTo(20_054);
  }
}
