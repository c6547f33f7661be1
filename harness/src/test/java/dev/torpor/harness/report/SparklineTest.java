package dev.torpor.harness.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.torpor.measure.Window;
import dev.torpor.time.TimeFormat;
import org.junit.jupiter.api.Test;

class SparklineTest {
  private static final long DAY = TimeFormat.DAY;

  @Test
  void given_values_from_nothing_to_full_when_drawn_then_only_nothing_is_lowest() {
    double[] values = {0, 0.001, 0.5, 0.8, 1, Double.NaN};
    assertThat(new Sparkline(Look.Glyphs.BLOCKS).of(values, 1)).isEqualTo("▁▂▅▇█ ");
    assertThat(new Sparkline(Look.Glyphs.ASCII).of(values, 1)).isEqualTo(".:+#% ");
  }

  @Test
  void given_a_week_when_marked_then_each_day_has_its_label() {
    assertThat(Sparkline.marks(new Window(DAY, 7 * DAY), 72))
        .isEqualTo("1d          2d          3d          4d          5d          6d");
  }

  @Test
  void given_a_month_when_marked_then_labels_do_not_touch() {
    assertThat(Sparkline.marks(new Window(0, 28 * DAY), 72))
        .isEqualTo("0    2d   4d   6d   8d   10d  12d   14d  16d  18d  20d  22d  24d  26d");
  }

  @Test
  void given_a_part_of_a_day_when_marked_then_hours_have_labels() {
    assertThat(Sparkline.marks(new Window(0, DAY / 2), 72))
        .isEqualTo("0     1h    2h    3h    4h    5h    6h    7h    8h    9h    10h   11h");
  }

  @Test
  void given_a_window_without_length_when_marked_then_there_is_nothing_to_say() {
    assertThat(Sparkline.marks(new Window(DAY, DAY), 72)).isEmpty();
  }
}
