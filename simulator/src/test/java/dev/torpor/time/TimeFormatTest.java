package dev.torpor.time;

import static dev.torpor.time.TimeFormat.DAY;
import static dev.torpor.time.TimeFormat.HOUR;
import static dev.torpor.time.TimeFormat.MINUTE;
import static dev.torpor.time.TimeFormat.SECOND;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TimeFormatTest {
  @Test
  void given_instants_when_written_then_day_time_of_day_and_fraction_are_read_off() {
    assertThat(TimeFormat.instant(0)).isEqualTo("0d 00:00:00");
    assertThat(TimeFormat.instant(2 * DAY + 7 * HOUR + 40 * MINUTE + 250_000))
        .isEqualTo("2d 07:40:00.25");
    assertThat(TimeFormat.instant(DAY - 1)).isEqualTo("0d 23:59:59.999999");
    assertThat(TimeFormat.instant(100 * DAY + 1)).isEqualTo("100d 00:00:00.000001");
  }

  @Test
  void given_durations_when_written_then_the_two_largest_units_remain() {
    assertThat(TimeFormat.duration(0)).isEqualTo("0ms");
    assertThat(TimeFormat.duration(7)).isEqualTo("7us");
    assertThat(TimeFormat.duration(250_000)).isEqualTo("250ms");
    assertThat(TimeFormat.duration(999_999)).isEqualTo("999ms");
    assertThat(TimeFormat.duration(5 * SECOND + 500_000)).isEqualTo("5.5s");
    assertThat(TimeFormat.duration(45 * MINUTE + 12 * SECOND)).isEqualTo("45min 12s");
    assertThat(TimeFormat.duration(2 * HOUR)).isEqualTo("2h");
    assertThat(TimeFormat.duration(3 * DAY + 4 * HOUR + 59 * MINUTE)).isEqualTo("3d 4h");
    assertThat(TimeFormat.duration(-30 * MINUTE)).isEqualTo("-30min");
  }
}
