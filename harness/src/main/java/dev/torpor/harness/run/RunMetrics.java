package dev.torpor.harness.run;

import dev.torpor.harness.scenario.Limit;
import dev.torpor.harness.scenario.MetricCatalog;
import dev.torpor.measure.Measured;
import dev.torpor.measure.Metric;
import dev.torpor.measure.Metrics;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** The meters' catalogue as scenarios see it, and their limits against a run. */
public enum RunMetrics implements MetricCatalog {
  /** The one catalogue. */
  CATALOG;

  @Override
  public Optional<Limit.Measure> measureOf(String path) {
    Metric metric = Metrics.find(path);
    if (metric == null) {
      return Optional.empty();
    }
    return Optional.of(
        switch (metric.unit()) {
          case SECONDS -> Limit.Measure.SECONDS;
          case JOULES -> Limit.Measure.JOULES;
          case BYTES -> Limit.Measure.BYTES;
          case SHARE, COUNT -> Limit.Measure.NUMBER;
        });
  }

  @Override
  public List<String> names() {
    return Metrics.paths();
  }

  /** Holds every limit against the run, in the order of the scenario. */
  static List<ExpectationResult> judge(Map<String, Limit> limits, Measured measured) {
    List<ExpectationResult> results = new ArrayList<>();
    limits.forEach(
        (path, limit) -> {
          Metric metric = Metrics.find(path);
          OptionalDouble value = metric == null ? OptionalDouble.empty() : metric.of(measured);
          boolean pass = value.isPresent() && limit.holds(value.getAsDouble());
          results.add(new ExpectationResult(path, limit.text(), value, pass));
        });
    return results;
  }
}
