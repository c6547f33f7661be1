package dev.torpor.harness.scenario;

import dev.torpor.harness.scenario.Limit.Measure;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A few metrics. */
final class TestMetrics implements MetricCatalog {
  private final Map<String, Measure> metrics = new TreeMap<>();

  TestMetrics() {
    metrics.put("freshness.atOpen.freshFraction", Measure.NUMBER);
    metrics.put("freshness.atOpen.staleAge.p95", Measure.SECONDS);
    metrics.put("energy.syncMarginal.perDay", Measure.JOULES);
  }

  @Override
  public Optional<Measure> measureOf(String metric) {
    return Optional.ofNullable(metrics.get(metric));
  }

  @Override
  public List<String> names() {
    return List.copyOf(metrics.keySet());
  }
}
