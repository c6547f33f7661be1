package dev.torpor.harness.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.data.Percentage.withPercentage;

import dev.torpor.device.ChargeCurve;
import dev.torpor.device.DeviceProfile;
import dev.torpor.harness.text.Energy;
import dev.torpor.network.Link;
import dev.torpor.network.TransferTime;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Cases of the energy and network reference on the shipped devices and the transfer model. */
class BatteryAndLinkTest {
  private static final double MICROS_PER_MINUTE = 60e6;
  private static final long HOUR = 3_600_000_000L;
  private static final Link LTE = new Link(12_740_000, 5_640_000, 70_000, 0);
  private static final Link NLC_3G = new Link(780_000, 330_000, 200_000, 0);

  @Test
  void B1_given_standby_ratings_when_divided_then_the_shipped_phone_suspends_as_deep() {
    double small = (double) Energy.parse("6.91 Wh").picojoules() / (250 * HOUR) / 1e3;
    double large = (double) Energy.parse("11.1 Wh").picojoules() / (384 * HOUR) / 1e3;
    double shipped = phone("iphone-15").suspendedMicrowatts() / 1e3;
    double beacons =
        Objects.requireNonNull(Profiles.shipped().radio("wifi-2012-huang")).idleMicrowatts() / 1e3;

    assertThat(small).isCloseTo(27.6, withPercentage(3));
    assertThat(large).isCloseTo(28.9, withPercentage(3));
    assertThat(shipped + beacons).isCloseTo(small, withPercentage(3));
  }

  @ParameterizedTest
  @CsvSource({"0.5, 30.0", "0.8, 56.8", "0.9, 71.2", "1.0, 89.8"})
  void B3_given_an_empty_battery_when_charged_then_it_takes_as_long_as_apple_says(
      double level, double minutes) {
    ChargeCurve curve = phone("iphone-15").charging();

    assertThat(curve.microsBetween(0, level) / MICROS_PER_MINUTE).isCloseTo(minutes, within(0.1));
  }

  @Test
  void B4_given_a_full_battery_when_a_lone_lte_sync_is_paid_then_it_loses_0_028_percent() {
    long full = phone("iphone-15").batteryPicojoules();

    assertThat(full).isEqualTo(46_728_000_000_000_000L);
    assertThat(100 * 13.23364e12 / full).isCloseTo(0.02832, within(1e-5));
  }

  @ParameterizedTest
  @CsvSource({
    "1000, 0.2806",
    "10000, 0.2863",
    "50000, 0.4257",
    "500000, 0.7425",
    "10000000, 6.7080"
  })
  void N6_given_a_cold_connection_over_lte_when_bytes_come_then_they_take(
      long bytes, double seconds) {
    assertThat(cold(bytes, LTE) / 1e6).isCloseTo(seconds, within(1e-4));
  }

  @ParameterizedTest
  @CsvSource({"1000, 0", "10000, 0", "50000, 0.1143", "500000, 0.1486", "10000000, 0.1486"})
  void N6_given_a_cold_connection_over_lte_when_bytes_come_then_slow_start_costs(
      long bytes, double seconds) {
    assertThat(TransferTime.stallMicros(bytes, LTE.downBitsPerSecond(), LTE.rttMicros()) / 1e6)
        .isCloseTo(seconds, within(1e-4));
  }

  @ParameterizedTest
  @CsvSource({"10000, 0.9026", "50000, 1.3781", "500000, 5.9934"})
  void N7_given_a_cold_connection_over_3g_when_bytes_come_then_they_take(
      long bytes, double seconds) {
    assertThat(cold(bytes, NLC_3G) / 1e6).isCloseTo(seconds, within(1e-4));
  }

  @Test
  void N7_given_a_warm_connection_over_3g_when_10_KB_come_then_they_take_a_round_trip_less() {
    assertThat(warm(10_000, NLC_3G) / 1e6).isCloseTo(0.3026, within(1e-4));
  }

  /** Name look-up, TCP, TLS 1.3, then the request and its answer. */
  private static long cold(long bytes, Link link) {
    return TransferTime.lookUpMicros(link)
        + TransferTime.connectMicros(link, true)
        + warm(bytes, link);
  }

  private static long warm(long bytes, Link link) {
    return link.rttMicros()
        + TransferTime.stallMicros(bytes, link.downBitsPerSecond(), link.rttMicros())
        + TransferTime.serializeMicros(bytes, link.downBitsPerSecond());
  }

  private static DeviceProfile phone(String name) {
    return Objects.requireNonNull(Profiles.shipped().device(name));
  }
}
