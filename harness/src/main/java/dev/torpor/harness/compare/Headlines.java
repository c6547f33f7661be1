package dev.torpor.harness.compare;

import dev.torpor.measure.Better;
import dev.torpor.measure.Metric;
import dev.torpor.measure.Metrics;
import dev.torpor.measure.Traffic;
import dev.torpor.measure.Unit;
import java.util.List;
import java.util.OptionalDouble;

/** The numbers that comparisons look at: what the user sees, and what that costs. */
public final class Headlines {
  private static final Metric BYTES =
      new Metric(
          "traffic.bytes",
          Unit.BYTES,
          Better.LOWER,
          "received and sent, over every network",
          measured -> OptionalDouble.of((double) bytes(measured.run().traffic())));

  private static final List<Headline> ALL =
      List.of(
          of("freshness.atOpen.freshFraction", "fresh at opens"),
          of("freshness.atOpen.staleAge.p95", "stale age at opens, p95"),
          of("freshness.freshFraction", "fresh over time"),
          of("energy.syncMarginal.perDay", "sync energy per day"),
          new Headline("bytes", BYTES),
          of("traffic.requests", "requests"));

  private Headlines() {}

  /**
   * One of the numbers.
   *
   * @param label in tables
   * @param metric what it is
   */
  public record Headline(String label, Metric metric) {}

  /** All of them, in the order of tables. */
  public static List<Headline> all() {
    return ALL;
  }

  private static Headline of(String path, String label) {
    Metric metric = Metrics.find(path);
    if (metric == null) {
      throw new IllegalStateException("the catalogue of metrics has no " + path);
    }
    return new Headline(label, metric);
  }

  private static long bytes(Traffic traffic) {
    return traffic.cumulativeCellularDownload()
        + traffic.cumulativeCellularUpload()
        + traffic.cumulativeWifiDownload()
        + traffic.cumulativeWifiUpload();
  }
}
