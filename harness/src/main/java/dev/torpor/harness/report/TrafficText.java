package dev.torpor.harness.report;

import dev.torpor.measure.Traffic;
import java.util.ArrayList;
import java.util.List;

/** The traffic part of a result. */
final class TrafficText {
  private TrafficText() {}

  static List<String> lines(Traffic traffic) {
    Table table =
        Sections.table("traffic", "received", "sent")
            .row(
                "  cellular",
                Human.bytes(traffic.cumulativeCellularDownload()),
                Human.bytes(traffic.cumulativeCellularUpload()))
            .row(
                "  Wi-Fi",
                Human.bytes(traffic.cumulativeWifiDownload()),
                Human.bytes(traffic.cumulativeWifiUpload()));
    List<String> lines = new ArrayList<>(table.lines());
    StringBuilder requests = new StringBuilder("  ");
    requests.append(Sections.count(traffic.requests(), "request"));
    if (!traffic.byStatus().isEmpty()) {
      requests.append("; answered ").append(Sections.counts(traffic.byStatus()));
    }
    if (!traffic.failures().isEmpty()) {
      requests.append("; failed ").append(Sections.counts(traffic.failures()));
    }
    lines.add(requests.toString());
    return lines;
  }
}
