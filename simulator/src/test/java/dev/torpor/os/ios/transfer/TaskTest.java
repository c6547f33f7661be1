package dev.torpor.os.ios.transfer;

import static dev.torpor.time.TimeFormat.DAY;
import static dev.torpor.time.TimeFormat.HOUR;
import static dev.torpor.time.TimeFormat.MINUTE;
import static dev.torpor.time.TimeFormat.SECOND;
import static org.assertj.core.api.Assertions.assertThat;

import dev.torpor.app.App;
import dev.torpor.app.BackgroundUrlSession.Task;
import dev.torpor.app.UrlSessionConfiguration;
import dev.torpor.http.Body;
import dev.torpor.http.Header;
import dev.torpor.http.HttpRequest;
import dev.torpor.http.HttpResponse;
import dev.torpor.http.Origin;
import dev.torpor.http.ServerReply;
import dev.torpor.network.Interface;
import dev.torpor.network.Link;
import dev.torpor.network.NetworkPath;
import dev.torpor.simulation.Story;
import dev.torpor.world.World.UserAction.Kind;
import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** When tasks run, what they survive and how they fail. */
class TaskTest {
  private static final NetworkPath WIFI =
      new NetworkPath(Interface.WIFI, "home", Story.LTE, new Link(0, 0, 0, 0));

  /** Starts one download when the user sets the app up, or when they leave it. */
  private static class One extends Downloader {
    private final UnaryOperator<UrlSessionConfiguration> settings;
    private final boolean whenLeft;

    One(App app, UnaryOperator<UrlSessionConfiguration> settings, boolean whenLeft) {
      super(app);
      this.settings = settings;
      this.whenLeft = whenLeft;
    }

    @Override
    UrlSessionConfiguration configuration() {
      return settings.apply(super.configuration());
    }

    @Override
    void firstLaunch() {
      if (!whenLeft && app.storage().get("started") == null) {
        app.storage().put("started", "yes");
        download("file");
      }
    }

    @Override
    public void enteredBackground() {
      if (whenLeft && app.storage().get("started") == null) {
        app.storage().put("started", "yes");
        download("file");
      }
    }
  }

  private static Story story(Origin origin, UnaryOperator<UrlSessionConfiguration> settings) {
    return new Story().origin(origin).client(app -> new One(app, settings, false));
  }

  private static Story startedInBackground() {
    return new Story()
        .origin(Origins.file(1_000, 0))
        .client(app -> new One(app, configuration -> configuration, true))
        .word("url.discretionaryNeedsWifiAndPower", "require")
        .charge(2 * HOUR, 4 * HOUR)
        .path(3 * HOUR, WIFI);
  }

  @Test
  void T65_given_a_task_started_in_the_background_then_it_is_discretionary_whatever_was_said() {
    assertThat(startedInBackground().play(DAY, "urlTask.started", "urlTask.att", "task.blocked"))
        .containsExactly(
            "0d 00:00:10 urlTask.started task=downloads/1 kind=DOWNLOAD"
                + " scheduled=URL_SESSION_DISCRETIONARY startedIn=BACKGROUND expectedUpBytes=-1"
                + " expectedDownBytes=-1",
            "0d 00:00:10 task.blocked kind=URL_SESSION_DISCRETIONARY"
                + " identifier=downloads/1 reasons=[NO_POWER, CELLULAR_PATH]",
            "0d 02:00:00 task.blocked kind=URL_SESSION_DISCRETIONARY"
                + " identifier=downloads/1 reasons=[CELLULAR_PATH]",
            "0d 03:00:00 urlTask.attempt task=downloads/1 attempt=1 transfer=1");
  }

  @Test
  void T65_twin_given_that_the_state_does_not_matter_then_it_starts_at_once() {
    Story story = startedInBackground().flag("url.discretionaryWhenStartedInBackground", false);

    assertThat(story.play(DAY, "urlTask.started", "urlTask.att", "task.blocked"))
        .containsExactly(
            "0d 00:00:10 urlTask.started task=downloads/1 kind=DOWNLOAD"
                + " scheduled=URL_SESSION startedIn=BACKGROUND expectedUpBytes=-1"
                + " expectedDownBytes=-1",
            "0d 00:00:10 urlTask.attempt task=downloads/1 attempt=1 transfer=1");
  }

