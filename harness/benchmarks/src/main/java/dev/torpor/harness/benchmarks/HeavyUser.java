package dev.torpor.harness.benchmarks;

import dev.torpor.harness.run.PreparedRun;
import dev.torpor.harness.run.RunResult;
import dev.torpor.harness.scenario.LoadOptions;
import dev.torpor.measure.Measurement;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Forty days of a heavy user whose app uses every mechanism (refresh, processing, pushes on change,
 * a background session; background fetch of the old kind excludes refresh and is off), beside the
 * typical user of {@link EndToEnd} with a poll alone, both as {@link EndToEnd} runs them:
 * device-days per second of processor time, in turns within one process.
 */
public final class HeavyUser {
  private static final int WARM_UP_ROUNDS = Integer.getInteger("warmUp", 25);
  private static final int ROUNDS = Integer.getInteger("rounds", 11);
  private static final int RUNS = 5;
  private static final int DAYS = 40;

  private HeavyUser() {}

  /** Runs both cases; the argument is the project's root folder. */
  public static void main(String[] arguments) throws Exception {
    Path folder = People.folder(arguments, "heavy-user");
    LoadOptions options = LoadOptions.standard();
    PreparedRun[] runs = {
      People.prepare(folder, "typical", People.typical(DAYS, ""), options),
      People.prepare(folder, "heavy", People.heavy(DAYS), options)
    };
    double[][] millis = new double[runs.length][ROUNDS];
    for (int round = -WARM_UP_ROUNDS; round < ROUNDS; round++) {
      for (int i = 0; i < runs.length; i++) {
        long start = People.cpuNanos();
        for (int run = 0; run < RUNS; run++) {
          runs[i].run(null, List.of());
        }
        if (round >= 0) {
          millis[i][round] = (People.cpuNanos() - start) / 1e6 / RUNS;
        }
      }
    }
    double[] ratios = new double[ROUNDS];
    for (int i = 0; i < ROUNDS; i++) {
      ratios[i] = millis[0][i] / millis[1][i];
    }
    List<Map<String, Integer>> counts = List.of(new TreeMap<>(), new TreeMap<>());
    long typical = print("typical user, poll", runs[0], millis[0], counts.get(0));
    long heavy = print("heavy user, everything", runs[1], millis[1], counts.get(1));
    double ratio = People.median(ratios);
    System.out.printf(
        Locale.ROOT, "heavy / typical, device-days per second: %.2f (>= 0.5)%n", ratio);
    System.out.printf(
        Locale.ROOT,
        "heavy / typical, processor time of an event: %.2f%n",
        typical / ratio / heavy);
    printCounts(counts);
  }

  private static long print(
      String name, PreparedRun run, double[] millis, Map<String, Integer> counts) throws Exception {
    RunResult result =
        run.run(null, List.of((at, event) -> counts.merge(event.type(), 1, Integer::sum)));
    long events = counts.values().stream().mapToLong(Integer::longValue).sum();
    double median = People.median(millis);
    System.out.printf(
        Locale.ROOT,
        "%-24s %8.1f ms %8.0f device-days/s %8d events a day%n",
        name,
        median,
        DAYS / median * 1e3,
        events / DAYS);
    Measurement measured = result.measured().run();
    System.out.println(
        "  " + measured.os().work() + "\n  " + measured.pushes() + "\n  " + measured.transfers());
    return events;
  }

  private static void printCounts(List<Map<String, Integer>> counts) {
    System.out.printf("%nevents a day %31s %10s%n", "typical", "heavy");
    Map<String, Integer> types = new TreeMap<>(counts.get(1));
    counts.get(0).forEach(types::putIfAbsent);
    for (String type : types.keySet()) {
      System.out.printf(
          Locale.ROOT,
          "%-34s %10.1f %10.1f%n",
          type,
          counts.get(0).getOrDefault(type, 0) / (double) DAYS,
          counts.get(1).getOrDefault(type, 0) / (double) DAYS);
    }
  }
}
