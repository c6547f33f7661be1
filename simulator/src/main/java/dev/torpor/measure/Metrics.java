package dev.torpor.measure;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The catalogue of metrics, each declared once, in the order of results. Result files, tables,
 * limits and comparisons all follow from it; a new metric is one line in the catalogue of its part.
 */
public final class Metrics {
  private static final Map<String, Metric> BY_PATH = index();

  private Metrics() {}

  /** Every metric, in the order of results. */
  public static List<Metric> all() {
    return List.copyOf(BY_PATH.values());
  }

  /** Every path, in the order of results. */
  public static List<String> paths() {
    return List.copyOf(BY_PATH.keySet());
  }

  /** The metric of that path, null when there is none. */
  public static @Nullable Metric find(String path) {
    return BY_PATH.get(path);
  }

  private static Map<String, Metric> index() {
    List<Metric> all = new ArrayList<>();
    FreshnessMetrics.addTo(all);
    EnergyMetrics.addTo(all);
    TrafficMetrics.addTo(all);
    OsMetrics.addTo(all);
    PushMetrics.addTo(all);
    UploadMetrics.addTo(all);
    ServerMetrics.addTo(all);
    Map<String, Metric> index = new LinkedHashMap<>();
    for (Metric metric : all) {
      if (index.put(metric.path(), metric) != null) {
        throw new IllegalStateException("two metrics are called " + metric.path());
      }
    }
    return Collections.unmodifiableMap(index);
  }
}
