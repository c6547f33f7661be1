package dev.torpor.harness.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.torpor.http.HttpEvent;
import dev.torpor.measure.Measurement;
import dev.torpor.random.RandomStream;
import dev.torpor.random.RandomStreams;
import dev.torpor.time.TimeFormat;
import dev.torpor.trace.TraceListener;
import dev.torpor.world.ServerChanges;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** How the selective plan spreads a budget of polls, through the whole phone. */
class AllocationTest {
  private static final long DAY = 24 * TimeFormat.HOUR;
  private static final long DURATION = 2_000 * DAY;

  private record Change(long at, int record) {}

  /** Records that change 1, 2, 3, 4 and 5 times a day. */
  private static ServerChanges fiveRates() {
    RandomStreams streams = new RandomStreams(7);
    List<Change> all = new ArrayList<>();
    for (int record = 0; record < 5; record++) {
      RandomStream chance = streams.fork("record/" + record);
      double mean = (double) DAY / (record + 1);
      for (double at = chance.exponential(mean); at < DURATION; at += chance.exponential(mean)) {
        all.add(new Change((long) at, record));
      }
    }
    all.sort(Comparator.comparingLong(Change::at).thenComparingInt(Change::record));
    return new ServerChanges(
        5,
        all.stream().mapToLong(Change::at).toArray(),
        all.stream().mapToInt(Change::record).toArray());
  }

  private static String selective(int records, String polls, String allocation, String weights) {
    return "{selective: {topK: %d, budget: 40 GB, pollsPerDay: %s, allocation: %s, weights: '%s'}}"
        .formatted(records, polls, allocation, weights);
  }

  /** When each record was asked for. */
  private static final class Polls implements TraceListener {
    private final List<List<Long>> times = new ArrayList<>();

    Polls(int records) {
      for (int i = 0; i < records; i++) {
        times.add(new ArrayList<>());
      }
    }

    @Override
    public void on(long at, dev.torpor.trace.TraceEvent event) {
      if (event instanceof HttpEvent.Served served) {
        String target = served.target();
        times.get(Integer.parseInt(target.substring(target.lastIndexOf('r') + 1))).add(at);
      }
    }

    double perDay(int record) {
      return (times.get(record).size() - 1) * (double) DAY / DURATION;
    }

    /** Mean time since the last poll, in hours. */
    double syncAge(int record, long until) {
      double area = 0;
      List<Long> polls = times.get(record);
      for (int i = 0; i < polls.size(); i++) {
        long next = i + 1 < polls.size() ? polls.get(i + 1) : until;
        double width = (double) (next - polls.get(i)) / TimeFormat.HOUR;
        area += width * width / 2;
      }
      return area / ((double) until / TimeFormat.HOUR);
    }
  }

  private static double freshness(String allocation, Polls polls) {
    Measurement run =
        StrategyRun.measure(
            "kit",
            Map.of(
                "triggers",
                "[open, {timer: {every: 5min}}]",
                "fetch",
                selective(5, "5", allocation, "1 2 3 4 5")),
            fiveRates(),
            0,
            DURATION,
            polls);
    return Objects.requireNonNull(run.freshness()).recordFreshFraction().orElseThrow();
  }

  @Test
  void V30_given_five_rates_and_five_polls_a_day_then_the_fastest_record_gets_none() {
    Polls polls = new Polls(5);

    assertThat(freshness("freshness", polls)).isCloseTo(0.373889, within(0.012));
    assertThat(polls.perDay(0)).isCloseTo(1.150, within(0.01));
    assertThat(polls.perDay(1)).isCloseTo(1.358, within(0.01));
    assertThat(polls.perDay(2)).isCloseTo(1.354, within(0.01));
    assertThat(polls.perDay(3)).isCloseTo(1.138, within(0.01));
    assertThat(polls.perDay(4)).isEqualTo(0);
  }

  @Test
  void V30_given_uniform_or_proportional_polls_then_uniform_is_fresher() {
    assertThat(freshness("uniform", new Polls(5))).isCloseTo(0.365053, within(0.012));
    assertThat(freshness("proportional", new Polls(5))).isCloseTo(0.316738, within(0.012));
  }

  @Test
  void V29_given_popularity_8_to_2_then_roots_of_it_give_the_least_weighted_sync_age() {
    assertThat(weightedSyncAge("sqrt")).isCloseTo(0.45, within(0.01));
    assertThat(weightedSyncAge("uniform")).isCloseTo(0.5, within(0.01));
    assertThat(weightedSyncAge("proportional")).isCloseTo(0.5, within(0.01));
  }

  private static double weightedSyncAge(String allocation) {
    long duration = 20 * DAY;
    Polls polls = new Polls(2);
    StrategyRun.measure(
        "kit",
        Map.of(
            "triggers",
            "[open, {timer: {every: 30s}}]",
            "fetch",
            selective(2, "48", allocation, "0.8 0.2")),
        new ServerChanges(2, new long[0], new int[0]),
        0,
        duration,
        polls);
    return 0.8 * polls.syncAge(0, duration) + 0.2 * polls.syncAge(1, duration);
  }
}