  @Test
  void T65_given_that_the_system_does_not_care_then_a_discretionary_task_starts_at_once_too() {
    Story story = startedInBackground().word("url.discretionaryNeedsWifiAndPower", "ignore");

    assertThat(story.play(DAY, "urlTask.started", "urlTask.att", "task.blocked"))
        .containsExactly(
            "0d 00:00:10 urlTask.started task=downloads/1 kind=DOWNLOAD"
                + " scheduled=URL_SESSION_DISCRETIONARY startedIn=BACKGROUND expectedUpBytes=-1"
                + " expectedDownBytes=-1",
            "0d 00:00:10 urlTask.attempt task=downloads/1 attempt=1 transfer=1");
  }

  @Test
  void T72_given_no_data_for_60_s_then_the_service_tries_again_by_itself() {
    Story story = story(Origins.silentUntil(4 * MINUTE, HOUR), configuration -> configuration);

    assertThat(story.play(HOUR, "urlTask.", "client."))
        .containsExactly(
            "0d 00:00:01 urlTask.started task=downloads/1 kind=DOWNLOAD"
                + " scheduled=URL_SESSION startedIn=FOREGROUND expectedUpBytes=-1"
                + " expectedDownBytes=-1",
            "0d 00:00:01 urlTask.attempt task=downloads/1 attempt=1 transfer=1",
            "0d 00:01:01 urlTask.retrying task=downloads/1 error=TIMED_OUT keptBytes=0"
                + " waitMicros=10000000",
            "0d 00:01:11 urlTask.attempt task=downloads/1 attempt=2 transfer=2",
            "0d 00:02:11 urlTask.retrying task=downloads/1 error=TIMED_OUT keptBytes=0"
                + " waitMicros=20000000",
            "0d 00:02:31 urlTask.attempt task=downloads/1 attempt=3 transfer=3",
            "0d 00:03:31 urlTask.retrying task=downloads/1 error=TIMED_OUT keptBytes=0"
                + " waitMicros=40000000",
            "0d 00:04:11 urlTask.attempt task=downloads/1 attempt=4 transfer=4",
            "0d 00:04:11.2601 urlTask.ended task=downloads/1 status=200",
            "0d 00:04:11.3101 client.log message=handle events of downloads",
            "0d 00:04:11.3101 urlTask.reported task=downloads/1",
            "0d 00:04:11.3101 client.log message=downloaded 1: 200, 0 bytes",
            "0d 00:04:11.3101 client.log message=finished events");
  }

  @Test
  void T72_given_no_data_for_7_days_then_the_task_fails() {
    Story story = story(Origins.silentUntil(30 * DAY, HOUR), configuration -> configuration);

    assertThat(story.play(8 * DAY, "urlTask.ended", "client."))
        .containsExactly(
            "7d 00:00:01 urlTask.ended task=downloads/1 status=0 error=TIMED_OUT code=-1001",
            "7d 00:00:01.05 client.log message=handle events of downloads",
            "7d 00:00:01.05 client.log message=failed 1 with -1001",
            "7d 00:00:01.05 client.log message=finished events");
  }

