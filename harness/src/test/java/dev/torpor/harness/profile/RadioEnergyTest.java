package dev.torpor.harness.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.data.Percentage.withPercentage;

import dev.torpor.energy.Component;
import dev.torpor.radio.RadioProfile;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Cases of the energy reference on the shipped profiles. */
class RadioEnergyTest {
  private static final double JOULE = 1e12;
  private static final long SECOND = 1_000_000;
  private static final long HALF = 500_000;
  private static final long FAR = 100 * SECOND;
  private static final int TEN_KB = 10_000;

  private static final RadioProfile LTE = shipped("lte-2012-huang");
  private static final RadioProfile LTE_NO_IDLE = RadioBench.withoutIdle(LTE);
  private static final RadioProfile WIFI_NO_IDLE =
      RadioBench.withoutIdle(shipped("wifi-2012-huang"));
  private static final long E1 = 13_233_640_670_000L;

  @Test
  void E1_given_an_idle_radio_when_10_KB_are_downloaded_then_it_costs_13_23_J() {
    RadioBench bench = lte().flow(0, HALF, 0, TEN_KB).run(FAR);

    assertThat(bench.of(Component.RADIO_PROMOTION)).isEqualTo(314_903_070_000L);
    assertThat(bench.of(Component.RADIO_ACTIVE)).isEqualTo(648_177_600_000L);
    assertThat(bench.of(Component.RADIO_TAIL)).isEqualTo(12_270_560_000_000L);
    assertThat(bench.total()).isEqualTo(E1);
    assertThat(100.0 * bench.of(Component.RADIO_TAIL) / bench.total())
        .isCloseTo(92.72, within(0.005));
    assertThat(bench.drained()).isZero();
  }

  @Test
  void E2_given_an_idle_radio_when_10_KB_are_uploaded_then_it_costs_13_26_J() {
    RadioBench bench = lte().flow(0, HALF, TEN_KB, 0).run(FAR);

    assertThat(bench.of(Component.RADIO_ACTIVE)).isEqualTo(679_091_200_000L);
    assertThat(bench.total()).isEqualTo(13_264_554_270_000L);
  }

  @Test
  void E3_given_10_MB_at_full_rate_when_downloaded_then_half_of_the_energy_is_tail() {
    long active = Math.round(80e6 / 12.74);
    RadioBench bench = lte().flow(0, active, 0, 10_000_000).run(FAR);

    assertThat(bench.total() / JOULE).isCloseTo(24.8312, withPercentage(0.01));
    assertThat(bench.total() / 80e6 / 1e6).isCloseTo(0.3104, withPercentage(0.02));
    assertThat(100.0 * bench.of(Component.RADIO_TAIL) / bench.total())
        .isCloseTo(49.4, within(0.05));
  }

  @Test
  void E5_given_a_steady_download_when_the_rate_grows_then_power_grows_and_bits_get_cheaper() {
    assertThat(steadyMicrowatts(1)).isEqualTo(1_340_010);
    assertThat(steadyMicrowatts(5)).isEqualTo(1_547_890);
    assertThat(steadyMicrowatts(10)).isEqualTo(1_807_740);
    assertThat(steadyMicrowatts(20)).isEqualTo(2_327_440);
    assertThat(steadyMicrowatts(20) / 20e3).isCloseTo(116.4, within(0.05));
  }

  @Test
  void E7_given_a_second_request_in_the_tail_when_run_then_there_is_one_promotion() {
    long firstEnd = 260_100 + HALF;
    RadioBench bench =
        lte().flow(0, HALF, 0, TEN_KB).flow(firstEnd + 5 * SECOND, HALF, 0, TEN_KB).run(FAR);

    assertThat(bench.promotions()).isEqualTo(1);
    assertThat(bench.of(Component.RADIO_TAIL)).isEqualTo(17_570_560_000_000L);
    assertThat(bench.total()).isEqualTo(19_181_818_270_000L);
  }

  @Test
  void E8_given_a_request_at_the_very_end_of_the_tail_when_run_then_it_pays_a_promotion() {
    long tailEnd = 260_100 + HALF + 11_576_000;

    assertThat(twoFlows(tailEnd).promotions()).isEqualTo(2);
    assertThat(twoFlows(tailEnd - 1).promotions()).isEqualTo(1);
  }

  @Test
  void E10_given_a_running_download_when_10_KB_join_it_then_only_their_bits_cost() {
    RadioBench alone = lte().flow(0, 30 * SECOND, 0, 7_500_000).run(FAR);
    RadioBench both =
        lte().flow(0, 30 * SECOND, 0, 7_500_000).flow(10 * SECOND, HALF, 0, TEN_KB).run(FAR);

    assertThat(both.total() - alone.total()).isEqualTo(4_157_600_000L);
  }

  @Test
  void E13_given_an_end_in_the_tail_when_drained_then_the_rest_is_named() {
    RadioBench bench = lte().flow(0, HALF, 0, TEN_KB).run(5 * SECOND);

    assertThat(bench.total()).isEqualTo(5_457_374_670_000L);
    assertThat(bench.total() + bench.drained()).isEqualTo(E1);
  }

  @Test
  void E15_given_an_idle_radio_when_a_day_passes_then_paging_costs_481_mWh() {
    RadioBench bench = new RadioBench(LTE).run(86_400 * SECOND);

    assertThat(LTE.idleMicrowatts()).isEqualTo(20_054);
    assertThat(bench.total() / JOULE).isCloseTo(1732.71, withPercentage(0.01));
    assertThat(bench.total() / JOULE / 3.6).isCloseTo(481.31, withPercentage(0.01));
  }

  @Test
  void E18_given_wifi_when_the_same_is_downloaded_then_it_costs_a_hundredth() {
    RadioBench bench = new RadioBench(WIFI_NO_IDLE).flow(0, HALF, 0, TEN_KB).run(FAR);

    assertThat(bench.total() / JOULE).isCloseTo(0.11564, withPercentage(0.1));
    assertThat(marginalOfADay(shipped("lte-2012-huang")) / marginalOfADay(wifi()))
        .isCloseTo(113.8, withPercentage(0.1));
    assertThat(marginalOfADay(wifi()) / JOULE).isCloseTo(10.95, withPercentage(0.1));
  }

  /** 96 syncs with and without, joining the network apart. */
  private static double marginalOfADay(RadioProfile profile) {
    RadioBench with = new RadioBench(profile);
    for (int i = 0; i < 96; i++) {
      with.flow(900L * i * SECOND, HALF, 0, TEN_KB);
    }
    long day = 86_400 * SECOND;
    return with.run(day).total() - new RadioBench(profile).run(day).total();
  }

  private static RadioBench twoFlows(long second) {
    return lte().flow(0, HALF, 0, TEN_KB).flow(second, HALF, 0, TEN_KB).run(FAR);
  }

  private static long steadyMicrowatts(int megabitsPerSecond) {
    long seconds = 8;
    RadioBench bench =
        lte().flow(0, seconds * SECOND, 0, megabitsPerSecond * 1_000_000L / 8 * seconds).run(FAR);
    return bench.of(Component.RADIO_ACTIVE) / (seconds * SECOND);
  }

  private static RadioBench lte() {
    return new RadioBench(LTE_NO_IDLE);
  }

  private static RadioProfile wifi() {
    return shipped("wifi-2012-huang");
  }

  private static RadioProfile shipped(String name) {
    return Objects.requireNonNull(Profiles.shipped().radio(name));
  }
}
