package dev.torpor.os.ios.transfer;

import static dev.torpor.time.TimeFormat.HOUR;
import static dev.torpor.time.TimeFormat.MINUTE;
import static dev.torpor.time.TimeFormat.SECOND;
import static org.assertj.core.api.Assertions.assertThat;

import dev.torpor.app.App;
import dev.torpor.app.BackgroundUrlSession.Task;
import dev.torpor.app.UrlSessionError;
import dev.torpor.simulation.Story;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The resume rate limiter. Downloads take 20 s, so that the app is suspended when they end. */
class LimiterTest {
  private static Story story() {
    return new Story().instantly().origin(Origins.file(100, 20 * SECOND));
  }

  private static Story chain(int length) {
    return Chain.of(story(), length, 1);
  }

  @Test
  void T69_given_a_chain_of_single_transfers_then_they_wait_60_120_240_and_480_s() {
    assertThat(chain(5).play(HOUR, "urlTask.started", "urlTask.attempt", "urlSession."))
        .containsExactly(
            "0d 00:00:00 urlTask.started task=downloads/1 kind=DOWNLOAD"
                + " scheduled=URL_SESSION startedIn=FOREGROUND expectedUpBytes=-1"
                + " expectedDownBytes=-1",
            "0d 00:00:00 urlTask.attempt task=downloads/1 attempt=1 transfer=1",
            "0d 00:00:20.5202 urlSession.delay delayMicros=60000000",
            "0d 00:00:20.5202 urlSession.woke session=downloads",
            "0d 00:00:20.5202 urlTask.started task=downloads/2 kind=DOWNLOAD"
                + " scheduled=URL_SESSION_DISCRETIONARY startedIn=BACKGROUND expectedUpBytes=-1"
                + " expectedDownBytes=-1",
            "0d 00:00:20.5202 urlSession.handled session=downloads",
            "0d 00:01:20.5202 urlTask.attempt task=downloads/2 attempt=1 transfer=2",
            "0d 00:01:41.0404 urlSession.delay delayMicros=120000000",
            "0d 00:01:41.0404 urlSession.woke session=downloads",
            "0d 00:01:41.0404 urlTask.started task=downloads/3 kind=DOWNLOAD"
                + " scheduled=URL_SESSION_DISCRETIONARY startedIn=BACKGROUND expectedUpBytes=-1"
                + " expectedDownBytes=-1",
            "0d 00:01:41.0404 urlSession.handled session=downloads",
            "0d 00:03:41.0404 urlTask.attempt task=downloads/3 attempt=1 transfer=3",
            "0d 00:04:01.5606 urlSession.delay delayMicros=240000000",
            "0d 00:04:01.5606 urlSession.woke session=downloads",
            "0d 00:04:01.5606 urlTask.started task=downloads/4 kind=DOWNLOAD"
                + " scheduled=URL_SESSION_DISCRETIONARY startedIn=BACKGROUND expectedUpBytes=-1"
                + " expectedDownBytes=-1",
            "0d 00:04:01.5606 urlSession.handled session=downloads",
            "0d 00:08:01.5606 urlTask.attempt task=downloads/4 attempt=1 transfer=4",
            "0d 00:08:22.0808 urlSession.delay delayMicros=480000000",
            "0d 00:08:22.0808 urlSession.woke session=downloads",
            "0d 00:08:22.0808 urlTask.started task=downloads/5 kind=DOWNLOAD"
                + " scheduled=URL_SESSION_DISCRETIONARY startedIn=BACKGROUND expectedUpBytes=-1"
                + " expectedDownBytes=-1",
            "0d 00:08:22.0808 urlSession.handled session=downloads",
            "0d 00:16:22.0808 urlTask.attempt task=downloads/5 attempt=1 transfer=5",
            "0d 00:16:42.601 urlSession.delay delayMicros=960000000",
            "0d 00:16:42.601 urlSession.woke session=downloads",
            "0d 00:16:42.601 urlSession.handled session=downloads",
            "0d 00:32:42.601 urlSession.delay delayMicros=0");
  }

