package dev.torpor.harness.profile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.torpor.network.Link;
import dev.torpor.network.RateSteps;
import dev.torpor.random.RandomStreams;
import dev.torpor.time.TimeFormat;
import dev.torpor.world.Coverage;
import dev.torpor.world.CoverageDraw;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The shipped generators against the statistics of the traces they stand for. */
class GeneratorTest {
  private static final long LENGTH = 6 * TimeFormat.DAY;

  @ParameterizedTest
  @CsvSource({
    // name, percent without reception, median and p90 of outages, longest at most, mean Mbit/s
    "commuter-rail, 5.7, 10.3, 0.8, 2, 5, 9, 4.2, 4.8",
    "subway, 5.2, 6.3, 1.3, 2.2, 5, 10, 8.2, 8.8",
    "urban, 1, 3, 0.8, 1.3, 3, 5, 6.8, 7.5",
    "rural, 6.7, 8.5, 1.7, 2.3, 9, 13, 2.9, 3.4"
  })
  void given_a_generator_then_its_statistics_lie_where_those_of_its_traces_lie(
      String name,
      double leastPercent,
      double mostPercent,
      double leastMedian,
      double mostMedian,
      double leastP90,
      double mostP90,
      double leastMbps,
      double mostMbps) {
    Coverage coverage = Objects.requireNonNull(Profiles.shipped().generator(name));
    Link link = new Link(0, 5_000_000, 70_000, 0);
    RateSteps rates =
        (RateSteps)
            CoverageDraw.draw(coverage, link, LENGTH, new RandomStreams(1).fork("test")).down();
    List<Double> outages = new ArrayList<>();
    double silent = 0;
    for (int i = 0; i < rates.size(); i++) {
      if (rates.bitsPerSecond(i) == 0) {
        long end = i + 1 < rates.size() ? rates.startMicros(i + 1) : rates.endMicros();
        outages.add((end - rates.startMicros(i)) / 1e6);
        silent += end - rates.startMicros(i);
      }
    }
    Collections.sort(outages);

    assertThat(100 * silent / LENGTH).as("percent").isBetween(leastPercent, mostPercent);
    assertThat(outages.get(outages.size() / 2)).as("median").isBetween(leastMedian, mostMedian);
    assertThat(outages.get(outages.size() * 9 / 10)).as("p90").isBetween(leastP90, mostP90);
    assertThat(rates.meanBitsPerSecond() / 1e6).as("mean").isBetween(leastMbps, mostMbps);
  }
}
