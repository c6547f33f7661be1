package dev.torpor.harness.benchmarks;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.BenchmarkResult;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/**
 * Medians of the kernel's benchmarks as Markdown, each beside what it is compared with.
 *
 * <p>What is compared runs in turn, a process each, and the turns repeat: a machine that is busy
 * for a while is then busy for both.
 */
final class KernelTable {
  private static final String ALLOCATION = "gc.alloc.rate.norm";

  private final Map<String, List<Double>> nanos = new TreeMap<>();
  private final Map<String, Double> bytes = new TreeMap<>();
  private final StringBuilder out = new StringBuilder();

  private KernelTable() {}

  /** Measures in {@code rounds} turns and prints the table. */
  static void print(int rounds) throws RunnerException {
    KernelTable table = new KernelTable();
    table.out.append("\n| gaps | pending | work | kernel ns (range) | kernel events/s ");
    table.out.append("| objects ns (range) | ratio | kernel B/event | objects B/event |\n");
    table.out.append("|---|---|---|---|---|---|---|---|---|\n");
    for (Gaps.Spread gap : Gaps.Spread.values()) {
      for (String pending : List.of("10", "100", "1000")) {
        table.nanos.clear();
        for (int round = 0; round < rounds; round++) {
          table.measure(gap, pending);
        }
        String name = gap.name().toLowerCase(Locale.ROOT) + " | " + pending;
        table.line(name + " | event", "kernel", "objects");
        table.line(name + " | event and time-out", "kernelTimeout", "objectsTimeout");
      }
    }
    System.out.print(table.out);
  }

  private void measure(Gaps.Spread gap, String pending) throws RunnerException {
    OptionsBuilder options = new OptionsBuilder();
    options.include(KernelBenchmark.class.getName()).addProfiler(GCProfiler.class).forks(1);
    options.param("gap", gap.name()).param("pending", pending);
    for (RunResult result : new Runner(options.build()).run()) {
      String label = result.getPrimaryResult().getLabel();
      List<Double> times = nanos.computeIfAbsent(label, l -> new ArrayList<>());
      for (BenchmarkResult fork : result.getBenchmarkResults()) {
        for (IterationResult iteration : fork.getIterationResults()) {
          times.add(iteration.getPrimaryResult().getScore());
        }
      }
      result
          .getSecondaryResults()
          .forEach(
              (name, value) -> {
                if (name.endsWith(ALLOCATION)) {
                  bytes.put(label, value.getScore());
                }
              });
    }
  }

  private void line(String name, String kernel, String objects) {
    double ours = median(kernel);
    double theirs = median(objects);
    out.append("| ").append(name).append(" | ");
    out.append(times(kernel)).append(" | ").append(number(1e3 / ours, 1)).append(" M | ");
    out.append(times(objects)).append(" | ").append(number(theirs / ours, 2)).append("x | ");
    out.append(number(bytes.get(kernel), 1)).append(" | ");
    out.append(number(bytes.get(objects), 1)).append(" |\n");
  }

  private String times(String label) {
    List<Double> all = nanos.get(label);
    String range = number(Collections.min(all), 1) + "-" + number(Collections.max(all), 1);
    return number(median(label), 1) + " (" + range + ")";
  }

  private double median(String label) {
    List<Double> sorted = new ArrayList<>(nanos.get(label));
    Collections.sort(sorted);
    int middle = sorted.size() / 2;
    return sorted.size() % 2 == 1
        ? sorted.get(middle)
        : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
  }

  private static String number(double value, int digits) {
    return BigDecimal.valueOf(value).setScale(digits, RoundingMode.HALF_UP).toPlainString();
  }
}
