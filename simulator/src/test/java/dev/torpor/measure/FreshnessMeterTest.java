package dev.torpor.measure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.torpor.app.ClientEvent;
import dev.torpor.app.Replica.RecordVersion;
import dev.torpor.http.HttpEvent;
import dev.torpor.time.TimeFormat;
import dev.torpor.world.WorldEvent;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class FreshnessMeterTest {
  private static final long H = TimeFormat.HOUR;
  private static final double HOUR_SECONDS = 3_600;

  private static Feed v01() {
    Feed feed = new Feed(1);
    for (long at : new long[] {1, 2, 5, 9}) {
      feed.change(at * H, "r0");
    }
    for (long at : new long[] {0, 3, 4, 8}) {
      // the feed sorts by time; what a sync reads is what the server has by then
      feed.add(at * H, new HttpEvent.Served(at + 1, "GET", "/", 200, 100));
    }
    feed.add(0, applied(1, 1));
    feed.add(3 * H, applied(4, 3));
    feed.add(4 * H, new ClientEvent.Applied(5, List.of()));
    feed.add(8 * H, applied(9, 4));
    for (long half : new long[] {1, 5, 14, 19}) {
      feed.open(half * H / 2).close(half * H / 2 + H / 4);
    }
    return feed;
  }

  private static ClientEvent.Applied applied(long exchange, long version) {
    return new ClientEvent.Applied(exchange, List.of(new RecordVersion("r0", version)));
  }

  @Test
  void V01_given_the_worked_trace_when_measured_over_time_then_every_value_is_exact() {
    Freshness f = v01().freshness(new Window(0, 10 * H), 10 * H);

    assertThat(f.freshMicros()).isEqualTo(4 * H);
    assertThat(f.freshFraction()).hasValue(.4);
    assertThat(f.recordFreshFraction()).hasValue(.4);
    assertThat(f.staleAge().doubledSum()).isEqualTo(area(14));
    assertThat(f.staleAge().meanSeconds()).hasValue(.7 * HOUR_SECONDS);
    assertThat(f.recordStaleAgeSeconds()).hasValue(.7 * HOUR_SECONDS);
    assertThat(f.syncAge().meanSeconds()).hasValue(1.5 * HOUR_SECONDS);
    assertThat(f.versionLag().mean()).hasValue(.7);
    assertThat(f.versionLag().maximum()).hasValue(2);
    assertThat(f.versionLag().weightByLag())
        .containsExactlyInAnyOrderEntriesOf(Map.of(0L, 4 * H, 1L, 5 * H, 2L, H));
  }

  @Test
  void V01_given_the_worked_trace_when_the_user_looks_then_the_values_at_opens_are_exact() {
    AtOpen open = v01().freshness(new Window(0, 10 * H), 10 * H).atOpen();

    assertThat(open.opens()).isEqualTo(4);
    assertThat(open.freshFraction()).hasValue(.25);
    assertThat(open.staleAge().meanSeconds()).hasValue(1.0 * HOUR_SECONDS);
    assertThat(open.staleAge().p50()).isEqualTo(H / 2);
    assertThat(open.staleAge().max()).isEqualTo(2 * H);
    assertThat(open.syncAge().meanSeconds()).hasValue(1.875 * HOUR_SECONDS);
    assertThat(open.syncAge().max()).isEqualTo(3 * H);
    assertThat(open.versionLag().mean()).hasValue(1);
    assertThat(open.versionLag().maximum()).hasValue(2);
  }

  @Test
  void V01_given_the_worked_trace_when_delays_are_counted_then_the_last_change_is_censored() {
    Waits delays = v01().freshness(new Window(0, 10 * H), 10 * H).changeToVisible();

    assertThat(delays.ended()).isEqualTo(3);
    assertThat(delays.endedSumMicros()).isEqualTo(BigInteger.valueOf(6 * H));
    assertThat(delays.censored()).isEqualTo(1);
    assertThat(delays.censoredSumMicros()).isEqualTo(BigInteger.valueOf(H));
    // Kaplan-Meier: of four one ends at 1 h, one leaves there, of two left one ends at 2 h
    assertThat(delays.p50()).isEqualTo(OptionalLong.of(2 * H));
    assertThat(delays.maxMicros()).isEqualTo(3 * H);
  }

  @Test
  void V09_given_ten_records_when_one_is_stale_then_the_mean_over_records_is_nine_tenths() {
    Feed feed = new Feed(10).sync(0);
    for (int i = 0; i < 10; i++) {
      feed.change(i * H, "r" + i);
      feed.sync((i + 1) * H);
    }

    Freshness f = feed.freshness(new Window(0, 20 * H), 20 * H);

    assertThat(f.freshFraction()).hasValue(.5);
    assertThat(f.recordFreshFraction()).hasValue(.95);
    assertThat(f.recordStaleAgeSeconds()).hasValue(HOUR_SECONDS / 40);
  }

  @Test
  void given_an_empty_replica_when_nothing_is_applied_then_it_is_stale_since_the_start() {
    Freshness f = new Feed(3).freshness(new Window(0, 4 * H), 4 * H);

    assertThat(f.freshFraction()).hasValue(0);
    assertThat(f.staleAge().max()).isEqualTo(4 * H);
    assertThat(f.syncAge().p50()).isEqualTo(2 * H);
    assertThat(f.versionLag().mean()).hasValue(3);
    assertThat(f.changeToVisible().count()).isZero();
    assertThat(f.changeToVisible().meanSeconds()).isEmpty();
  }

  @Test
  void given_an_answer_read_early_when_it_is_applied_late_then_ages_count_from_the_read() {
    Feed feed = new Feed(1).sync(0);
    long exchange = feed.read(2 * H);
    feed.change(3 * H, "r0").apply(4 * H, exchange);

    Freshness f = feed.freshness(new Window(4 * H, 5 * H), 5 * H);

    assertThat(f.syncAge().p50()).isEqualTo(2 * H + H / 2);
    assertThat(f.staleAge().max()).isEqualTo(2 * H);
    assertThat(f.freshFraction()).hasValue(0);
  }

  @Test
  void given_answers_applied_out_of_order_when_measured_then_the_newest_snapshot_counts() {
    Feed feed = new Feed(1).sync(0);
    long early = feed.read(H);
    long late = feed.read(2 * H);
    feed.apply(3 * H, late).apply(4 * H, early);

    Freshness f = feed.freshness(new Window(4 * H, 5 * H), 5 * H);

    assertThat(f.syncAge().max()).isEqualTo(3 * H);
  }

  @Test
  void given_a_response_without_news_when_applied_then_the_sync_age_falls() {
    Freshness f = new Feed(1).sync(0).sync(2 * H).freshness(new Window(0, 4 * H), 4 * H);

    assertThat(f.syncAge().max()).isEqualTo(2 * H);
    assertThat(f.syncs()).isEqualTo(2);
  }

  @Test
  void given_a_warm_up_when_measured_then_its_state_stays_and_its_time_does_not_count() {
    Feed feed = new Feed(1).sync(0).change(H, "r0").open(H).close(2 * H);
    feed.open(4 * H).close(5 * H);

    Freshness f = feed.freshness(new Window(3 * H, 6 * H), 6 * H);

    assertThat(f.freshFraction()).hasValue(0);
    assertThat(f.staleAge().p50()).isEqualTo(3 * H + H / 2);
    assertThat(f.atOpen().opens()).isEqualTo(1);
    assertThat(f.atOpen().staleAge().max()).isEqualTo(3 * H);
    assertThat(f.changeToVisible().count()).isZero();
  }

  @Test
  void given_the_set_up_launch_when_measured_then_it_is_no_open() {
    Feed feed = new Feed(1).add(0, new WorldEvent.AppOpened(true)).sync(H).close(2 * H);

    Freshness f = feed.freshness(new Window(0, 2 * H), 2 * H);

    assertThat(f.atOpen().opens()).isZero();
    assertThat(f.atOpen().freshFraction()).isEmpty();
    assertThat(f.timeToFresh().count()).isZero();
  }

  @Test
  void given_opens_when_sync_comes_late_or_never_then_time_to_fresh_is_counted_or_censored() {
    Feed feed = new Feed(1).sync(0).open(H).close(H + 10);
    feed.change(2 * H, "r0").open(3 * H).close(3 * H + 30);
    feed.open(4 * H).sync(4 * H + 7).close(5 * H);
    feed.change(6 * H, "r0").open(7 * H);

    Waits waits = feed.freshness(new Window(0, 8 * H), 8 * H).timeToFresh();

    assertThat(waits.ended()).isEqualTo(2);
    assertThat(waits.endedSumMicros()).isEqualTo(BigInteger.valueOf(7));
    assertThat(waits.censored()).isEqualTo(2);
    assertThat(waits.censoredSumMicros()).isEqualTo(BigInteger.valueOf(30 + H));
    assertThat(waits.p50()).isEqualTo(OptionalLong.of(7));
    assertThat(waits.p90()).isEmpty();
    assertThat(waits.maxMicros()).isEqualTo(H);
  }

  @Test
  void given_a_device_without_power_when_the_user_wants_to_look_then_it_is_counted_apart() {
    Feed feed = new Feed(1).sync(0).add(H, new WorldEvent.OpenImpossible());

    AtOpen open = feed.freshness(new Window(0, 2 * H), 2 * H).atOpen();

    assertThat(open.opens()).isZero();
    assertThat(open.impossible()).isEqualTo(1);
  }

  @Test
  void given_a_dataset_without_records_when_measured_then_there_is_no_freshness() {
    FreshnessMeter meter = new FreshnessMeter(new Window(0, H));
    new Feed(0).sync(0).playTo(meter);

    assertThat(meter.finish(H, new ArrayList<>())).isNull();
  }

  @Test
  void given_a_run_that_stops_early_when_measured_then_the_window_ends_there() {
    Freshness f = new Feed(1).sync(0).freshness(new Window(H, 10 * H), 3 * H);

    assertThat(f.window()).isEqualTo(new Window(H, 3 * H));
    assertThat(f.syncAge().max()).isEqualTo(3 * H);
    assertThat(f.freshFraction()).hasValue(1);
  }

  @Test
  void given_a_window_without_length_when_measured_then_there_is_nothing_to_say() {
    Freshness f = new Feed(1).sync(0).freshness(new Window(H, H), 2 * H);

    assertThat(f.freshFraction()).isEqualTo(OptionalDouble.empty());
    assertThat(f.staleAge().p50Seconds()).isEmpty();
    assertThat(f.versionLag().mean()).isEmpty();
  }

  @Test
  void given_the_stale_age_when_drawn_then_buckets_hold_its_exact_mean_and_maximum() {
    Series series = v01().freshness(new Window(0, 10 * H), 10 * H).staleAgeSeries();

    assertThat(series.means(5)).containsExactly(H / 4.0, H * 3 / 4.0, H / 4.0, 2.0 * H, H / 4.0);
    assertThat(series.maxima(5)).containsExactly(H, 2.0 * H, H, 3.0 * H, H);
    assertThat(series.window()).isEqualTo(new Window(0, 10 * H));
  }

  /** Twice an area given in square hours, doubled. */
  private static BigInteger area(long doubledSquareHours) {
    return BigInteger.valueOf(doubledSquareHours).multiply(BigInteger.valueOf(H).pow(2));
  }
}
