package dev.torpor.harness.validation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Round trips after idle gaps of growing length: they step up where the network has let the phone
 * go. The step is where two levels, each the median of its side, fit the round trips best.
 */
final class RrcProbe {
  /** Later gaps tell nothing more about the first step. */
  private static final double LONGEST_GAP = 15;

  private final List<String> lines;

  private RrcProbe(List<String> lines) {
    this.lines = lines;
  }

  /** The probes in every {@code .csv} file of a folder. */
  static RrcProbe of(Path folder) {
    List<String> all = new ArrayList<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".csv")).sorted().toList()) {
        List<String> lines = Files.readAllLines(file, StandardCharsets.UTF_8);
        all.addAll(lines.subList(1, lines.size()));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new RrcProbe(all);
  }

  /** Probes as lines without their header. */
  static RrcProbe of(List<String> lines) {
    return new RrcProbe(lines);
  }

  /** The first gap after which round trips are long. */
  double connectedSeconds(String radio, String carrier) {
    List<double[]> medians = medians(radio, carrier);
    double best = Double.MAX_VALUE;
    double step = Double.NaN;
    for (int split = 3; split < medians.size() - 3; split++) {
      double misfit =
          misfit(medians.subList(0, split)) + misfit(medians.subList(split, medians.size()));
      if (misfit < best) {
        best = misfit;
        step = medians.get(split)[0];
      }
    }
    return step;
  }

  /** Gap and median round trip, by growing gap. */
  private List<double[]> medians(String radio, String carrier) {
    Map<Double, List<Double>> byGap = new TreeMap<>();
    for (String line : lines) {
      String[] cells = line.split(",", -1);
      double gap = Double.parseDouble(cells[2]);
      if (cells[0].equals(radio)
          && cells[1].equals(carrier)
          && cells[7].strip().equals("YEP")
          && gap <= LONGEST_GAP) {
        double rtt = (Double.parseDouble(cells[4]) + Double.parseDouble(cells[5])) / 2;
        byGap.computeIfAbsent(gap, g -> new ArrayList<>()).add(rtt);
      }
    }
    List<double[]> medians = new ArrayList<>();
    byGap.forEach((gap, rtts) -> medians.add(new double[] {gap, median(rtts)}));
    return medians;
  }

  private static double misfit(List<double[]> side) {
    double level = median(side.stream().map(point -> point[1]).toList());
    return side.stream().mapToDouble(point -> Math.abs(point[1] - level)).sum();
  }

  private static double median(List<Double> values) {
    List<Double> sorted = values.stream().sorted().toList();
    return sorted.get(sorted.size() / 2);
  }
}
