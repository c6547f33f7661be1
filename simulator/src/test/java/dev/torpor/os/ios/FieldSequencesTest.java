package dev.torpor.os.ios;

import static dev.torpor.time.TimeFormat.DAY;
import static dev.torpor.time.TimeFormat.HOUR;
import static dev.torpor.time.TimeFormat.MINUTE;
import static dev.torpor.time.TimeFormat.SECOND;
import static org.assertj.core.api.Assertions.assertThat;

import dev.torpor.app.AppManifest.BackgroundMode;
import dev.torpor.app.BackgroundTask;
import dev.torpor.app.BackgroundTasks.AppRefreshRequest;
import dev.torpor.network.Interface;
import dev.torpor.network.Link;
import dev.torpor.network.NetworkPath;
import dev.torpor.os.ios.transfer.Chain;
import dev.torpor.os.push.PushMessage;
import dev.torpor.simulation.Story;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/**
 * Sequences that developers published and documented rules explain, out of the default policy with
 * every parameter as it is shipped, on whole phones; each beside what comes out without the rule.
 */
class FieldSequencesTest {
  private static final NetworkPath HOME =
      new NetworkPath(
          Interface.WIFI, "home", Story.LTE, new Link(20_000_000, 20_000_000, 20_000, 20_000));

  private static long micros(String line) {
    String[] parts = line.substring(0, line.indexOf(' ', line.indexOf(' ') + 1)).split("[d: ]+");
    return Long.parseLong(parts[0]) * DAY
        + Long.parseLong(parts[1]) * HOUR
        + Long.parseLong(parts[2]) * MINUTE
        + Math.round(Double.parseDouble(parts[3]) * 1e6);
  }

  /** The times from each event to the next. */
  private static List<Long> gaps(List<String> lines) {
    List<Long> gaps = new ArrayList<>();
    for (int i = 1; i < lines.size(); i++) {
      gaps.add(micros(lines.get(i)) - micros(lines.get(i - 1)));
    }
    return gaps;
  }

  /** An app that asks for processing in five minutes in every run, on the charger from 22:10. */
  private static List<String> nightly(Story story) {
    return story
        .path(0, HOME)
        .modes(EnumSet.of(BackgroundMode.PROCESSING))
        .client(
            app ->
                new Tasker(app)
                    .handle(
                        "app.process",
                        (tasker, task) -> {
                          tasker.process(Duration.ofMinutes(5));
                          task.setTaskCompleted(true);
                        })
                    .atLaunch(tasker -> tasker.process(Duration.ofMinutes(5))))
        .open(22 * HOUR, 22 * HOUR + MINUTE)
        .charge(22 * HOUR + 10 * MINUTE, 31 * HOUR)
        .play(30 * HOUR, "task.granted")
        .stream()
        .filter(line -> micros(line) > 23 * HOUR)
        .toList();
  }

  @Test
  void given_an_idle_night_and_processing_asked_for_each_5_min_then_runs_are_30_min_apart() {
    assertThat(gaps(nightly(Story.shipped("ios"))))
        .hasSizeGreaterThan(10)
        .allSatisfy(gap -> assertThat(gap).isBetween(30 * MINUTE, 31 * MINUTE));
    assertThat(gaps(nightly(Story.shipped("ios").duration("bgt.processingMinSpacing", 0))))
        .hasSizeGreaterThan(60)
        .allSatisfy(gap -> assertThat(gap).isLessThan(6 * MINUTE));
  }

  /** So many files, on Wi-Fi and on the charger; how long each waited after the one before. */
  private static List<Long> delays(Story story, int files, int atOnce) {
    Story charged =
        Chain.of(story, files, atOnce).firstLaunch(5 * SECOND).path(0, HOME).charge(0, DAY);
    List<String> lines = charged.play(DAY, "urlTask.attempt", "urlSession.woke");
    List<Long> delays = new ArrayList<>();
    for (int i = 1; i < lines.size(); i++) {
      if (lines.get(i).contains("urlTask.attempt")) {
        delays.add((micros(lines.get(i)) - micros(lines.get(i - 1))) / SECOND);
      }
    }
    return delays;
  }

  /** The scheduler looks every ten seconds, and a process may have to be launched first. */
  @Test
  void given_a_chain_of_single_transfers_from_the_background_then_60_120_240_and_480_s_between() {
    List<Long> chain = delays(Story.shipped("ios"), 5, 1);

    assertThat(chain).hasSize(4);
    for (int i = 0; i < 4; i++) {
      assertThat(chain.get(i)).isBetween(60L << i, (60L << i) + 11);
    }
    assertThat(delays(Story.shipped("ios"), 4, 4)).as("one batch").hasSize(3).containsOnly(0L);
    assertThat(delays(Story.shipped("ios").count("url.limiterFactor", 1), 5, 1))
        .as("a limiter that does not double")
        .hasSize(4)
        .allSatisfy(delay -> assertThat(delay).isBetween(60L, 71L));
  }

