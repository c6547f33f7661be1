package dev.torpor.harness.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.torpor.harness.binding.Problems;
import dev.torpor.harness.network.TraceFile.Gaps;
import dev.torpor.network.RateProfile;
import dev.torpor.network.RateSteps;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The data sets that do not come with the project, where they are at hand. */
class PublicTracesTest {
  private static final long SECOND = 1_000_000;
  private static final long PACKET = RateSteps.OPPORTUNITY_BYTES * RateProfile.MICROBITS_PER_BYTE;
  private static final String ATT = "traces/mahimahi/ATT-LTE-driving-2016.down";

  private static RateSteps read(String name) {
    Problems problems = new Problems();
    RateProfile trace = TraceFile.read(SharedData.need(name), name, Gaps.HOLD, problems);
    assertThat(problems.all()).isEmpty();
    if (trace instanceof RateSteps steps) {
      return steps;
    }
    throw new AssertionError(name + " is no trace");
  }

  @ParameterizedTest
  @CsvSource({
    "7Train1.csv, 4910, 6.81, 1.0, 4",
    "7Train2.csv, 3116, 9.07, 0.3, 1",
    "QTrain.csv, 2404, 8.50, 5.7, 12",
    "Long_Island_Rail_Road.csv, 1447, 4.29, 10.3, 27",
    "bus57.csv, 2403, 7.21, 1.1, 5",
    "bus62.csv, 3293, 2.64, 2.0, 20",
    "bus62_2.csv, 1452, 2.58, 3.6, 20"
  })
  void N11_given_the_NYU_traces_then_their_statistics_are_the_published_ones(
      String file, int seconds, double meanMbps, double percentLow, int longestLow) {
    RateSteps trace = read("traces/nyu-mets/" + file);
    int low = 0;
    int run = 0;
    int longest = 0;
    for (int i = 0; i < trace.size(); i++) {
      run = trace.bitsPerSecond(i) < 100_000 ? run + 1 : 0;
      low += run > 0 ? 1 : 0;
      longest = Math.max(longest, run);
    }

    assertThat(trace.endMicros()).isEqualTo(seconds * SECOND);
    assertThat(trace.meanBitsPerSecond() / 1e6).isCloseTo(meanMbps, within(0.005));
    assertThat(100.0 * low / seconds).isCloseTo(percentLow, within(0.05));
    assertThat(longest).isEqualTo(longestLow);
  }

  @ParameterizedTest
  @CsvSource({
    "norway_bus_11, 251, 316.9, 1.27",
    "norway_bus_16, 267, 106.9, 4.57",
    "norway_car_2, 206, 313.1, 1.02",
    "norway_ferry_4, 62, 139.5, 0.68",
    "norway_metro_9, 170, 315.7, 0.83",
    "norway_train_13, 266, 215.9, 2.03",
    "norway_tram_49, 179, 316.0, 0.90"
  })
  void given_the_Norway_traces_then_samples_length_and_weighted_mean_are_the_published_ones(
      String file, int samples, double seconds, double meanMbps) {
    RateSteps trace = read("traces/norway-3g/" + file);
    long last = trace.startMicros(trace.size() - 1);

    assertThat(trace.size()).isEqualTo(samples);
    assertThat(last / 1e6).isCloseTo(seconds, within(0.05));
    double mean = trace.amount(0, last) / (double) last / 1e6;
    assertThat(mean)
        .as(String.format(Locale.ROOT, "%.4f", mean))
        .isCloseTo(meanMbps, within(0.006));
  }

  @Test
  void N1_given_the_ATT_LTE_driving_trace_then_packets_get_through_when_Mahimahi_lets_them()
      throws IOException, GeneralSecurityException {
    Path file = SharedData.need(ATT);
    byte[] digest = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
    assertThat(HexFormat.of().formatHex(digest)).startsWith("24a40538340de991");
    RateSteps trace = read(ATT);

    assertThat(millis(trace, 0, 34)).isEqualTo(2);
    assertThat(millis(trace, 0, 100)).isEqualTo(33);
    assertThat(millis(trace, 0, 1_000)).isEqualTo(419);
    assertThat(millis(trace, 0, 10_000)).isEqualTo(14_544);
    assertThat(millis(trace, 0, 45_604)).isEqualTo(120_002);
    assertThat(millis(trace, 0, 45_704)).isEqualTo(120_035);
  }

  @Test
  void N2_given_the_same_trace_from_30_s_on_then_packets_take_what_Mahimahi_takes() {
    RateSteps trace = read(ATT);

    assertThat(millis(trace, 30_000, 34)).isEqualTo(77);
    assertThat(millis(trace, 30_000, 100)).isEqualTo(249);
    assertThat(millis(trace, 30_000, 1_000)).isEqualTo(3_718);
  }

  private static long millis(RateProfile trace, long fromMillis, long packets) {
    return trace.finish(fromMillis * 1_000, packets * PACKET) / 1_000 - fromMillis;
  }
}
