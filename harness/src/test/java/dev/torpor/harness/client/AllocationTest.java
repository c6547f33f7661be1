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
  private static final int WORLDS = 16;
  private static final long DURATION = 125 * DAY;

  private record Change(long at, int record) {}

  /** Records that change 1, 2, 3, 4 and 5 times a day. */
  private static ServerChanges fiveRates(int world) {
    RandomStreams streams = new RandomStreams(world);
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

  private static double freshness(int world, String allocation, Polls polls) {
    Measurement run =
        StrategyRun.measure(
            "kit",
            Map.of(
                "triggers",
                "[open, {timer: {every: 5min}}]",
                "fetch",
                selective(5, "5", allocation, "1 2 3 4 5")),
            fiveRates(world),
            0,
            DURATION,
            polls);
    return Objects.requireNonNull(run.freshness()).recordFreshFraction().orElseThrow();
  }

  /** The mean over the worlds lies within 3.5 standard errors of the closed form. */
  private static void expectFresh(String allocation, double closedForm) {
    double[] fresh = new double[WORLDS];
    double mean = 0;
    for (int world = 0; world < WORLDS; world++) {
      fresh[world] = freshness(world + 1, allocation, new Polls(5));
      mean += fresh[world] / WORLDS;
    }
    double squares = 0;
    for (double each : fresh) {
      squares += (each - mean) * (each - mean);
    }
    double standardError = Math.sqrt(squares / (WORLDS - 1) / WORLDS);
    assertThat(mean)
        .as("%s, standard error %s", allocation, standardError)
        .isCloseTo(closedForm, within(3.5 * standardError));
  }

  @Test
  void V30_given_five_rates_and_five_polls_a_day_then_the_fastest_record_gets_none() {
    Polls polls = new Polls(5);

    freshness(1, "freshness", polls);

    double[] optimal = {1.150, 1.358, 1.354, 1.138};
    for (int record = 0; record < optimal.length; record++) {
      double oneMoreOrLess = (double) DAY / DURATION;
      double timer = optimal[record] * optimal[record] / 288; // each poll waits for up to 5 min
      assertThat(polls.perDay(record)).isCloseTo(optimal[record], within(oneMoreOrLess + timer));
    }
    assertThat(polls.perDay(4)).isEqualTo(0);
  }

  @Test
  void V30_given_five_rates_and_five_polls_a_day_then_that_is_the_freshest() {
    expectFresh("freshness", 0.373889);
    expectFresh("uniform", 0.365053);
    expectFresh("proportional", 0.316738);
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
