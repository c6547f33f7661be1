package dev.torpor.harness.benchmarks;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.util.Statistics;

/** Medians of the kernel's benchmarks as Markdown, each beside what it is compared with. */
final class KernelTable {
  private KernelTable() {}

  /**
   * Runs {@code type}; with the argument {@code quick}, one short fork that only shows that it
   * works.
   */
  static void print(Class<?> type, String... arguments) throws RunnerException {
    ChainedOptionsBuilder options =
        new OptionsBuilder().include(type.getName()).addProfiler(GCProfiler.class);
    if (arguments.length > 0 && arguments[0].equals("quick")) {
      options.forks(1).warmupIterations(1).measurementIterations(1);
    }
    Collection<RunResult> results = new Runner(options.build()).run();
    Map<String, Map<String, RunResult>> rows = new LinkedHashMap<>();
    for (RunResult result : results) {
      String gaps = result.getParams().getParam("gap").toLowerCase(Locale.ROOT);
      String row = gaps + " | " + result.getParams().getParam("pending");
      String label = result.getPrimaryResult().getLabel();
      rows.computeIfAbsent(row, r -> new TreeMap<>()).put(label, result);
    }
    StringBuilder out = new StringBuilder();
    out.append(
        "\n| gaps | pending | work | kernel ns (range) | events/s | objects ns (range) | ratio ");
    out.append("| kernel B/event | objects B/event |\n|---|---|---|---|---|---|---|---|---|\n");
    rows.forEach(
        (name, row) -> {
          line(out, name, "event", row.get("kernel"), row.get("objects"));
          line(out, name, "event, time-out", row.get("kernelTimeout"), row.get("objectsTimeout"));
        });
    System.out.print(out);
  }

  private static void line(
      StringBuilder out, String name, String work, RunResult kernel, RunResult objects) {
    double ours = median(kernel);
    double theirs = median(objects);
    out.append("| ").append(name).append(" | ").append(work).append(" | ");
    out.append(times(kernel)).append(" | ").append(number(1e3 / ours, 1)).append(" M | ");
    out.append(times(objects)).append(" | ").append(number(theirs / ours, 2)).append("x | ");
    out.append(allocation(kernel)).append(" | ").append(allocation(objects)).append(" |\n");
  }

  private static String times(RunResult result) {
    Statistics all = result.getPrimaryResult().getStatistics();
    return number(median(result), 1)
        + " ("
        + number(all.getMin(), 1)
        + "-"
        + number(all.getMax(), 1)
        + ")";
  }

  private static double median(RunResult result) {
    return result.getPrimaryResult().getStatistics().getPercentile(50);
  }

  private static String allocation(RunResult result) {
    return result.getSecondaryResults().entrySet().stream()
        .filter(entry -> entry.getKey().endsWith("gc.alloc.rate.norm"))
        .map(entry -> number(entry.getValue().getStatistics().getPercentile(50), 1))
        .findFirst()
        .orElse("?");
  }

  private static String number(double value, int digits) {
    return BigDecimal.valueOf(value).setScale(digits, RoundingMode.HALF_UP).toPlainString();
  }
}
