package dev.torpor.os;

import static dev.torpor.time.TimeFormat.DAY;
import static dev.torpor.time.TimeFormat.HOUR;
import static dev.torpor.time.TimeFormat.MINUTE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.torpor.random.RandomStream;
import dev.torpor.random.RandomStreams;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UsageHistoryTest {
  private static final long EIGHT = 8 * HOUR;
  private static final long WEEK = 7 * DAY;

  /** Slots of 15 minutes, a half-life of a week, a day of learning. */
  private static UsageHistory history() {
    return new UsageHistory(new UsageHistory.Rule(15 * MINUTE, WEEK, DAY));
  }

  /** The next likely use at an instant of days that begin at midnight. */
  private static long next(UsageHistory history, long now, double share) {
    return history.nextLikely(now, now % DAY, share, 5 * MINUTE);
  }

  @Test
  void given_two_opens_in_one_slot_when_counted_then_they_are_one() {
    UsageHistory history = history();
    history.opened(EIGHT, EIGHT);
    history.opened(EIGHT + 14 * MINUTE, EIGHT + 14 * MINUTE);

    assertThat(history.opensPerDay(EIGHT)).isEqualTo(1);
  }

  @Test
  void given_opens_a_slot_apart_when_counted_then_they_are_two_whatever_the_wall_clock_says() {
    UsageHistory history = history();
    history.opened(EIGHT, EIGHT);
    history.opened(EIGHT + 15 * MINUTE, EIGHT); // it was set back by a quarter of an hour

    assertThat(history.opensPerDay(EIGHT + 15 * MINUTE)).isEqualTo(2, within(0.01));
  }

  @Test
  void given_one_open_a_day_when_asked_for_the_rate_then_it_is_1_however_old_the_days() {
    UsageHistory history = history();
    for (int day = 0; day < 200; day++) {
      history.opened(day * DAY + EIGHT, EIGHT);
    }

    assertThat(history.opensPerDay(200 * DAY)).isEqualTo(1, within(0.05));
    // twin: a week later without an open half of it is left
    assertThat(history.opensPerDay(207 * DAY)).isEqualTo(0.5, within(0.05));
  }

  @Test
  void given_a_day_of_learning_when_it_is_not_over_then_nothing_is_foreseen() {
    UsageHistory history = history();
    history.opened(EIGHT, EIGHT);

    assertThat(next(history, DAY - 1, 0.3)).isEqualTo(Long.MAX_VALUE);
    assertThat(next(history, DAY, 0.3)).isEqualTo(DAY + EIGHT - 5 * MINUTE);
  }

  @Test
  void given_a_slot_used_on_just_that_share_of_days_then_it_is_likely() {
    UsageHistory history = history();
    history.opened(0, 0);
    double weight = StrictMath.pow(0.5, 1.0 / 7); // of an open a day ago; the days weigh 1

    assertThat(next(history, DAY, weight)).isEqualTo(DAY);
    assertThat(next(history, DAY, Math.nextUp(weight))).isEqualTo(Long.MAX_VALUE);
  }

  @Test
  void given_a_habit_at_eight_then_use_is_near_from_the_lead_to_the_end_of_the_slot() {
    UsageHistory history = history();
    for (int day = 0; day < 5; day++) {
      history.opened(day * DAY + EIGHT, EIGHT);
    }
    long eight = 5 * DAY + EIGHT;

    assertThat(next(history, eight - HOUR, 0.3)).isEqualTo(eight - 5 * MINUTE);
    assertThat(next(history, eight - 5 * MINUTE, 0.3)).isEqualTo(eight - 5 * MINUTE);
    assertThat(next(history, eight + 15 * MINUTE - 1, 0.3)).isEqualTo(eight + 15 * MINUTE - 1);
    assertThat(next(history, eight + 15 * MINUTE, 0.3)).isEqualTo(eight + DAY - 5 * MINUTE);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void given_any_opens_when_asked_often_then_the_answers_are_those_to_somebody_who_asks_once(
      long seed) {
    RandomStream random = new RandomStreams(seed).fork("usage history");
    UsageHistory askedOften = history();
    List<long[]> opens = new ArrayList<>();
    int answersAhead = 0;
    long now = 0;
    long zone = 0;
    while (now < 40 * DAY) {
      now += 1 + random.nextLong(40) * MINUTE;
      zone = random.nextLong(200) == 0 ? random.nextLong(24) * HOUR : zone;
      if (random.nextLong(100) < 10) {
        opens.add(new long[] {now, (now + zone) % DAY});
        askedOften.opened(now, (now + zone) % DAY);
      }
      long often = askedOften.nextLikely(now, (now + zone) % DAY, 0.2, 5 * MINUTE);
      UsageHistory askedOnce = history();
      opens.forEach(open -> askedOnce.opened(open[0], open[1]));
      answersAhead += often > now && often < Long.MAX_VALUE ? 1 : 0;

      assertThat(often).isEqualTo(askedOnce.nextLikely(now, (now + zone) % DAY, 0.2, 5 * MINUTE));
    }
    assertThat(answersAhead).isGreaterThan(100);
  }
}
