package dev.torpor.harness.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.torpor.harness.validation.PowerFit.Line;
import dev.torpor.harness.validation.PowerFit.Series;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The fits behind cases G1 to G3 on data made up to a known answer. */
class FitsTest {
  private static final String HEADER =
      "throughput,time_since_start,avg_power,target bandwidth,direction,network type,provider";

  private static List<String> log(
      Series series, double slope, double intercept, double... targets) {
    List<String> lines = new ArrayList<>(List.of(HEADER));
    String network = series.title().split(" ")[0];
    String direction = series.title().split(" ")[1];
    for (double target : targets) {
      for (double off : new double[] {-0.4, 0, 0.4}) {
        add(lines, target + off, slope * (target + off) + intercept, target, direction, network);
      }
      add(lines, target + 33, 9_999, target, direction, network);
    }
    lines.add("5,0,99999,5," + direction + "," + network + ",T-Mobile");
    return lines;
  }

  private static void add(
      List<String> lines,
      double mbps,
      double milliwatts,
      double target,
      String direction,
      String network) {
    lines.add(
        BigDecimal.valueOf(mbps)
            + ",0.0,"
            + BigDecimal.valueOf(milliwatts)
            + ","
            + target
            + ","
            + direction
            + ","
            + network
            + ",Verizon");
  }

  @Test
  void given_samples_on_a_line_and_strays_between_the_bins_then_the_line_is_found() {
    Line line = PowerFit.of(Series.LTE_UP, log(Series.LTE_UP, 80.21, 2799, 1, 20, 40));

    assertThat(line.slope()).isCloseTo(80.21, within(1e-6));
    assertThat(line.intercept()).isCloseTo(2799, within(1e-6));
  }

  @Test
  void given_two_lines_then_they_cross_where_their_powers_are_the_same() {
    assertThat(new Line(1.81, 5136).crossing(new Line(14.55, 2754)))
        .isCloseTo(186.97, within(0.01));
  }

  @Test
  void given_round_trips_that_step_up_then_the_step_is_found_among_them() {
    List<String> lines = new ArrayList<>();
    for (int tenth = 0; tenth < 150; tenth++) {
      // after the step a probe waits for its page: a sawtooth over the paging cycle, as measured
      int rtt = tenth < 50 ? 90 + tenth % 4 * 40 : 400 + tenth * 97 % 1_200;
      lines.add(line(tenth, rtt, "YEP"));
    }
    lines.add(line(20, 6_000, "BAD"));

    assertThat(RrcProbe.of(lines).connectedSeconds("4G-LTE", "T-Mobile"))
        .isCloseTo(5.0, within(0.2));
  }

  private static String line(int tenth, int rtt, String keep) {
    return "4G-LTE,T-Mobile,"
        + BigDecimal.valueOf(tenth, 1)
        + ",0,"
        + rtt
        + ","
        + rtt
        + ",4,"
        + keep;
  }
}
