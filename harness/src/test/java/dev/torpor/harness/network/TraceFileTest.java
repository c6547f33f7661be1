package dev.torpor.harness.network;

import static org.assertj.core.api.Assertions.assertThat;

import dev.torpor.harness.binding.Problem;
import dev.torpor.harness.binding.Problems;
import dev.torpor.harness.network.TraceFile.Gaps;
import dev.torpor.network.RateProfile;
import dev.torpor.network.RateSteps;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TraceFileTest {
  private static final long SECOND = 1_000_000;

  @TempDir private Path folder;

  private static RateProfile good(String text, Gaps gaps) {
    Problems problems = new Problems();
    RateProfile trace = TraceFile.parse("t", text, gaps, problems);
    assertThat(problems.all()).isEmpty();
    assertThat(trace).isNotNull();
    return trace == null ? RateProfile.unlimited() : trace;
  }

  private static List<String> bad(String text) {
    Problems problems = new Problems();
    assertThat(TraceFile.parse("t.csv", text, Gaps.HOLD, problems)).isNull();
    return problems.all().stream().map(TraceFileTest::line).toList();
  }

  private static String line(Problem problem) {
    return problem.file() + ":" + problem.line() + ": " + problem.message();
  }

  @Test
  void given_samples_whose_unit_changes_then_each_is_read_in_its_own() {
    RateProfile trace = good("1.5,Mbits/sec\r\n250,Kbits/sec\r\n84.4,bits/sec\r\n", Gaps.HOLD);

    assertThat(trace).isEqualTo(RateSteps.sampled(SECOND, new long[] {1_500_000, 250_000, 84}));
  }

  @Test
  void given_a_packet_trace_then_each_line_is_an_opportunity() {
    assertThat(good("0\n0\n3\n5\n", Gaps.HOLD))
        .isEqualTo(RateSteps.opportunities(new long[] {0, 0, 3, 5}));
  }

  @Test
  void given_a_cooked_trace_then_a_value_holds_until_the_next_timestamp() {
    RateProfile trace = good("# from somewhere\n10.0\t2\n11\t1.25\n20\t3\n21 1\n22 4", Gaps.HOLD);

    assertThat(trace)
        .isEqualTo(
            RateSteps.of(
                new long[] {0, SECOND, 10 * SECOND, 11 * SECOND, 12 * SECOND},
                new long[] {2_000_000, 1_250_000, 3_000_000, 1_000_000, 4_000_000},
                13 * SECOND));
  }

  @Test
  void given_gaps_that_mean_outages_then_nothing_gets_through_after_the_usual_distance() {
    RateProfile trace = good("10.0\t2\n11\t1.25\n20\t3\n21 1\n22 4", Gaps.OUTAGE);

    assertThat(trace.bitsPerSecondAt(2 * SECOND - 1)).isEqualTo(1_250_000);
    assertThat(trace.bitsPerSecondAt(2 * SECOND)).isZero();
    assertThat(trace.bitsPerSecondAt(10 * SECOND)).isEqualTo(3_000_000);
  }

  @Test
  void given_wrong_units_then_each_line_is_named_with_what_is_allowed_and_likely_meant() {
    assertThat(bad("1.5,Mbits/sec\n\n2,Mbit/sec\n3;4\n-1,bits/sec\nx,bits/sec\n"))
        .containsExactly(
            "t.csv:3: 'Mbit/sec' is not one of [bits/sec, Kbits/sec, Mbits/sec, Gbits/sec]."
                + " Did you mean 'Mbits/sec'?",
            "t.csv:4: '3;4' is not a value and a unit, such as 3.97,Mbits/sec",
            "t.csv:5: '-1' is negative, and a rate is not",
            "t.csv:6: 'x' is not a number, and so not a rate");
  }

  @Test
  void given_times_that_do_not_move_on_then_the_lines_are_named() {
    assertThat(bad("0 1\n1 1\n1 2\n3 x\n4 5 6\n"))
        .containsExactly(
            "t.csv:3: '1' s is not later than the line before",
            "t.csv:4: 'x' is not a number, and so not a rate",
            "t.csv:5: '4 5 6' is not seconds and Mbit/s, such as 0.72 2.09");
    assertThat(bad("5\n3\n7.5\n"))
        .containsExactly(
            "t.csv:2: '3' goes back in time: the line before says 5",
            "t.csv:3: '7.5' is not a whole number of milliseconds, as the lines before");
    assertThat(bad("0\n0\n")).containsExactly("t.csv:1: a packet trace must last longer than 0 ms");
  }

  @Test
  void given_no_trace_at_all_then_the_formats_are_named() {
    assertThat(bad("timestamp;kbps\n"))
        .containsExactly(
            "t.csv:1: 'timestamp;kbps' is not a line of a trace: write milliseconds of packets"
                + " ('34'), samples of each second with their unit ('3.97,Mbits/sec') or seconds"
                + " and Mbit/s ('0.72 2.09')");
    assertThat(bad("# nothing\n")).containsExactly("t.csv:1: the trace is empty");
  }

  @Test
  void given_many_bad_lines_then_the_first_ten_are_named_and_the_rest_counted() {
    List<String> problems = bad("1,bits/sec\n" + "?\n".repeat(25));

    assertThat(problems).hasSize(11);
    assertThat(problems).contains("t.csv:0: and 15 more lines like these");
  }

  @Test
  void given_a_file_then_it_is_read_and_a_missing_one_is_reported() throws IOException {
    Path file = Files.writeString(folder.resolve("train.csv"), "2,Mbits/sec\n");
    Problems problems = new Problems();

    assertThat(TraceFile.read(file, "train.csv", Gaps.HOLD, problems))
        .isEqualTo(RateSteps.sampled(SECOND, new long[] {2_000_000}));
    assertThat(TraceFile.read(folder.resolve("tram.csv"), "tram.csv", Gaps.HOLD, problems))
        .isNull();
    assertThat(problems.all()).hasSize(1);
  }
}
