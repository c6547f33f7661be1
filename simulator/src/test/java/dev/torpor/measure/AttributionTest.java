package dev.torpor.measure;

import static dev.torpor.time.TimeFormat.MINUTE;
import static dev.torpor.time.TimeFormat.SECOND;
import static org.assertj.core.api.Assertions.assertThat;

import dev.torpor.energy.Cause;
import dev.torpor.energy.Component;
import dev.torpor.measure.Attribution.Share;
import dev.torpor.radio.RadioRun;
import dev.torpor.radio.Radios;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class AttributionTest {
  private static final long HALF = SECOND / 2;

  /** E1 of the reference: a lone download of 10 KB. */
  private static final long LONE = 13_233_640_670_000L;

  private static final long TAIL = 1_060_000L * 11_576_000;
  private static final long PROMOTION = 1_210_700L * 260_100;

  private static Share share(Energy energy, EnergySource source) {
    return Objects.requireNonNull(energy.attribution().bySource().get(source));
  }

  @Test
  void given_one_source_then_every_policy_gives_it_everything() {
    Energy energy = new RadioRun(Radios.LTE, MINUTE).burst(0, HALF, 0, 10_000).energy();

    assertThat(share(energy, EnergySource.SYNC)).isEqualTo(new Share(LONE, LONE, LONE, LONE));
    assertThat(share(energy, EnergySource.PUSH)).isEqualTo(new Share(0, 0, 0, 0));
    assertThat(energy.attribution().unattributedPicojoules()).isZero();
  }

  @Test
  void given_a_sync_inside_a_foreground_transfer_then_its_margin_is_its_bits() {
    Energy energy =
        new RadioRun(Radios.LTE, MINUTE)
            .burst(0, 30 * SECOND, 0, 7_500_000, Cause.FOREGROUND)
            .burst(10 * SECOND, HALF, 0, 10_000, Cause.REFRESH)
            .energy();
    long bits = 80_000L * 51_970;

    Share sync = share(energy, EnergySource.SYNC);
    assertThat(sync.marginal()).isEqualTo(bits);
    assertThat(sync.standAlone()).isEqualTo(LONE);
    assertThat(sync.shapley()).isEqualTo((bits + LONE) / 2);
    Share foreground = share(energy, EnergySource.FOREGROUND);
    assertThat(foreground.shapley() + sync.shapley())
        .isEqualTo(energy.totalWithDrained())
        .isEqualTo(energy.attribution().totalPicojoules());
  }

  @Test
  void given_a_sync_in_the_tail_of_the_foreground_then_the_last_one_is_booked_the_tail() {
    Energy energy =
        new RadioRun(Radios.LTE, MINUTE)
            .burst(0, HALF, 0, 10_000, Cause.FOREGROUND)
            .burst(5 * SECOND, HALF, 0, 10_000, Cause.TRANSFER)
            .energy();

    long gap = 5 * SECOND - 260_100 - HALF;
    assertThat(share(energy, EnergySource.FOREGROUND).lastTrigger())
        .isEqualTo(LONE - TAIL + 1_060_000L * gap);
    assertThat(share(energy, EnergySource.SYNC).lastTrigger()).isEqualTo(LONE - PROMOTION);
    assertThat(share(energy, EnergySource.SYNC).marginal())
        .as("it buys the time in the tail again")
        .isEqualTo(LONE - PROMOTION - TAIL + 1_060_000L * gap);
  }

  @Test
  void given_an_idle_radio_that_draws_then_what_a_burst_displaces_is_credited_to_it() {
    Energy energy = new RadioRun(Radios.SA, MINUTE).burst(0, 0, 0, 0).energy();

    long busy = 300_000 + 10_200_000 + 4_800_000;
    long gross = 245_000L * 300_000 + 593_000L * 10_200_000 + 60_000L * 4_800_000;
    assertThat(share(energy, EnergySource.SYNC).shapley()).isEqualTo(gross - 10_000L * busy);
    assertThat(energy.attribution().unattributedPicojoules()).isEqualTo(10_000L * MINUTE);
  }

  @Test
  void given_the_end_of_the_run_in_a_tail_then_what_is_cut_off_counts() {
    Energy energy = new RadioRun(Radios.LTE, 5 * SECOND).burst(0, HALF, 0, 10_000).energy();

    assertThat(share(energy, EnergySource.SYNC).shapley()).isEqualTo(LONE);
    assertThat(energy.inWindow().of(Component.RADIO_TAIL)).isLessThan(TAIL);
  }

  @Test
  void given_a_flow_that_answers_itself_then_its_later_bursts_follow_when_it_starts_later() {
    RadioRun run = new RadioRun(Radios.LTE, MINUTE).burst(0, 10 * SECOND, 0, 0, Cause.FOREGROUND);
    run.flow(Cause.REFRESH, 5 * SECOND, SECOND, SECOND, SECOND);

    long alone = PROMOTION + 2 * SECOND * 1_288_040 + SECOND * 1_060_000 + TAIL;
    assertThat(share(run.energy(), EnergySource.SYNC).standAlone()).isEqualTo(alone);
  }
}
