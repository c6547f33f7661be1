package dev.torpor.os.ios;

import static dev.torpor.time.TimeFormat.DAY;
import static dev.torpor.time.TimeFormat.HOUR;
import static dev.torpor.time.TimeFormat.MINUTE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.torpor.app.AppManifest.BackgroundMode;
import dev.torpor.app.BackgroundTask;
import dev.torpor.os.push.PushMessage;
import dev.torpor.simulation.Story;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * Sequences that developers published and documented rules explain, out of the policies as they are
 * shipped, on whole phones. Processing through an idle night is T30, an app unopened for 20 days
 * T31, a habit at half past seven T32.
 */
class FieldSequencesTest {
  @Test
  void given_the_shipped_policy_and_14_pushes_in_105_min_then_about_7_launches() {
    Story story =
        Story.shipped("ios")
            .modes(EnumSet.of(BackgroundMode.REMOTE_NOTIFICATION))
            .open(HOUR, HOUR + MINUTE)
            .client(Pushed::new);
    for (int i = 0; i < 14; i++) {
      story.push(10 * HOUR + i * (8 * MINUTE), PushMessage.background(Map.of("n", "" + i)));
    }

    assertThat(story.play(10 * HOUR + 105 * MINUTE, "push.delivered").size()).isBetween(6, 8);
  }

  /**
   * A phone whose app asks for a refresh each quarter of an hour, opened twice a day for a week.
   */
  private static List<String> week(String profile) {
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
                    });
    for (int day = 0; day < 14; day++) {
      long at = day * DAY;
      story.open(at + 7 * HOUR + 30 * MINUTE, at + 7 * HOUR + 32 * MINUTE);
      story.open(at + 19 * HOUR, at + 19 * HOUR + 2 * MINUTE);
      story.charge(at + 22 * HOUR, at + 30 * HOUR);
    }
    return story.play(14 * DAY, "task.granted");
  }

  private static int hour(String line) {
    int space = line.indexOf(' ');
    return Integer.parseInt(line.substring(space + 1, space + 3));
  }

  private static double beforeHabits(List<String> grants) {
    long near = grants.stream().filter(line -> hour(line) == 7 || hour(line) == 18).count();
    return (double) near / grants.size();
  }

  @Test
  void given_each_family_when_a_fortnight_is_played_then_grants_differ_as_its_name_says() {
    List<String> ios = week("ios");
    List<String> heavyPrediction = week("heavy-prediction");
    List<String> noPrediction = week("no-prediction");

    assertThat(week("generous").size()).isGreaterThan(ios.size());
    assertThat(week("stingy").size()).isLessThan(ios.size()).isPositive();
    assertThat(week("night-only"))
        .isNotEmpty()
        .allMatch(line -> hour(line) >= 23 || hour(line) < 5);
    assertThat(ios).anyMatch(line -> hour(line) >= 6 && hour(line) < 22);
    assertThat(beforeHabits(heavyPrediction)).isGreaterThan(beforeHabits(ios));
    assertThat(beforeHabits(noPrediction)).isLessThan(beforeHabits(ios));
  }
}
