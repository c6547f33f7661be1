package dev.torpor.simulation;

import static dev.torpor.time.TimeFormat.HOUR;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PowerLevelsTest {
  @Test
  void given_a_device_that_gives_up_early_then_its_profile_says_when_it_is_off_and_on_again() {
    Story story = new Story().powerLevels(0.05, 0.1).battery(0.06).charge(8 * HOUR, 9 * HOUR);

    // 467 J above the level at 25 mW are 18 672 s, less what launch and set-up took; charging at
    // 100 % an hour, the battery gets from 5 to 10 % in three minutes
    assertThat(story.play(12 * HOUR, "os.power"))
        .satisfiesExactly(
            line -> assertThat(line).startsWith("0d 00:00:00 os.power on=true"),
            line -> assertThat(line).startsWith("0d 05:0").contains("on=false"),
            line -> assertThat(line).startsWith("0d 08:03:00").contains("on=true"));
  }
}
