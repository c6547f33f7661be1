package dev.torpor.harness.validation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/**
 * Power over throughput, fitted as the authors of the 2021 measurements did: samples are taken near
 * each target rate, averaged, and a line is drawn through the averages.
 */
final class PowerFit {
  private static final double[] LTE_UP_TARGETS = {1, 5, 10, 15, 20, 25, 30, 35, 40};
  private static final double[] MMWAVE_DOWN_TARGETS = {
    1, 50, 100, 130, 200, 400, 600, 800, 1000, 1200, 1400, 1600, 1800, 2000, 2200, 2400
  };

  /** From this target rate on, mmWave samples are taken from further around. */
  private static final double WIDE_ABOVE = 200;

  private PowerFit() {}

  /** A network and a direction; an empty list of targets stands for those of the log. */
  enum Series {
    LTE_DOWN("LTE", "downlink", 1.5, "14.55"),
    LTE_UP("LTE", "uplink", 1, "80.21"),
    LOW_DOWN("NSALow", "downlink", 1, "13.52"),
    LOW_UP("NSALow", "uplink", 0.5, "29.15"),
    MMWAVE_DOWN("mmwave", "downlink", 4, "1.81"),
    MMWAVE_UP("mmwave", "uplink", 1, "9.42");

    private final String network;
    private final String direction;
    private final double width;
    private final String publishedSlope;

    Series(String network, String direction, double width, String publishedSlope) {
      this.network = network;
      this.direction = direction;
      this.width = width;
      this.publishedSlope = publishedSlope;
    }

    String title() {
      return network + " " + direction;
    }

    String publishedSlope() {
      return publishedSlope;
    }
  }

  /** A line: power in mW over throughput in Mbps. */
  record Line(double slope, double intercept) {
    /** The throughput at which both lines have the same power. */
    double crossing(Line other) {
      return (other.intercept - intercept) / (slope - other.slope);
    }
  }

  private record Sample(double mbps, double milliwatts, double target) {}

  /** The line through one series of a log in the artefact's form. */
  static Line of(Series series, Path log) {
    try {
      return of(series, Files.readAllLines(log, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The same from the lines of a log, its header first. */
  static Line of(Series series, List<String> log) {
    List<Sample> samples = new ArrayList<>();
    for (String line : log.subList(1, log.size())) {
      String[] cells = line.split(",", -1);
      if (cells[4].equals(series.direction)
          && cells[5].equals(series.network)
          && cells[6].strip().equals("Verizon")) {
        samples.add(
            new Sample(
                Double.parseDouble(cells[0]),
                Double.parseDouble(cells[2]),
                Double.parseDouble(cells[3])));
      }
    }
    return throughBins(series, samples);
  }

  private static Line throughBins(Series series, List<Sample> samples) {
    List<double[]> means = new ArrayList<>();
    for (double target : targets(series, samples)) {
      double width = series == Series.MMWAVE_DOWN && target > WIDE_ABOVE ? 20 : series.width;
      double mbps = 0;
      double milliwatts = 0;
      int count = 0;
      for (Sample sample : samples) {
        if (sample.mbps() > target - width && sample.mbps() <= target + width) {
          mbps += sample.mbps();
          milliwatts += sample.milliwatts();
          count++;
        }
      }
      means.add(new double[] {mbps / count, milliwatts / count});
    }
    int bins = series == Series.LTE_DOWN ? Math.min(11, means.size()) : means.size();
    List<double[]> kept = new ArrayList<>(means.subList(0, bins));
    kept.removeIf(mean -> Double.isNaN(mean[0]));
    return leastSquares(kept);
  }

  private static double[] targets(Series series, List<Sample> samples) {
    if (series == Series.LTE_UP) {
      return LTE_UP_TARGETS;
    }
    if (series == Series.MMWAVE_DOWN) {
      return MMWAVE_DOWN_TARGETS;
    }
    TreeSet<Double> targets = new TreeSet<>();
    samples.forEach(sample -> targets.add(sample.target()));
    return targets.stream().mapToDouble(Double::doubleValue).toArray();
  }

  private static Line leastSquares(List<double[]> points) {
    double meanX = points.stream().mapToDouble(p -> p[0]).average().orElseThrow();
    double meanY = points.stream().mapToDouble(p -> p[1]).average().orElseThrow();
    double xy = 0;
    double xx = 0;
    for (double[] point : points) {
      xy += (point[0] - meanX) * (point[1] - meanY);
      xx += (point[0] - meanX) * (point[0] - meanX);
    }
    return new Line(xy / xx, meanY - xy / xx * meanX);
  }
}