  @Test
  void T69_given_one_batch_then_nothing_waits() {
    Story story =
        story()
            .client(
                app ->
                    new Downloader(app) {
                      @Override
                      void firstLaunch() {
                        for (int i = 1; i <= 4; i++) {
                          download(Integer.toString(i));
                        }
                      }
                    });

    assertThat(story.play(HOUR, "urlTask.attempt", "urlSession."))
        .containsExactly(
            "0d 00:00:00 urlTask.attempt task=downloads/1 attempt=1 transfer=1",
            "0d 00:00:00 urlTask.attempt task=downloads/2 attempt=1 transfer=2",
            "0d 00:00:00 urlTask.attempt task=downloads/3 attempt=1 transfer=3",
            "0d 00:00:00 urlTask.attempt task=downloads/4 attempt=1 transfer=4",
            "0d 00:00:20.5202 urlSession.delay delayMicros=60000000",
            "0d 00:00:20.5202 urlSession.woke session=downloads",
            "0d 00:00:20.5202 urlSession.handled session=downloads",
            "0d 00:01:20.5202 urlSession.delay delayMicros=0");
  }

  @Test
  void T69_twin_given_a_factor_of_1_then_each_of_the_chain_waits_a_minute() {
    assertThat(chain(5).count("url.limiterFactor", 1).play(HOUR, "urlTask.attempt"))
        .containsExactly(
            "0d 00:00:00 urlTask.attempt task=downloads/1 attempt=1 transfer=1",
            "0d 00:01:20.5202 urlTask.attempt task=downloads/2 attempt=1 transfer=2",
            "0d 00:02:41.0404 urlTask.attempt task=downloads/3 attempt=1 transfer=3",
            "0d 00:04:01.5606 urlTask.attempt task=downloads/4 attempt=1 transfer=4",
            "0d 00:05:22.0808 urlTask.attempt task=downloads/5 attempt=1 transfer=5");
  }

  @Test
  void given_a_longest_delay_then_it_grows_no_further() {
    Story story = chain(5).duration("url.limiterMax", 2 * MINUTE);

    assertThat(story.play(HOUR, "urlTask.attempt"))
        .containsExactly(
            "0d 00:00:00 urlTask.attempt task=downloads/1 attempt=1 transfer=1",
            "0d 00:01:20.5202 urlTask.attempt task=downloads/2 attempt=1 transfer=2",
            "0d 00:03:41.0404 urlTask.attempt task=downloads/3 attempt=1 transfer=3",
            "0d 00:06:01.5606 urlTask.attempt task=downloads/4 attempt=1 transfer=4",
            "0d 00:08:22.0808 urlTask.attempt task=downloads/5 attempt=1 transfer=5");
  }

  @Test
  void T70_given_a_delay_of_240_s_when_the_user_opens_the_app_then_it_is_over() {
    List<String> lines =
        chain(5)
            .open(6 * MINUTE, 6 * MINUTE + 5 * SECOND)
            .play(HOUR, "urlTask.attempt", "urlSession.delay");

    assertThat(lines)
        .containsExactly(
            "0d 00:00:00 urlTask.attempt task=downloads/1 attempt=1 transfer=1",
            "0d 00:00:20.5202 urlSession.delay delayMicros=60000000",
            "0d 00:01:20.5202 urlTask.attempt task=downloads/2 attempt=1 transfer=2",
            "0d 00:01:41.0404 urlSession.delay delayMicros=120000000",
            "0d 00:03:41.0404 urlTask.attempt task=downloads/3 attempt=1 transfer=3",
            "0d 00:04:01.5606 urlSession.delay delayMicros=240000000",
            "0d 00:06:00 urlSession.delay delayMicros=0",
            "0d 00:06:00 urlTask.attempt task=downloads/4 attempt=1 transfer=4",
            "0d 00:06:20.5202 urlSession.delay delayMicros=60000000",
            "0d 00:07:20.5202 urlTask.attempt task=downloads/5 attempt=1 transfer=5",
            "0d 00:07:41.0404 urlSession.delay delayMicros=120000000",
            "0d 00:09:41.0404 urlSession.delay delayMicros=0");
  }

  @Test
  void T70_twin_given_that_the_foreground_does_not_end_it_then_the_task_waits_on() {
    List<String> lines =
        chain(4)
            .open(6 * MINUTE, 6 * MINUTE + 5 * SECOND)
            .flag("url.limiterResetOnForeground", false)
            .play(HOUR, "urlTask.attempt");

    assertThat(lines)
        .containsExactly(
            "0d 00:00:00 urlTask.attempt task=downloads/1 attempt=1 transfer=1",
            "0d 00:01:20.5202 urlTask.attempt task=downloads/2 attempt=1 transfer=2",
            "0d 00:03:41.0404 urlTask.attempt task=downloads/3 attempt=1 transfer=3",
            "0d 00:08:01.5606 urlTask.attempt task=downloads/4 attempt=1 transfer=4");
  }