  @Test
  void T72_given_a_resource_timeout_of_its_own_then_the_task_fails_after_that() {
    Story story =
        story(
            Origins.silentUntil(30 * DAY, HOUR),
            configuration ->
                configuration
                    .timeoutIntervalForRequest(Duration.ofSeconds(20))
                    .timeoutIntervalForResource(Duration.ofMinutes(2)));

    assertThat(story.play(DAY, "urlTask.", "client."))
        .containsExactly(
            "0d 00:00:01 urlTask.started task=downloads/1 kind=DOWNLOAD"
                + " scheduled=URL_SESSION startedIn=FOREGROUND expectedUpBytes=-1"
                + " expectedDownBytes=-1",
            "0d 00:00:01 urlTask.attempt task=downloads/1 attempt=1 transfer=1",
            "0d 00:00:21 urlTask.retrying task=downloads/1 error=TIMED_OUT keptBytes=0"
                + " waitMicros=10000000",
            "0d 00:00:31 urlTask.attempt task=downloads/1 attempt=2 transfer=2",
            "0d 00:00:51 urlTask.retrying task=downloads/1 error=TIMED_OUT keptBytes=0"
                + " waitMicros=20000000",
            "0d 00:01:11 urlTask.attempt task=downloads/1 attempt=3 transfer=3",
            "0d 00:01:31 urlTask.retrying task=downloads/1 error=TIMED_OUT keptBytes=0"
                + " waitMicros=40000000",
            "0d 00:02:01 urlTask.ended task=downloads/1 status=0 error=TIMED_OUT code=-1001",
            "0d 00:02:01.05 client.log message=handle events of downloads",
            "0d 00:02:01.05 urlTask.reported task=downloads/1",
            "0d 00:02:01.05 client.log message=failed 1 with -1001",
            "0d 00:02:01.05 client.log message=finished events");
  }

  @Test
  void T72_twin_given_no_automatic_retry_then_the_task_fails_after_60_s() {
    Story story =
        story(Origins.silentUntil(4 * MINUTE, HOUR), configuration -> configuration)
            .flag("url.autoRetryOnRequestTimeout", false);

    assertThat(story.play(HOUR, "urlTask.", "client."))
        .containsExactly(
            "0d 00:00:01 urlTask.started task=downloads/1 kind=DOWNLOAD"
                + " scheduled=URL_SESSION startedIn=FOREGROUND expectedUpBytes=-1"
                + " expectedDownBytes=-1",
            "0d 00:00:01 urlTask.attempt task=downloads/1 attempt=1 transfer=1",
            "0d 00:01:01 urlTask.ended task=downloads/1 status=0 error=TIMED_OUT code=-1001",
            "0d 00:01:01.05 client.log message=handle events of downloads",
            "0d 00:01:01.05 urlTask.reported task=downloads/1",
            "0d 00:01:01.05 client.log message=failed 1 with -1001",
            "0d 00:01:01.05 client.log message=finished events");
  }

  @Test
  void given_a_server_that_closes_connections_then_tries_get_further_apart() {
    Story story = story(Origins.closingUntil(30 * MINUTE), configuration -> configuration);

    assertThat(story.play(HOUR, "urlTask.retrying", "urlTask.ended"))
        .containsExactly(
            "0d 00:00:01.2601 urlTask.retrying task=downloads/1 error=CONNECTION_LOST"
                + " keptBytes=0 waitMicros=10000000",
            "0d 00:00:11.2601 urlTask.retrying task=downloads/1 error=CONNECTION_LOST"
                + " keptBytes=0 waitMicros=20000000",
            "0d 00:00:31.5202 urlTask.retrying task=downloads/1 error=CONNECTION_LOST"
                + " keptBytes=0 waitMicros=40000000",
            "0d 00:01:11.7803 urlTask.retrying task=downloads/1 error=CONNECTION_LOST"
                + " keptBytes=0 waitMicros=80000000",
            "0d 00:02:32.0404 urlTask.retrying task=downloads/1 error=CONNECTION_LOST"
                + " keptBytes=0 waitMicros=160000000",
            "0d 00:05:12.3005 urlTask.retrying task=downloads/1 error=CONNECTION_LOST"
                + " keptBytes=0 waitMicros=320000000",
            "0d 00:10:32.5606 urlTask.retrying task=downloads/1 error=CONNECTION_LOST"
                + " keptBytes=0 waitMicros=600000000",
            "0d 00:20:32.8207 urlTask.retrying task=downloads/1 error=CONNECTION_LOST"
                + " keptBytes=0 waitMicros=600000000",
            "0d 00:30:33.0808 urlTask.ended task=downloads/1 status=200");
  }

