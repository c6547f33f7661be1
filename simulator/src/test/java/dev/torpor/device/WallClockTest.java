package dev.torpor.device;

import static dev.torpor.time.TimeFormat.DAY;
import static dev.torpor.time.TimeFormat.HOUR;
import static dev.torpor.time.TimeFormat.MINUTE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.torpor.time.VirtualClock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class WallClockTest {
  private final VirtualClock clock = new VirtualClock();
  private final WallClock wall =
      new WallClock(clock, Instant.parse("2026-03-28T12:00:00Z"), ZoneId.of("Europe/Berlin"));

  @Test
  void given_the_change_to_summer_time_then_the_time_of_day_jumps_an_hour() {
    assertThat(wall.microsOfDay(0)).isEqualTo(13 * HOUR);
    assertThat(wall.microsOfDay(13 * HOUR - 1)).isEqualTo(2 * HOUR - 1);
    assertThat(wall.microsOfDay(13 * HOUR)).isEqualTo(3 * HOUR);
    assertThat(wall.microsOfDay(DAY)).isEqualTo(14 * HOUR);
  }

  @Test
  void given_a_clock_that_is_set_back_then_instants_lie_later_in_virtual_time() {
    Instant noon = Instant.parse("2026-03-28T14:00:00Z");

    assertThat(wall.virtualMicros(noon)).isEqualTo(2 * HOUR);
    wall.shift(-30 * MINUTE);
    assertThat(wall.now()).isEqualTo(Instant.parse("2026-03-28T11:30:00Z"));
    assertThat(wall.virtualMicros(noon)).isEqualTo(2 * HOUR + 30 * MINUTE);
  }

  @Test
  void given_another_zone_then_the_time_of_day_is_its_own() {
    wall.moveTo(ZoneOffset.ofHours(-5));

    assertThat(wall.microsOfDay(0)).isEqualTo(7 * HOUR);
    assertThat(wall.zone()).isEqualTo(ZoneOffset.ofHours(-5));
  }
}
