package dev.torpor.harness.validation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.torpor.harness.binding.Problems;
import dev.torpor.harness.network.SharedData;
import dev.torpor.harness.network.TraceFile;
import dev.torpor.harness.network.TraceFile.Gaps;
import dev.torpor.harness.run.PreparedRun;
import dev.torpor.harness.run.RunOverrides;
import dev.torpor.harness.scenario.LoadOptions;
import dev.torpor.harness.scenario.LoadedScenario;
import dev.torpor.harness.scenario.ScenarioFile;
import dev.torpor.network.NetworkEvent.TransferCompleted;
import dev.torpor.network.NetworkEvent.TransferStarted;
import dev.torpor.network.RateProfile;
import dev.torpor.trace.TraceEvent;
import dev.torpor.trace.TraceListener;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Public traces replayed through the whole stack: scenario, backend, HTTP, connections, link. What
 * the phone receives is the integral of the trace.
 */
class TraceReplayTest {
  private static final Path SCENARIO = Path.of("src/test/resources/validation/replay.yaml");
  private static final long SECOND = 1_000_000;
  private static final long PACKET_BYTES = 1500;

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "nyu-mets/7Train1.csv",
        "nyu-mets/7Train2.csv",
        "nyu-mets/QTrain.csv",
        "nyu-mets/Long_Island_Rail_Road.csv",
        "norway-3g/norway_bus_11",
        "norway-3g/norway_metro_2",
        "norway-3g/norway_metro_9",
        "norway-3g/norway_train_7",
        "norway-3g/norway_train_13",
        "norway-3g/norway_tram_26",
        "norway-3g/norway_tram_49"
      })
  void given_a_trace_when_packets_follow_each_other_then_each_second_carries_its_integral(
      String name) throws Exception {
    Path file = SharedData.need("traces/" + name);
    Received received = replay(file, "1200 B", 60);

    assertThat(received.largest).isLessThanOrEqualTo(PACKET_BYTES);
    RateProfile trace = trace(file);
    for (int second = 1; second < 59; second++) {
      long carried = trace.amount(second * SECOND, (second + 1) * SECOND);
      long bytes = carried / RateProfile.MICROBITS_PER_BYTE;
      assertThat(Math.abs(received.bytesOfSecond[second] - bytes))
          .as("second %d: %d bytes of %d", second, received.bytesOfSecond[second], bytes)
          .isLessThanOrEqualTo(PACKET_BYTES);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "nyu-mets/QTrain.csv",
        "nyu-mets/Long_Island_Rail_Road.csv",
        "norway-3g/norway_metro_9",
        "norway-3g/norway_tram_49"
      })
  void given_a_trace_and_long_responses_then_their_sum_is_the_integral_at_each_of_their_ends(
      String name) throws Exception {
    Path file = SharedData.need("traces/" + name);
    Received received = replay(file, "100 KiB", 600);

    assertThat(received.ends).isGreaterThan(100);
    assertThat(received.farthestFrom(trace(file))).isLessThanOrEqualTo(PACKET_BYTES);
  }

  private static RateProfile trace(Path file) {
    Problems problems = new Problems();
    return Objects.requireNonNull(TraceFile.read(file, "trace", Gaps.HOLD, problems));
  }

  private Received replay(Path trace, String size, int seconds) throws Exception {
    String text =
        Files.readString(SCENARIO)
            .replace("TRACE", trace.toRealPath().toString())
            .replace("SIZE", size)
            .replace("601s", seconds + 1 + "s")
            .replace("600s", seconds + "s");
    Path file = Files.writeString(folder.resolve("replay.yaml"), text);
    LoadOptions options =
        LoadOptions.standard()
            .allowing(List.of(trace.toRealPath().resolveSibling("..")))
            .withClients(List.of(new ReplayClient()));
    LoadedScenario loaded = ScenarioFile.load(file, options);
    Received received = new Received();
    PreparedRun.prepare(loaded, RunOverrides.none()).run(null, List.of(received));
    return received;
  }

  /** What the phone has received, and when. */
  private static final class Received implements TraceListener {
    private final long[] bytesOfSecond = new long[601];
    private long[] endAt = new long[64];
    private long[] sum = new long[64];
    private int ends;
    private long total;
    private long largest;
    private long began = -1;

    @Override
    public void on(long at, TraceEvent event) {
      if (event instanceof TransferStarted && began < 0) {
        began = at;
      }
      if (event instanceof TransferCompleted done) {
        // an end at the very start of a second carried the second before
        bytesOfSecond[(int) ((at - 1) / SECOND)] += done.bytesDown();
        largest = Math.max(largest, done.bytesDown());
        total += done.bytesDown();
        if (ends == endAt.length) {
          endAt = Arrays.copyOf(endAt, 2 * ends);
          sum = Arrays.copyOf(sum, 2 * ends);
        }
        endAt[ends] = at;
        sum[ends++] = total;
      }
    }

    /** Bytes between the sum of what came and the integral of the trace, at most. */
    long farthestFrom(RateProfile trace) {
      long farthest = 0;
      for (int i = 0; i < ends; i++) {
        long carried = trace.amount(began, endAt[i]) / RateProfile.MICROBITS_PER_BYTE;
        farthest = Math.max(farthest, Math.abs(carried - sum[i]));
      }
      return farthest;
    }
  }
}
