package dev.torpor.measure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.torpor.energy.Cause;
import dev.torpor.energy.Component;
import dev.torpor.energy.EnergyEvent;
import dev.torpor.time.TimeFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class MetricsTest {
  private static final Window DAY = new Window(0, TimeFormat.DAY);

  private static Measurement measure(long picojoules) {
    Meters meters = new Meters(DAY);
    meters.on(0, new EnergyEvent.Spent(Component.CPU, Cause.REFRESH, picojoules));
    return meters.finish(TimeFormat.DAY);
  }

  private static OptionalDouble value(String path, Measured measured) {
    Metric metric = Metrics.find(path);
    if (metric == null) {
      throw new AssertionError("no metric " + path);
    }
    return metric.of(measured);
  }

  @Test
  void given_the_catalogue_when_listed_then_it_has_the_paths_of_the_result_file() {
    assertThat(Metrics.paths())
        .contains(
            "freshness.freshFraction",
            "freshness.staleAge.mean",
            "freshness.syncAge.p99",
            "freshness.versionLag.max",
            "freshness.atOpen.opens",
            "freshness.atOpen.freshFraction",
            "freshness.atOpen.staleAge.p95",
            "freshness.atOpen.syncAge.max",
            "freshness.timeToFresh.p50",
            "freshness.changeToVisible.mean",
            "energy.syncMarginal.total",
            "energy.syncMarginal.perDay",
            "energy.byComponent.radioTail",
            "energy.byCause.otherApps",
            "energy.battery.min",
            "traffic.requests",
            "traffic.cumulativeCellularDownload",
            "os.refresh.granted",
            "violations")
        .doesNotHaveDuplicates();
  }

  @Test
  void given_the_catalogue_when_read_then_no_path_is_part_of_another_and_all_are_described() {
    List<String> paths = Metrics.paths();
    for (Metric metric : Metrics.all()) {
      assertThat(paths).noneMatch(path -> path.startsWith(metric.path() + "."));
      assertThat(metric.path()).matches("[a-z][A-Za-z0-9]*(\\.[a-z][A-Za-z0-9]*)*");
      assertThat(metric.description()).isNotBlank().hasSizeLessThanOrEqualTo(100);
      assertThat(Metrics.find(metric.path())).isSameAs(metric);
    }
    assertThat(Metrics.find("freshness.freshFractoin")).isNull();
  }

  @Test
  void given_no_dataset_no_battery_and_no_floor_when_extracted_then_they_are_absent_not_zero() {
    Measured measured = Measured.of(measure(0));

    List<String> absent = new ArrayList<>();
    for (Metric metric : Metrics.all()) {
      if (metric.of(measured).isEmpty()) {
        absent.add(metric.path().split("\\.")[0] + "." + metric.path().split("\\.")[1]);
      }
    }

    assertThat(absent)
        .allMatch(
            path ->
                path.startsWith("freshness.")
                    || path.startsWith("uploads.")
                    || path.equals("server.wastedShare")
                    || path.equals("server.peakToMean")
                    || path.equals("energy.battery")
                    || path.equals("energy.syncMarginal"));
    assertThat(value("freshness.freshFraction", measured)).isEmpty();
    assertThat(value("traffic.requests", measured)).hasValue(0);
  }

  @Test
  void given_a_floor_when_extracted_then_the_marginal_energy_is_the_difference() {
    Measured measured = new Measured(measure(5_500_000_000_000L), measure(3_000_000_000_000L));

    assertThat(value("energy.syncMarginal.total", measured)).hasValue(2.5);
    assertThat(value("energy.syncMarginal.perDay", measured)).hasValue(2.5);
    assertThat(value("energy.total", measured)).hasValue(5.5);
    assertThat(value("energy.byComponent.cpu", measured)).hasValue(5.5);
  }
}
