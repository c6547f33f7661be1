package dev.torpor.harness.scenario;

import dev.torpor.harness.binding.Bound;
import dev.torpor.harness.binding.Located;
import dev.torpor.harness.binding.Problems;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Whether the metrics that a scenario expects something of exist and count what the limit says. */
final class ExpectChecks {
  private static final String EXPECT = "expect.";

  private ExpectChecks() {}

  static void check(Bound<Scenario> bound, @Nullable MetricCatalog metrics, Problems problems) {
    if (metrics == null) {
      return;
    }
    for (Located<Limit> limit : bound.all(Limit.class)) {
      String metric = limit.path().substring(EXPECT.length());
      Optional<Limit.Measure> measure = metrics.measureOf(metric);
      if (measure.isEmpty()) {
        problems.add(
            bound.problemAtKey(limit.path(), Unknown.message("metric", metric, metrics.names())));
      } else if (measure.get() != limit.value().measure()) {
        String message =
            "'"
                + metric
                + "' is in "
                + word(measure.get())
                + ", the limit in "
                + word(limit.value().measure());
        problems.add(bound.problemAt(limit.path(), message));
      }
    }
  }

  private static String word(Limit.Measure measure) {
    return measure == Limit.Measure.NUMBER
        ? "plain numbers"
        : measure.name().toLowerCase(Locale.ROOT);
  }
}