  @Test
  void T74_given_a_redirect_then_it_is_followed_without_asking() {
    Story story =
        story(Origins.redirecting(302), configuration -> configuration).firstLaunch(MINUTE);

    assertThat(story.play(HOUR, "urlTask.", "client."))
        .containsExactly(
            "0d 00:00:01 urlTask.started task=downloads/1 kind=DOWNLOAD"
                + " scheduled=URL_SESSION startedIn=FOREGROUND expectedUpBytes=-1"
                + " expectedDownBytes=-1",
            "0d 00:00:01 urlTask.attempt task=downloads/1 attempt=1 transfer=1",
            "0d 00:00:01.2601 urlTask.redirected task=downloads/1"
                + " url=https://api.example.test/final",
            "0d 00:00:01.2601 urlTask.ended task=downloads/1 status=200",
            "0d 00:00:01.2601 urlTask.reported task=downloads/1",
            "0d 00:00:01.2601 client.log message=downloaded 1: 200, 303 bytes");
  }

  @Test
  void T74_twin_given_that_redirects_are_not_followed_then_the_client_gets_the_302() {
    Story story =
        story(Origins.redirecting(302), configuration -> configuration)
            .firstLaunch(MINUTE)
            .flag("url.redirectsAlwaysFollowed", false);

    assertThat(story.play(HOUR, "urlTask.redirected", "client."))
        .containsExactly("0d 00:00:01.2601 client.log message=downloaded 1: 302, 0 bytes");
  }

  @Test
  void given_redirects_without_end_then_the_task_fails() {
    Origin circle =
        (request, now) ->
            ServerReply.now(
                new HttpResponse(302, List.of(new Header("Location", "/again")), Body.none()));
    Story story = story(circle, configuration -> configuration).firstLaunch(MINUTE);

    assertThat(story.play(HOUR, "urlTask.redirected")).hasSize(Redirects.MOST);
    assertThat(story.play(HOUR, "client."))
        .containsExactly("0d 00:00:01.2601 client.log message=failed 1 with -1007");
  }

  @Test
  void T78_given_low_data_mode_and_no_constrained_access_then_the_task_waits_for_its_end() {
    Story story =
        story(
                Origins.file(1_000, 0),
                configuration -> configuration.allowsConstrainedNetworkAccess(false))
            .act(0, Kind.LOW_DATA_MODE_ON)
            .act(HOUR, Kind.LOW_DATA_MODE_OFF);

    assertThat(story.play(DAY, "urlTask.att", "task.blocked"))
        .containsExactly(
            "0d 00:00:01 task.blocked kind=URL_SESSION identifier=downloads/1"
                + " reasons=[CONSTRAINED_PATH]",
            "0d 01:00:00 urlTask.attempt task=downloads/1 attempt=1 transfer=1");
  }

  @Test
  void T78_twin_given_constrained_access_then_the_task_uses_the_path() {
    Story story =
        story(Origins.file(1_000, 0), configuration -> configuration)
            .act(0, Kind.LOW_DATA_MODE_ON)
            .act(HOUR, Kind.LOW_DATA_MODE_OFF);

    assertThat(story.play(DAY, "urlTask.att", "task.blocked"))
        .containsExactly("0d 00:00:01 urlTask.attempt task=downloads/1 attempt=1 transfer=1");
  }

  @Test
  void given_no_cellular_access_then_the_task_waits_for_Wi_Fi() {
    Story story =
        story(Origins.file(1_000, 0), configuration -> configuration.allowsCellularAccess(false))
            .path(2 * HOUR, WIFI);

    assertThat(story.play(DAY, "urlTask.att", "task.blocked"))
        .containsExactly(
            "0d 00:00:01 task.blocked kind=URL_SESSION identifier=downloads/1"
                + " reasons=[CELLULAR_PATH]",
            "0d 02:00:00 urlTask.attempt task=downloads/1 attempt=1 transfer=1");
  }

