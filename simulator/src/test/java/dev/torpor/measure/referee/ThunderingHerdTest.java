package dev.torpor.measure.referee;

import static org.assertj.core.api.Assertions.assertThat;

import dev.torpor.http.HttpEvent;
import dev.torpor.measure.Violation;
import dev.torpor.measure.Window;
import dev.torpor.random.RandomStream;
import dev.torpor.random.RandomStreams;
import dev.torpor.time.TimeFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class ThunderingHerdTest {
  private static final Window DAY = new Window(0, TimeFormat.DAY);

  /** E5 of the catalogue; https://github.com/codepvg/leetcode-ranking/issues/380. */
  @Test
  void devices_that_all_answer_one_push_at_once_are_a_herd() {
    List<ServerLoad> fleet = new ArrayList<>();
    for (int device = 0; device < 50; device++) {
      fleet.add(asked(12 * TimeFormat.HOUR + device * 1_000L));
    }

    Violation violation =
        Objects.requireNonNull(new ThunderingHerd(DAY, TimeFormat.MINUTE, 100).judge(fleet));

    assertThat(violation.id()).isEqualTo("E5");
    assertThat(violation.at()).isEqualTo(12 * TimeFormat.HOUR);
    assertThat(violation.message())
        .isEqualTo(
            "50 requests of 50 devices came within "
                + TimeFormat.duration(TimeFormat.MINUTE)
                + ", 1440.0 times the mean of 0.03");
  }

  @Test
  void devices_that_spread_over_the_day_are_none() {
    RandomStream chance = new RandomStreams(1).fork("test/spread");
    List<ServerLoad> fleet = new ArrayList<>();
    for (int device = 0; device < 50; device++) {
      fleet.add(asked(chance.between(0, TimeFormat.DAY - 1)));
    }

    assertThat(new ThunderingHerd(DAY, TimeFormat.MINUTE, 100).judge(fleet)).isNull();
  }

  private static ServerLoad asked(long at) {
    ServerLoad load = new ServerLoad();
    load.on(at, new HttpEvent.Served(1, "GET", "/items", 200, 100));
    return load;
  }
}
