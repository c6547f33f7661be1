package dev.torpor.harness.report;

import dev.torpor.measure.Energy;
import dev.torpor.measure.Freshness;
import dev.torpor.measure.Measurement;
import dev.torpor.measure.Series;
import dev.torpor.measure.Unit;
import java.util.ArrayList;
import java.util.List;

/** Stale age and battery over the run, one line each. */
final class ChartText {
  private static final int WIDTH = 72;
  private static final String MARGIN = " ".repeat(11);
  private static final double MICROS_PER_SECOND = 1e6;

  private ChartText() {}

  static List<String> lines(Measurement run, Look.Glyphs glyphs) {
    Sparkline sparkline = new Sparkline(glyphs);
    List<String> lines = new ArrayList<>();
    Freshness freshness = run.freshness();
    if (freshness != null && freshness.staleAgeSeries().size() > 0) {
      double[] ages = freshness.staleAgeSeries().maxima(WIDTH);
      double max = largest(ages);
      lines.add(
          "stale age  "
              + sparkline.of(ages, max)
              + "  max "
              + Human.of(Unit.SECONDS, max / MICROS_PER_SECOND));
    }
    Energy.Battery battery = run.energy().battery();
    if (battery != null && battery.level().size() > 0) {
      Series level = battery.level();
      lines.add(
          "battery    "
              + sparkline.of(level.means(WIDTH), (double) battery.capacityPicojoules())
              + "  min "
              + Human.of(Unit.SHARE, battery.min()));
    }
    if (!lines.isEmpty()) {
      lines.add(MARGIN + Sparkline.marks(run.window(), WIDTH));
    }
    return lines;
  }

  private static double largest(double[] values) {
    double largest = 0;
    for (double value : values) {
      if (value > largest) { // never true for NaN
        largest = value;
      }
    }
    return largest;
  }
}
