package dev.torpor.harness.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.torpor.random.RandomStream;
import dev.torpor.random.RandomStreams;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UnitsTest {
  private static final int ROUND_TRIPS = 2_000;

  @ParameterizedTest
  @CsvSource({
    "30min, 1800000000",
    "30 min, 1800000000",
    "1.5h, 5400000000",
    "7d, 604800000000",
    "250ms, 250000",
    "7us, 7",
    "0s, 0",
    "1h 30min, 5400000000",
    "2min 30s, 150000000",
    "PT15M, 900000000",
    "P1DT2H, 93600000000",
    "PT0.25S, 250000",
  })
  void durations_are_whole_microseconds(String text, long micros) {
    assertThat(TimeSpan.parse(text)).isEqualTo(new TimeSpan(micros));
  }

  @ParameterizedTest
  @CsvSource({
    "0 B, 0",
    "512B, 512",
    "2 KB, 2000",
    "2 KiB, 2048",
    "40 MiB, 41943040",
    "1 GB, 1000000000"
  })
  void sizes_are_whole_bytes(String text, long bytes) {
    assertThat(ByteSize.parse(text)).isEqualTo(new ByteSize(bytes));
  }

  @ParameterizedTest
  @CsvSource({
    "3.2 Mbit/s, 3200000",
    "3.2 Mbps, 3200000",
    "780 kbit/s, 780000",
    "1 bit/s, 1",
    "unlimited, 0",
  })
  void rates_are_whole_bits_per_second(String text, long bitsPerSecond) {
    assertThat(BitRate.parse(text)).isEqualTo(new BitRate(bitsPerSecond));
  }

  @Test
  void powers_energies_and_slopes_are_exact() {
    assertThat(Power.parse("1210.7 mW").microwatts()).isEqualTo(1_210_700);
    assertThat(Power.parse("1 W").microwatts()).isEqualTo(1_000_000);
    assertThat(Energy.parse("12.98 Wh").picojoules()).isEqualTo(46_728_000_000_000_000L);
    assertThat(Energy.parse("12980 mWh")).isEqualTo(Energy.parse("12.98 Wh"));
    assertThat(Energy.parse("5.9 J").picojoules()).isEqualTo(5_900_000_000_000L);
    assertThat(EnergyPerBit.parse("51.97 mW/Mbps").picojoulesPerBit()).isEqualTo(51_970);
    assertThat(EnergyPerBit.parse("51.97 nJ/bit")).isEqualTo(EnergyPerBit.parse("51970 pJ/bit"));
    assertThat(Share.parse("80%").fraction()).isEqualTo(0.8);
  }

  @ParameterizedTest
  @CsvSource({
    "4/h, 1, 900000000",
    "0.5/d, 1, 172800000000",
    "3/15min, 1, 300000000",
    "2.5 / h, 1, 1440000000",
    "7/us, 7, 1",
  })
  void frequencies_are_exact_fractions(String text, long events, long perMicros) {
    assertThat(Frequency.parse(text)).isEqualTo(new Frequency(events, perMicros));
  }

  @Test
  void given_any_quantity_when_printed_and_parsed_then_it_is_the_same() {
    RandomStream chance = new RandomStreams(20260302).fork("test/units");
    for (int i = 0; i < ROUND_TRIPS; i++) {
      long whole = magnitude(chance);
      roundTrip(new TimeSpan(whole), TimeSpan::parse);
      roundTrip(new ByteSize(whole), ByteSize::parse);
      roundTrip(new BitRate(whole), BitRate::parse);
      roundTrip(new Power(whole), Power::parse);
      roundTrip(new Energy(whole), Energy::parse);
      roundTrip(new EnergyPerBit(whole), EnergyPerBit::parse);
      roundTrip(new Share(whole % 1_000_001), Share::parse);
      roundTrip(new Frequency(1 + magnitude(chance), 1 + whole), Frequency::parse);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "15 | it has no unit (us, ms, s, min, h, d); for example 15min",
        "15 m | there is no unit 'm' (us, ms, s, min, h, d). Did you mean 'min'?",
        "2 hours | there is no unit 'hours' (us, ms, s, min, h, d). Did you mean 'h'?",
        "soon | write a number and a unit (us, ms, s, min, h, d), for example 15min",
        "-5min | it must not be negative",
        "0.1us | it is finer than 1 us",
        "PT0.0000001S | it is finer than 1 us",
        "999999999999d | it is too large",
      })
  void given_a_text_that_is_no_duration_when_parsed_then_the_message_tells_what_to_write(
      String text, String reason) {
    assertThatThrownBy(() -> TimeSpan.parse(text))
        .isInstanceOf(TextException.class)
        .hasMessage("'" + text + "' is not a duration: " + reason);
  }

  @Test
  void given_units_that_are_often_confused_when_parsed_then_the_difference_is_named() {
    assertThatThrownBy(() -> BitRate.parse("3 MB/s"))
        .hasMessageEndingWith(". Rates are in bits: 1 MB/s is 8 Mbit/s");
    assertThatThrownBy(() -> BitRate.parse("0 Mbit/s")).hasMessageContaining("unlimited");
    assertThatThrownBy(() -> Energy.parse("3349 mAh"))
        .hasMessageEndingWith("multiply by the nominal voltage and write mWh");
    assertThatThrownBy(() -> ByteSize.parse("2 kb")).hasMessageEndingWith("Did you mean 'KB'?");
    assertThatThrownBy(() -> Share.parse("120%")).hasMessageContaining("more than the whole");
    assertThatThrownBy(() -> Share.parse("0.8")).hasMessageEndingWith("such as 80%");
    assertThatThrownBy(() -> Frequency.parse("4")).hasMessageContaining("4/h or 0.5/d");
    assertThatThrownBy(() -> Frequency.parse("0/h")).hasMessageContaining("more than none");
  }

  private static <T> void roundTrip(T value, Function<String, T> parser) {
    assertThat(parser.apply(value.toString())).as(value.toString()).isEqualTo(value);
  }

  /** Numbers of all sizes up to 2^53, round ones among them. */
  private static long magnitude(RandomStream chance) {
    long value = chance.nextLong(1L << chance.between(1, 53));
    return chance.chance(0.5) ? value : value / 1_000 * 1_000;
  }
}
