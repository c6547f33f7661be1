package dev.torpor.harness.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.torpor.app.App;
import dev.torpor.app.BackgroundUrlSession;
import dev.torpor.app.ClientOption;
import dev.torpor.app.ClientOptions;
import dev.torpor.app.DownloadedFile;
import dev.torpor.app.Files.FileException;
import dev.torpor.app.Launch;
import dev.torpor.app.Replica.RecordVersion;
import dev.torpor.app.SyncClient;
import dev.torpor.app.SyncClientProvider;
import dev.torpor.app.UrlSessionConfiguration;
import dev.torpor.app.UrlSessionDelegate;
import dev.torpor.app.UrlSessionError;
import dev.torpor.harness.client.ClientDays;
import dev.torpor.http.Body;
import dev.torpor.http.HttpRequest;
import dev.torpor.http.HttpResponse;
import dev.torpor.http.Origin;
import dev.torpor.http.ServerReply;
import dev.torpor.time.TimeFormat;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The examples with a background session do what their Java twin does, event by event. */
class BackgroundTwinsTest {
  private static final String FEED =
      "{\"cursor\":\"c1\",\"changes\":[{\"id\":\"r1\",\"version\":2}]}";

  private static Origin answering(int status, long micros) {
    return (request, now) ->
        new ServerReply(new HttpResponse(status, List.of(), Body.of(FEED)), micros, micros, null);
  }

  private static void compare(
      String command, Origin origin, UnaryOperator<ClientDays> story, String expected) {
    Programs.need(command.substring(0, command.indexOf(' ')));
    List<String> twin = story.apply(ClientDays.of(new Twin(), origin)).play(12 * TimeFormat.HOUR);
    List<String> process =
        story
            .apply(ClientDays.of(Programs.in(Programs.EXAMPLES), origin).option("command", command))
            .play(12 * TimeFormat.HOUR);
    assertThat(twin).anyMatch(line -> line.contains(expected));
    assertThat(process).isEqualTo(twin);
  }

  @ParameterizedTest
  @ValueSource(strings = {"python3 background.py", "node background.mjs"})
  void given_downloads_while_the_app_is_away_when_played_then_the_same_happens(String command) {
    compare(
        command,
        answering(200, 30 * TimeFormat.SECOND),
        days ->
            days.open(7 * TimeFormat.HOUR, 7 * TimeFormat.HOUR + TimeFormat.MINUTE)
                .forceQuit(9 * TimeFormat.HOUR)
                .open(10 * TimeFormat.HOUR, 10 * TimeFormat.HOUR + 100_000),
        "client.applied");
  }

  @ParameterizedTest
  @ValueSource(strings = {"python3 background.py", "node background.mjs"})
  void given_a_server_that_refuses_when_played_then_the_same_is_told(String command) {
    compare(command, answering(503, 0), days -> days, "no feed: HTTP 503");
  }

  @ParameterizedTest
  @ValueSource(strings = {"python3 background.py", "node background.mjs"})
  void given_an_app_that_is_swiped_away_when_opened_again_then_the_same_is_told(String command) {
    compare(
        command,
        answering(200, TimeFormat.HOUR),
        days ->
            days.forceQuit(TimeFormat.MINUTE)
                .open(2 * TimeFormat.HOUR, 2 * TimeFormat.HOUR + TimeFormat.MINUTE),
        "no feed: CANCELLED");
  }

  /** The same client against the contract. */
  private static final class Twin implements SyncClientProvider {
    @Override
    public String name() {
      return "twin";
    }

    @Override
    public String summary() {
      return "downloads a feed in a background session";
    }

    @Override
    public List<ClientOption> options() {
      return List.of();
    }

    @Override
    public SyncClient launch(App app, ClientOptions options) {
      return new Downloads(app);
    }
  }

  private static final class Downloads implements SyncClient, UrlSessionDelegate {
    private final App app;
    private final BackgroundUrlSession session;
    private @Nullable Runnable completion;

    @SuppressWarnings("this-escape")
    Downloads(App app) {
      this.app = app;
      session = app.backgroundUrlSession(UrlSessionConfiguration.background("feed"), this);
    }

    @Override
    public void launched(Launch launch) {}

    @Override
    public void enteredForeground() {
      download();
    }

    @Override
    public void enteredBackground() {
      download();
    }

    private void download() {
      if (session.tasks().isEmpty()) {
        String token = app.replica().token();
        String query = token == null ? "" : "?cursor=" + token;
        BackgroundUrlSession.Task task =
            session.downloadTask(HttpRequest.get("https://api.example.test/feed" + query));
        task.setDescription("feed");
        task.resume();
      }
    }

    @Override
    public void handleEventsForBackgroundURLSession(String identifier, Runnable whenDone) {
      completion = whenDone;
    }

    @Override
    public void didFinishDownloading(BackgroundUrlSession.Task task, DownloadedFile file) {
      var response = task.response();
      if (response == null || response.http().status() != 200) {
        app.log("no feed: HTTP " + (response == null ? 0 : response.http().status()));
        return;
      }
      try {
        assertThat(file.read().text()).isEqualTo(FEED);
      } catch (FileException e) {
        throw new AssertionError(e);
      }
      app.replica().apply(response, List.of(new RecordVersion("r1", 2)), "c1");
    }

    @Override
    public void didComplete(BackgroundUrlSession.Task task, @Nullable UrlSessionError error) {
      if (error != null) {
        app.log("no feed: " + error.error() + " (" + error.error().code() + ")");
      }
    }

    @Override
    public void didFinishEvents() {
      Runnable told = completion;
      completion = null;
      if (told != null) {
        told.run();
      }
    }
  }
}
