package dev.torpor.measure;

import static dev.torpor.measure.Better.LOWER;
import static dev.torpor.measure.Unit.BYTES;
import static dev.torpor.measure.Unit.COUNT;

import java.util.List;
import java.util.function.ToLongFunction;

/** The traffic part of the catalogue; requests by status are a map and stand beside it. */
final class TrafficMetrics {
  private TrafficMetrics() {}

  static void addTo(List<Metric> all) {
    all.add(metric("requests", COUNT, "transfers started", Traffic::requests));
    all.add(metric("failures", COUNT, "transfers that failed", Traffic::failed));
    all.add(
        metric(
            "cumulativeCellularDownload",
            BYTES,
            "received over cellular",
            Traffic::cumulativeCellularDownload));
    all.add(
        metric(
            "cumulativeCellularUpload",
            BYTES,
            "sent over cellular",
            Traffic::cumulativeCellularUpload));
    all.add(
        metric(
            "cumulativeWifiDownload",
            BYTES,
            "received over Wi-Fi",
            Traffic::cumulativeWifiDownload));
    all.add(
        metric("cumulativeWifiUpload", BYTES, "sent over Wi-Fi", Traffic::cumulativeWifiUpload));
  }

  private static Metric metric(
      String name, Unit unit, String description, ToLongFunction<Traffic> value) {
    return new Metric(
        "traffic." + name,
        unit,
        LOWER,
        description,
        m -> Units.count(value.applyAsLong(m.run().traffic())));
  }
}