  /** Wakes once, and starts another download in the background after as long as a test says. */
  private static Story later(Duration after) {
    return story()
        .client(
            app ->
                new Downloader(app) {
                  @Override
                  void firstLaunch() {
                    download("1");
                  }

                  @Override
                  public void didComplete(Task task, @Nullable UrlSessionError error) {
                    if (task.identifier() == 1) {
                      App.BackgroundAssertion time = app.beginBackgroundTask("later", () -> {});
                      app.after(
                          after,
                          () -> {
                            download("2");
                            time.end();
                          });
                    }
                  }
                })
        .duration("life.bgAssertionBudget", 10 * MINUTE);
  }

  @Test
  void T70_given_a_delay_that_passes_without_a_wake_then_it_is_over() {
    assertThat(later(Duration.ofSeconds(61)).play(HOUR, "urlTask.attempt", "urlSession.delay"))
        .containsExactly(
            "0d 00:00:00 urlTask.attempt task=downloads/1 attempt=1 transfer=1",
            "0d 00:00:20.5202 urlSession.delay delayMicros=60000000",
            "0d 00:01:20.5202 urlSession.delay delayMicros=0",
            "0d 00:01:21.5202 urlTask.attempt task=downloads/2 attempt=1 transfer=2",
            "0d 00:01:42.0404 urlSession.delay delayMicros=60000000",
            "0d 00:02:42.0404 urlSession.delay delayMicros=0");
  }

  @Test
  void given_a_task_started_within_the_delay_then_it_waits_for_the_rest_of_it() {
    assertThat(later(Duration.ofSeconds(45)).play(HOUR, "urlTask.attempt"))
        .containsExactly(
            "0d 00:00:00 urlTask.attempt task=downloads/1 attempt=1 transfer=1",
            "0d 00:01:20.5202 urlTask.attempt task=downloads/2 attempt=1 transfer=2");
  }

  @Test
  void T70_twin_given_that_quiet_does_not_end_it_then_the_next_wake_doubles_it() {
    Story story = later(Duration.ofSeconds(61)).flag("url.limiterResetAfterQuietPeriod", false);

    assertThat(story.play(HOUR, "urlTask.attempt", "urlSession.delay"))
        .containsExactly(
            "0d 00:00:00 urlTask.attempt task=downloads/1 attempt=1 transfer=1",
            "0d 00:00:20.5202 urlSession.delay delayMicros=60000000",
            "0d 00:01:21.5202 urlTask.attempt task=downloads/2 attempt=1 transfer=2",
            "0d 00:01:42.0404 urlSession.delay delayMicros=120000000");
  }

  /** Stays awake with an assertion while its downloads run. */
  private static Story awake() {
    return story()
        .client(
            app ->
                new Downloader(app) {
                  @Override
                  public void enteredBackground() {
                    App.BackgroundAssertion time = app.beginBackgroundTask("sync", () -> {});
                    download("1");
                    app.after(Duration.ofSeconds(25), () -> download("2"));
                    app.after(Duration.ofSeconds(50), time::end);
                  }
                })
        .duration("life.bgAssertionBudget", MINUTE);
  }

  @Test
  void T71_given_transfers_that_end_while_the_app_runs_then_the_limiter_is_unchanged() {
    assertThat(awake().play(HOUR, "urlTask.attempt", "urlSession.", "urlTask.reported"))
        .containsExactly(
            "0d 00:00:10 urlTask.attempt task=downloads/1 attempt=1 transfer=1",
            "0d 00:00:30.5202 urlTask.reported task=downloads/1",
            "0d 00:00:35 urlTask.attempt task=downloads/2 attempt=1 transfer=2",
            "0d 00:00:55.2601 urlTask.reported task=downloads/2");
  }

  @Test
  void T71_twin_given_that_every_completion_counts_then_the_second_one_waits() {
    Story story = awake().flag("url.limiterCountsOnlyDaemonWakes", false);

    assertThat(story.play(HOUR, "urlTask.attempt", "urlSession.delay"))
        .containsExactly(
            "0d 00:00:10 urlTask.attempt task=downloads/1 attempt=1 transfer=1",
            "0d 00:00:30.5202 urlSession.delay delayMicros=60000000",
            "0d 00:01:30.5202 urlTask.attempt task=downloads/2 attempt=1 transfer=2",
            "0d 00:01:51.0404 urlSession.delay delayMicros=120000000",
            "0d 00:03:51.0404 urlSession.delay delayMicros=0");
  }
}
