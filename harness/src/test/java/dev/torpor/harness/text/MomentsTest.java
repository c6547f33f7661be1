package dev.torpor.harness.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.torpor.random.RandomStream;
import dev.torpor.random.RandomStreams;
import dev.torpor.time.TimeFormat;
import dev.torpor.world.Moment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MomentsTest {
  @Test
  void a_moment_is_a_time_of_day_a_time_of_one_day_or_a_time_after_the_start() {
    assertThat(Moments.parse("07:40"))
        .isEqualTo(new Moment.TimeOfDay(7 * TimeFormat.HOUR + 40 * TimeFormat.MINUTE));
    assertThat(Moments.parse("24:00")).isEqualTo(new Moment.TimeOfDay(TimeFormat.DAY));
    assertThat(Moments.parse("2d 14:00:30"))
        .isEqualTo(new Moment.DayTime(2, 14 * TimeFormat.HOUR + 30 * TimeFormat.SECOND));
    assertThat(Moments.parse("90min")).isEqualTo(new Moment.Offset(90 * TimeFormat.MINUTE));
    assertThat(Moments.parse("2d 14h")).isEqualTo(new Moment.Offset(62 * TimeFormat.HOUR));
  }

  @ParameterizedTest
  @ValueSource(strings = {"25:00", "24:01", "07:60", "2d 07:40:61"})
  void given_a_clock_time_that_does_not_exist_when_parsed_then_the_range_is_named(String text) {
    assertThatThrownBy(() -> Moments.parse(text)).hasMessageContaining("from 00:00 to 24:00");
  }

  @ParameterizedTest
  @ValueSource(strings = {"noon", "7.40", "day 2 14:00", "2026-03-02"})
  void given_another_text_when_parsed_then_the_three_forms_are_shown(String text) {
    assertThatThrownBy(() -> Moments.parse(text))
        .hasMessageContaining("07:40")
        .hasMessageContaining("2d 14:00")
        .hasMessageContaining("90min");
  }

  @Test
  void given_any_moment_when_printed_and_parsed_then_it_is_the_same() {
    RandomStream chance = new RandomStreams(7).fork("test/moments");
    for (int i = 0; i < 1_000; i++) {
      long second = chance.between(0, 86_400) * TimeFormat.SECOND;
      Moment moment =
          switch ((int) chance.nextLong(3)) {
            case 0 -> new Moment.TimeOfDay(second);
            case 1 -> new Moment.DayTime((int) chance.nextLong(400), second);
            default -> new Moment.Offset(chance.nextLong(1L << 50));
          };
      assertThat(Moments.parse(Moments.print(moment))).isEqualTo(moment);
    }
  }
}
