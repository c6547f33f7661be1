package dev.torpor.world;

import static dev.torpor.time.TimeFormat.DAY;
import static dev.torpor.time.TimeFormat.HOUR;
import static dev.torpor.time.TimeFormat.MINUTE;
import static dev.torpor.time.TimeFormat.SECOND;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.torpor.network.Interface;
import dev.torpor.network.Link;
import dev.torpor.network.NetworkPath;
import dev.torpor.network.RateSteps;
import dev.torpor.random.RandomStreams;
import dev.torpor.simulation.Story;
import dev.torpor.world.World.PathChange;
import dev.torpor.world.WorldPlan.PathWindow;
import dev.torpor.world.WorldPlan.Window;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

class CoverageTest {
  private static final Link LINK = new Link(9_000_000, 5_000_000, 70_000, 0);
  private static final NetworkPath LTE =
      new NetworkPath(Interface.CELLULAR, "lte", Story.LTE, LINK);
  private static final Coverage TRAIN =
      new Coverage(
          "train",
          40 * SECOND,
          new Coverage.Outages(SECOND, 1.2, 0, 0, 0),
          null,
          new Coverage.Levels(3_000_000, 0.7, 15 * SECOND));
  private static final Coverage TUNNELS =
      new Coverage(
          "tunnels",
          DAY,
          new Coverage.Outages(1_000, 0, 0, 0, 0),
          new Coverage.Tunnels(5 * MINUTE, 20 * SECOND),
          new Coverage.Levels(3_000_000, 0, DAY));

  private static Link draw(Coverage coverage, long micros, long seed) {
    return CoverageDraw.draw(coverage, LINK, micros, new RandomStreams(seed).fork("coverage"));
  }

  @Test
  void given_a_coverage_then_time_without_reception_and_levels_are_those_of_its_parameters() {
    long silent = 0;
    double bits = 0;
    for (long seed = 1; seed <= 20; seed++) {
      RateSteps rates = (RateSteps) draw(TRAIN, DAY, seed).down();
      for (int i = 0; i < rates.size(); i++) {
        long end = i + 1 < rates.size() ? rates.startMicros(i + 1) : rates.endMicros();
        silent += rates.bitsPerSecond(i) == 0 ? end - rates.startMicros(i) : 0;
      }
      bits += rates.amount(0, DAY) / 1e6;
    }
    double meanOutage = Math.exp(1.2 * 1.2 / 2);
    double share = meanOutage / (40 + meanOutage);
    assertThat(silent / (20.0 * DAY)).isCloseTo(share, within(0.1 * share));
    double meanRate = 3_000_000 * Math.exp(0.7 * 0.7 / 2) * (1 - share);
    assertThat(bits / (20 * DAY / 1e6)).isCloseTo(meanRate, within(0.03 * meanRate));
  }

  @Test
  void given_an_outage_then_both_directions_are_silent_at_the_same_times() {
    Link link = draw(TRAIN, HOUR, 1);

    for (long at = 0; at < HOUR; at += SECOND / 10) {
      long down = link.down().bitsPerSecondAt(at);
      assertThat(link.up().bitsPerSecondAt(at)).isEqualTo(down == 0 ? 0 : 5_000_000);
    }
    assertThat(link.rttMicros()).isEqualTo(LINK.rttMicros());
  }

  @Test
  void given_tunnels_by_schedule_then_they_come_when_they_should() {
    RateSteps rates = (RateSteps) draw(TUNNELS, HOUR, 1).down();

    for (long at = SECOND / 2; at < HOUR; at += SECOND) {
      boolean inTunnel = at >= 5 * MINUTE && at % (5 * MINUTE) < 20 * SECOND;
      assertThat(rates.bitsPerSecondAt(at)).isEqualTo(inTunnel ? 0 : 3_000_000);
    }
  }

  @Test
  void given_a_longer_draw_then_it_begins_with_the_shorter_one() {
    RateSteps half = (RateSteps) draw(TRAIN, HOUR / 2, 3).down();
    RateSteps whole = (RateSteps) draw(TRAIN, HOUR, 3).down();

    for (int i = 0; i < half.size(); i++) {
      assertThat(whole.startMicros(i)).isEqualTo(half.startMicros(i));
      assertThat(whole.bitsPerSecond(i)).isEqualTo(half.bitsPerSecond(i));
    }
  }

  private static List<PathChange> paths(int days, long seed) {
    Window commute =
        new Window(new Moment.TimeOfDay(7 * HOUR), new Moment.TimeOfDay(8 * HOUR), Days.DAILY);
    WorldPlan plan =
        new WorldPlan(
            Instant.parse("2026-03-02T00:00:00Z"),
            ZoneOffset.UTC,
            1,
            List.of(),
            List.of(),
            List.of(new PathWindow(commute, LTE, TRAIN)),
            NetworkPath.none(),
            List.of(),
            0,
            new ChangeProcess.At(List.of()));
    return WorldFactory.draw(plan, days * DAY, new RandomStreams(seed)).paths();
  }

  @Test
  void given_a_window_with_coverage_then_each_day_has_its_own_draw_and_runs_of_any_length_agree() {
    List<PathChange> two = paths(2, 5);
    List<PathChange> four = paths(4, 5);

    assertThat(two)
        .extracting(PathChange::at)
        .containsExactly(0L, 7 * HOUR, 8 * HOUR, DAY + 7 * HOUR, DAY + 8 * HOUR);
    assertThat(four.subList(0, 5)).isEqualTo(two);
    assertThat(two.get(1).path().link()).isNotEqualTo(two.get(3).path().link());
    assertThat(paths(2, 6).get(1).path().link()).isNotEqualTo(two.get(1).path().link());
  }
}