  private static List<String> pushed(Story story) {
    story
        .path(0, HOME)
        .modes(EnumSet.of(BackgroundMode.REMOTE_NOTIFICATION))
        .open(HOUR, HOUR + MINUTE)
        .client(Pushed::new);
    for (int i = 0; i < 14; i++) {
      story.push(10 * HOUR + i * (8 * MINUTE), PushMessage.background(Map.of("n", "" + i)));
    }
    return story.play(12 * HOUR + 30 * MINUTE, "push.delivered");
  }

  @Test
  void given_14_background_pushes_in_105_min_then_about_7_launches() {
    assertThat(pushed(Story.shipped("ios"))).hasSizeBetween(6, 8);
    assertThat(pushed(Story.shipped("ios").duration("push.minLaunchSpacing", 0)))
        .hasSizeGreaterThan(11);
  }

  /** An app with refreshes and processing, opened daily for ten days and then no more. */
  private static List<String> forgotten(Story story) {
    Consumer<Tasker> refresh =
        tasker ->
            tasker.submit(
                new AppRefreshRequest(
                    "app.refresh", tasker.app.now().plus(Duration.ofMinutes(15))));
    story
        .path(0, HOME)
        .modes(EnumSet.of(BackgroundMode.FETCH, BackgroundMode.PROCESSING))
        .client(
            app ->
                new Tasker(app)
                    .handle(
                        "app.refresh",
                        (tasker, task) -> {
                          refresh.accept(tasker);
                          task.setTaskCompleted(true);
                        })
                    .handle(
                        "app.process",
                        (tasker, task) -> {
                          tasker.process(Duration.ofMinutes(5));
                          task.setTaskCompleted(true);
                        })
                    .atLaunch(
                        tasker -> {
                          refresh.accept(tasker);
                          tasker.process(Duration.ofMinutes(5));
                        }));
    for (int day = 0; day < 45; day++) {
      story.charge(day * DAY + 22 * HOUR, day * DAY + 30 * HOUR);
      if (day < 10) {
        story.open(day * DAY + 8 * HOUR, day * DAY + 8 * HOUR + 2 * MINUTE);
      }
    }
    return story.play(45 * DAY, "task.granted");
  }

  @Test
  void given_an_app_that_nobody_has_opened_for_20_days_then_nothing_is_granted() {
    List<String> grants = forgotten(Story.shipped("ios"));

    assertThat(grants).anyMatch(line -> line.contains("REFRESH") && micros(line) < 10 * DAY);
    assertThat(grants).anyMatch(line -> line.contains("PROCESSING") && micros(line) < 10 * DAY);
    assertThat(grants).noneMatch(line -> micros(line) > 30 * DAY);
    assertThat(
            forgotten(
                Story.shipped("no-prediction").duration("bgt.processingUsageWindow", 90 * DAY)))
        .anyMatch(line -> line.contains("REFRESH") && micros(line) > 40 * DAY)
        .anyMatch(line -> line.contains("PROCESSING") && micros(line) > 40 * DAY);
  }

  /** Grants of refreshes from the second week on, opened each day at half past seven. */
  private static List<Long> habitual(String profile) {
    Story story = refreshing(profile);
    for (int day = 0; day < 21; day++) {
      story.open(day * DAY + 7 * HOUR + 30 * MINUTE, day * DAY + 7 * HOUR + 32 * MINUTE);
      story.charge(day * DAY + 22 * HOUR, day * DAY + 30 * HOUR);
    }
    return story.play(21 * DAY, "task.granted").stream()
        .map(FieldSequencesTest::micros)
        .filter(at -> at > 7 * DAY)
        .map(at -> at % DAY)
        .toList();
  }

  private static double beforeHalfPastSeven(List<Long> grants) {
    long near =
        grants.stream().filter(at -> at >= 7 * HOUR && at <= 7 * HOUR + 30 * MINUTE).count();
    return (double) near / grants.size();
  }

  @Test
  void given_a_user_who_opens_the_app_at_half_past_seven_when_learned_then_grants_cluster_before() {
    assertThat(beforeHalfPastSeven(habitual("ios"))).isGreaterThan(0.25);
    assertThat(beforeHalfPastSeven(habitual("no-prediction"))).isLessThan(0.08);
  }

  private static Story refreshing(String profile) {
    return Story.shipped(profile)
        .client(
            app ->
                new Refresher(app, Duration.ofMinutes(15)) {
                  @Override
                  void refresh(BackgroundTask task) {
                    submit();
                    new Tasker(app).completeAfter(Duration.ofSeconds(2), task);
                  }
                });
  }

  /**
   * A phone whose app asks for a refresh each quarter of an hour, opened twice a day for a week.
   */
  private static List<String> week(String profile) {
    Story story = refreshing(profile);
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
