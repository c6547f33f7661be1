package dev.torpor.os.ios;

import static dev.torpor.time.TimeFormat.DAY;
import static dev.torpor.time.TimeFormat.HOUR;
import static org.assertj.core.api.Assertions.assertThat;

import dev.torpor.app.App;
import dev.torpor.app.BackgroundFetchResult;
import dev.torpor.app.Launch;
import dev.torpor.app.SyncClient;
import dev.torpor.simulation.Story;
import java.time.Duration;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class LegacyFetchTest {
  /** Asks for a fetch every two hours and ends it as its test says. */
  private record Fetcher(App app, Consumer<Consumer<BackgroundFetchResult>> fetch)
      implements SyncClient {
    @Override
    public void launched(Launch launch) {
      app.setMinimumBackgroundFetchInterval(Duration.ofHours(2));
    }

    @Override
    public void performFetch(Consumer<BackgroundFetchResult> completion) {
      fetch.accept(completion);
    }
  }

  private static Story story(Consumer<Consumer<BackgroundFetchResult>> fetch) {
    return new Story().client(app -> new Fetcher(app, fetch));
  }

  @Test
  void given_an_interval_when_fetches_are_granted_then_they_are_never_more_often() {
    assertThat(
            story(completion -> completion.accept(BackgroundFetchResult.NO_DATA))
                .play(7 * HOUR, "task.started"))
        .containsExactly(
            "0d 02:00:01.05 task.started kind=LEGACY_FETCH identifier=fetch",
            "0d 04:00:01.05 task.started kind=LEGACY_FETCH identifier=fetch",
            "0d 06:00:01.05 task.started kind=LEGACY_FETCH identifier=fetch");
  }

  @Test
  void given_the_same_interval_when_it_is_set_again_then_the_request_that_waits_stays() {
    Story story =
        new Story()
            .client(
                app ->
                    launch -> {
                      app.setMinimumBackgroundFetchInterval(Duration.ofHours(2));
                      app.setMinimumBackgroundFetchInterval(Duration.ofHours(2));
                    });

    assertThat(story.play(HOUR, "task.submitted")).hasSize(1);
  }

  @Test
  void given_a_fetch_whose_process_dies_when_it_has_run_then_the_next_one_waits_its_interval() {
    assertThat(story(completion -> {}).play(5 * HOUR, "task.started"))
        .containsExactly(
            "0d 02:00:01.05 task.started kind=LEGACY_FETCH identifier=fetch",
            "0d 04:00:02 task.started kind=LEGACY_FETCH identifier=fetch");
  }

  @Test
  void given_no_interval_when_days_pass_then_nothing_is_fetched() {
    assertThat(new Story().play(7 * DAY, "task.")).isEmpty();
  }

  @Test
  void given_the_mode_fetch_is_missing_when_an_interval_is_set_then_it_has_no_effect() {
    assertThat(story(completion -> {}).modes(Set.of()).play(DAY, "task.", "client."))
        .singleElement()
        .asString()
        .contains("rule=B10 message=setMinimumBackgroundFetchInterval has no effect");
  }

  @Test
  void given_a_fetch_that_is_not_completed_when_30_s_pass_then_the_app_is_killed() {
    assertThat(story(completion -> {}).play(3 * HOUR, "app.exited", "client.violation"))
        .containsExactly(
            "0d 02:00:31.05 client.violation rule=B02 message=the completion of performFetch was"
                + " not called within 30s; iOS kills the app and throttles it. Call it on every path",
            "0d 02:00:31.05 app.exited reason=FETCH_TIMEOUT code=0x2182bad4 detail=the background"
                + " fetch was never completed");
  }

  @Test
  void given_new_data_is_claimed_and_nothing_stored_when_completed_then_it_is_reported() {
    assertThat(
            story(completion -> completion.accept(BackgroundFetchResult.NEW_DATA))
                .play(3 * HOUR, "client.violation"))
        .containsExactly(
            "0d 02:00:01.05 client.violation rule=B37 message=performFetch reported newData and"
                + " stored nothing new; iOS wakes apps that claim data they did not get less often."
                + " Report noData");
  }

  @Test
  void given_a_completion_called_twice_when_fetched_then_it_is_reported() {
    assertThat(
            story(
                    completion -> {
                      completion.accept(BackgroundFetchResult.NO_DATA);
                      completion.accept(BackgroundFetchResult.NO_DATA);
                    })
                .play(3 * HOUR, "client.violation"))
        .singleElement()
        .asString()
        .contains("rule=B03");
  }
}
