package dev.torpor.measure;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SeriesTest {
  private static final Window WINDOW = new Window(100, 200);

  @Test
  void given_a_slope_when_resampled_then_each_bucket_has_its_mean_and_its_largest_value() {
    Series.Builder pieces = new Series.Builder();
    pieces.piece(100, 200, 0, 1_000);
    Series series = pieces.build(WINDOW);

    assertThat(series.means(4)).containsExactly(125, 375, 625, 875);
    assertThat(series.maxima(4)).containsExactly(250, 500, 750, 1_000);
  }

  @Test
  void given_pieces_beyond_the_window_when_resampled_then_only_what_is_inside_counts() {
    Series.Builder pieces = new Series.Builder();
    pieces.piece(0, 300, 0, 300);
    Series series = pieces.build(WINDOW);

    assertThat(series.means(1)).containsExactly(150);
    assertThat(series.maxima(2)).containsExactly(150, 200);
  }

  @Test
  void given_a_gap_when_resampled_then_nothing_is_known_there() {
    Series.Builder pieces = new Series.Builder();
    pieces.piece(100, 110, 7, 7);
    pieces.piece(175, 200, 3, 3);
    Series series = pieces.build(WINDOW);

    assertThat(series.means(4)).containsExactly(7, Double.NaN, Double.NaN, 3);
    assertThat(series.maxima(4)).containsExactly(7, Double.NaN, Double.NaN, 3);
  }

  @Test
  void given_a_window_without_length_when_resampled_then_nothing_is_known() {
    Series series = new Series.Builder().build(new Window(5, 5));

    assertThat(series.means(2)).containsExactly(Double.NaN, Double.NaN);
    assertThat(series.size()).isZero();
  }

  @Test
  void given_more_buckets_than_microseconds_when_resampled_then_some_are_empty() {
    Series.Builder pieces = new Series.Builder();
    pieces.piece(0, 1, 4, 4);

    assertThat(pieces.build(new Window(0, 1)).means(2)).containsExactly(Double.NaN, 4);
  }
}
