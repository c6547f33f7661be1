package dev.torpor.os.ios;

import static dev.torpor.time.TimeFormat.DAY;
import static dev.torpor.time.TimeFormat.HOUR;
import static dev.torpor.time.TimeFormat.MINUTE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.torpor.app.BackgroundTask;
import dev.torpor.simulation.Story;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What comes out of the shipped policy for people of different habits. */
class UsageTest {
  /** A phone on its charger every night, whose app asks for a refresh each quarter of an hour. */
  private static Story phone(String profile, int days) {
    Story story =
        Story.shipped(profile)
            .client(
                app ->
                    new Refresher(app, Duration.ofMinutes(15)) {
                      @Override
                      void refresh(BackgroundTask task) {
                        submit();
                        new Tasker(app).completeAfter(Duration.ofSeconds(2), task);
                      }

                      @Override
                      public void enteredBackground() {
                        submit();
                      }
                    });
    for (int day = 0; day < days; day++) {
      story.charge(day * DAY + 22 * HOUR + 45 * MINUTE, day * DAY + 30 * HOUR + 30 * MINUTE);
    }
    return story;
  }

  private static Story opening(Story story, int firstDay, int days, long... timesOfDay) {
    for (int day = firstDay; day < firstDay + days; day++) {
      for (long time : timesOfDay) {
        story.open(day * DAY + time, day * DAY + time + 2 * MINUTE);
      }
    }
    return story;
  }

  /** The instants of grants from that day on, in minutes since midnight and by day. */
  private static List<long[]> grants(Story story, int from, int to) {
    List<long[]> found = new ArrayList<>();
    for (String line : story.play(to * DAY, "task.granted")) {
      int day = Integer.parseInt(line.substring(0, line.indexOf('d')));
      String time = line.substring(line.indexOf(' ') + 1);
      long minute =
          Long.parseLong(time.substring(0, 2)) * 60 + Long.parseLong(time.substring(3, 5));
      if (day >= from) {
        found.add(new long[] {day, minute});
      }
    }
    return found;
  }

  private static double beforeHabit(List<long[]> grants) {
    long near = grants.stream().filter(g -> g[1] >= 7 * 60 && g[1] <= 7 * 60 + 30).count();
    return (double) near / grants.size();
  }

  private static final long HALF_PAST_SEVEN = 7 * HOUR + 30 * MINUTE;

  @Test
  void T32_given_a_user_who_opens_the_app_at_half_past_seven_then_refreshes_cluster_before_it() {
    List<long[]> learned = grants(opening(phone("ios", 21), 0, 21, HALF_PAST_SEVEN), 7, 21);
    List<long[]> unlearned =
        grants(opening(phone("no-prediction", 21), 0, 21, HALF_PAST_SEVEN), 7, 21);

    assertThat(learned.size() / 14.0).isBetween(2.0, 8.0);
    assertThat(beforeHabit(learned)).isGreaterThan(0.25);
    assertThat(learned.stream().filter(g -> g[1] == 7 * 60 + 15).map(g -> g[0]).distinct().count())
        .isGreaterThanOrEqualTo(10);
    // twin: the policy no-prediction
    assertThat(beforeHabit(unlearned)).isLessThan(0.08);
  }

  @Test
  void T33_given_a_user_who_stops_opening_the_app_then_grants_tend_to_zero() {
    Story stopped = opening(phone("ios", 40), 0, 10, HALF_PAST_SEVEN, 12 * HOUR, 19 * HOUR);
    List<long[]> all = grants(stopped, 0, 40);

    long while10 = all.stream().filter(g -> g[0] >= 5 && g[0] < 10).count();
    long after = all.stream().filter(g -> g[0] >= 18 && g[0] < 23).count();
    assertThat(after).isLessThan(while10 / 3);
    assertThat(all).noneMatch(g -> g[0] > 24);
    // twin: the policy no-prediction
    assertThat(
            grants(
                opening(phone("no-prediction", 40), 0, 10, HALF_PAST_SEVEN, 12 * HOUR, 19 * HOUR),
                30,
                40))
        .isNotEmpty();
  }

  @Test
  void given_people_of_different_habits_when_learned_then_grants_follow_the_day_shapes() {
    Story heavy =
        opening(
            phone("ios", 21),
            0,
            21,
            HALF_PAST_SEVEN,
            8 * HOUR,
            9 * HOUR,
            10 * HOUR,
            11 * HOUR,
            12 * HOUR,
            13 * HOUR,
            14 * HOUR,
            15 * HOUR,
            16 * HOUR,
            17 * HOUR,
            18 * HOUR,
            19 * HOUR,
            20 * HOUR,
            21 * HOUR);
    Story weekly = phone("ios", 42);
    for (int day = 6; day < 42; day += 7) {
      opening(weekly, day, 1, 19 * HOUR);
    }

    assertThat(grants(heavy, 7, 21).size() / 14.0).as("heavy user").isBetween(10.0, 40.0);
    assertThat(grants(weekly, 21, 42).size() / 21.0).as("weekly user").isBetween(0.05, 1.0);
  }

  @Test
  void
      given_the_families_of_parameters_when_one_user_has_them_then_they_order_as_their_names_say() {
    int stingy = grants(opening(phone("stingy", 14), 0, 14, HALF_PAST_SEVEN), 7, 14).size();
    int ios = grants(opening(phone("ios", 14), 0, 14, HALF_PAST_SEVEN), 7, 14).size();
    int generous = grants(opening(phone("generous", 14), 0, 14, HALF_PAST_SEVEN), 7, 14).size();

    assertThat(stingy).isLessThan(ios);
    assertThat(ios).isLessThan(generous);
    assertThat(grants(opening(phone("night-only", 14), 0, 14, HALF_PAST_SEVEN), 0, 14))
        .isNotEmpty()
        .allMatch(g -> g[1] < 5 * 60 || g[1] >= 23 * 60);
    assertThat(grants(opening(phone("heavy-prediction", 14), 0, 14, HALF_PAST_SEVEN), 7, 14))
        .isNotEmpty()
        .allMatch(g -> g[1] >= 7 * 60 && g[1] <= 7 * 60 + 45);
  }
}