  @Test
  void given_no_expensive_access_then_the_task_waits_for_Wi_Fi() {
    Story story =
        story(
                Origins.file(1_000, 0),
                configuration -> configuration.allowsExpensiveNetworkAccess(false))
            .path(2 * HOUR, WIFI);

    assertThat(story.play(DAY, "urlTask.att", "task.blocked"))
        .containsExactly(
            "0d 00:00:01 task.blocked kind=URL_SESSION identifier=downloads/1"
                + " reasons=[EXPENSIVE_PATH]",
            "0d 02:00:00 urlTask.attempt task=downloads/1 attempt=1 transfer=1");
  }

  @Test
  void given_no_network_then_the_task_waits_for_it() {
    Story story =
        story(Origins.file(1_000, 0), configuration -> configuration)
            .act(0, Kind.AIRPLANE_MODE_ON)
            .act(HOUR, Kind.AIRPLANE_MODE_OFF);

    assertThat(story.play(DAY, "urlTask.", "task.blocked"))
        .containsExactly(
            "0d 00:00:01 urlTask.started task=downloads/1 kind=DOWNLOAD"
                + " scheduled=URL_SESSION startedIn=FOREGROUND expectedUpBytes=-1"
                + " expectedDownBytes=-1",
            "0d 00:00:01 task.blocked kind=URL_SESSION identifier=downloads/1"
                + " reasons=[NO_NETWORK]",
            "0d 01:00:00 urlTask.attempt task=downloads/1 attempt=1 transfer=1",
            "0d 01:00:00.2601 urlTask.ended task=downloads/1 status=200",
            "0d 01:00:00.3101 urlTask.reported task=downloads/1");
  }

  @Test
  void given_an_earliest_begin_date_then_the_task_does_not_begin_before() {
    Story story =
        new Story()
            .origin(Origins.file(1_000, 0))
            .client(
                app ->
                    new Downloader(app) {
                      @Override
                      void firstLaunch() {
                        Task task =
                            session().downloadTask(HttpRequest.get("https://a.example.test/"));
                        task.setEarliestBeginDate(app.now().plus(Duration.ofHours(2)));
                        task.setCountOfBytesClientExpectsToSend(200);
                        task.setCountOfBytesClientExpectsToReceive(1_200);
                        task.resume();
                      }
                    });

    assertThat(story.play(DAY, "urlTask.", "task.blocked"))
        .containsExactly(
            "0d 00:00:01 urlTask.started task=downloads/1 kind=DOWNLOAD"
                + " scheduled=URL_SESSION startedIn=FOREGROUND expectedUpBytes=200"
                + " expectedDownBytes=1200",
            "0d 00:00:01 task.blocked kind=URL_SESSION identifier=downloads/1"
                + " reasons=[NOT_DUE]",
            "0d 02:00:01 urlTask.attempt task=downloads/1 attempt=1 transfer=1",
            "0d 02:00:01.2601 urlTask.ended task=downloads/1 status=200",
            "0d 02:00:01.3101 urlTask.reported task=downloads/1");
  }

  @Test
  void given_six_tasks_for_one_host_then_four_run_at_a_time() {
    Story story =
        new Story()
            .origin(Origins.file(1_000, 20 * SECOND))
            .client(
                app ->
                    new Downloader(app) {
                      @Override
                      void firstLaunch() {
                        for (int i = 0; i < 6; i++) {
                          download("file" + i);
                        }
                      }
                    });

    assertThat(story.play(HOUR, "urlTask.attempt", "urlSession.woke"))
        .containsExactly(
            "0d 00:00:01 urlTask.attempt task=downloads/1 attempt=1 transfer=1",
            "0d 00:00:01 urlTask.attempt task=downloads/2 attempt=1 transfer=2",
            "0d 00:00:01 urlTask.attempt task=downloads/3 attempt=1 transfer=3",
            "0d 00:00:01 urlTask.attempt task=downloads/4 attempt=1 transfer=4",
            "0d 00:00:21.5202 urlTask.attempt task=downloads/5 attempt=1 transfer=5",
            "0d 00:00:21.5202 urlTask.attempt task=downloads/6 attempt=1 transfer=6",
            "0d 00:00:41.7803 urlSession.woke session=downloads");
  }
}
