package dev.torpor.harness.scenario;

import java.util.List;
import java.util.Optional;

/** The metrics that a run can be expected to have. */
public interface MetricCatalog {
  /** What a metric counts, or nothing when there is none of that name. */
  Optional<Limit.Measure> measureOf(String metric);

  /** Names to suggest. */
  List<String> names();
}
