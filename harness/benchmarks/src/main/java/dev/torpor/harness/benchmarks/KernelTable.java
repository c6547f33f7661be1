package dev.torpor.harness.benchmarks;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * The kernel beside a queue of objects as a table of Markdown.
 *
 * <p>Both take turns of a few milliseconds in one process, hundreds of times, and the ratio is the
 * median over the pairs of turns: what else the machine does hits both alike, so that the ratio
 * holds on a busy machine too. The nanoseconds do not; read them on a quiet one.
 */
final class KernelTable {
  private static final int EVENTS_PER_TURN = 50_000;
  private static final int WARM_UP_TURNS = 100;

  private final int turns;
  private final StringBuilder out = new StringBuilder();

  private KernelTable(int turns) {
    this.turns = turns;
  }

  /** Measures {@code turns} pairs for each row and prints the table. */
  static void print(int turns) {
    KernelTable table = new KernelTable(turns);
    table.out.append("| gaps | pending | work | kernel, ns (best) | objects, ns (best) | ratio ");
    table.out.append("(quartiles) | kernel, B | objects, B |\n|---|---|---|---|---|---|---|---|\n");
    for (Gaps.Spread gap : Gaps.Spread.values()) {
      for (int pending : List.of(10, 100, 1000)) {
        KernelBenchmark state = new KernelBenchmark();
        state.gap = gap;
        state.pending = pending;
        state.fill();
        String name = gap.name().toLowerCase(Locale.ROOT) + " | " + pending;
        table.line(name + " | event", kernel(state), objects(state));
        table.line(name + " | event and time-out", kernelTimeout(state), objectsTimeout(state));
      }
    }
    System.out.print(table.out);
  }

  private void line(String name, Turn kernel, Turn objects) {
    for (int turn = 0; turn < WARM_UP_TURNS; turn++) {
      nanos(kernel);
      nanos(objects);
    }
    double[] ours = new double[turns];
    double[] theirs = new double[turns];
    double[] ratios = new double[turns];
    for (int turn = 0; turn < turns; turn++) {
      ours[turn] = nanos(kernel);
      theirs[turn] = nanos(objects);
      ratios[turn] = theirs[turn] / ours[turn];
    }
    out.append("| ").append(name).append(" | ").append(times(ours)).append(" | ");
    out.append(times(theirs)).append(" | ");
    out.append(number(share(ratios, 0.5), 2)).append("x (");
    out.append(number(share(ratios, 0.25), 2)).append('-');
    out.append(number(share(ratios, 0.75), 2)).append(") | ");
    out.append(number(bytes(kernel), 1)).append(" | ");
    out.append(number(bytes(objects), 1)).append(" |\n");
  }

  private static double nanos(Turn event) {
    long start = System.nanoTime();
    event.take(EVENTS_PER_TURN);
    return (System.nanoTime() - start) / (double) EVENTS_PER_TURN;
  }

  private static double bytes(Turn event) {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadAllocatedBytes();
    event.take(EVENTS_PER_TURN);
    long after = threads.getCurrentThreadAllocatedBytes();
    return (after - before) / (double) EVENTS_PER_TURN;
  }

  private static String times(double[] nanos) {
    return number(share(nanos, 0.5), 1) + " (" + number(share(nanos, 0), 1) + ")";
  }

  private static double share(double[] values, double share) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[(int) Math.round(share * (sorted.length - 1))];
  }

  private static String number(double value, int digits) {
    return BigDecimal.valueOf(value).setScale(digits, RoundingMode.HALF_UP).toPlainString();
  }

  /** One loop for each, so that the compiler sees what it repeats. */
  private static Turn kernel(KernelBenchmark state) {
    return events -> {
      for (int i = 0; i < events; i++) {
        state.kernel();
      }
    };
  }

  private static Turn objects(KernelBenchmark state) {
    return events -> {
      for (int i = 0; i < events; i++) {
        state.objects();
      }
    };
  }

  private static Turn kernelTimeout(KernelBenchmark state) {
    return events -> {
      for (int i = 0; i < events; i++) {
        state.kernelTimeout();
      }
    };
  }

  private static Turn objectsTimeout(KernelBenchmark state) {
    return events -> {
      for (int i = 0; i < events; i++) {
        state.objectsTimeout();
      }
    };
  }

  /** Some events, one after the other. */
  private interface Turn {
    void take(int events);
  }
}
