package dev.torpor.os.ios.transfer;

import static dev.torpor.time.TimeFormat.HOUR;
import static dev.torpor.time.TimeFormat.MINUTE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.torpor.app.App;
import dev.torpor.app.AppManifest.BackgroundMode;
import dev.torpor.app.BackgroundTask;
import dev.torpor.app.BackgroundTasks.AppRefreshRequest;
import dev.torpor.app.BackgroundTasks.ProcessingRequest;
import dev.torpor.app.BackgroundTasks.Request;
import dev.torpor.app.BackgroundTasks.SubmitException;
import dev.torpor.app.ClientFailure;
import dev.torpor.app.Launch;
import dev.torpor.app.SyncClient;
import dev.torpor.app.UrlSession;
import dev.torpor.app.UrlSessionConfiguration;
import dev.torpor.http.Body;
import dev.torpor.http.HttpRequest;
import dev.torpor.network.TransferError;
import dev.torpor.os.push.PushMessage;
import dev.torpor.simulation.Story;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * One small story for each misuse that engineers know: it is reported once, at the instant, by the
 * name of what was misused, and with what iOS does then.
 */
class MisuseListTest {
  private static final HttpRequest UP = HttpRequest.get("https://api.example.test/up");

  /** What an app does once, in its first launch and in its refresh after an hour. */
  private record Deeds(Consumer<App> atLaunch, Consumer<BackgroundTask> inRefresh) {}

  /** An app with one refresh. */
  private static final class Sinner implements SyncClient {
    private final App app;
    private final Deeds deeds;

    Sinner(App app, Deeds deeds) {
      this.app = app;
      this.deeds = deeds;
    }

    @Override
    public void launched(Launch launch) {
      app.backgroundTasks().register("app.refresh", deeds.inRefresh());
      if (!launch.inBackground()) {
        submit(app, new AppRefreshRequest("app.refresh", app.now().plus(Duration.ofHours(1))));
        deeds.atLaunch().accept(app);
      }
    }
  }

  private static void submit(App app, Request request) {
    try {
      app.backgroundTasks().submit(request);
    } catch (SubmitException e) {
      app.log("refused");
    }
  }

  private static Story story(Consumer<App> atLaunch) {
    return new Story()
        .modes(EnumSet.allOf(BackgroundMode.class))
        .client(app -> new Sinner(app, new Deeds(atLaunch, task -> task.setTaskCompleted(true))));
  }

  private interface Refresh {
    void run(App app, BackgroundTask task);
  }

  private static Story refreshing(Refresh refresh) {
    return new Story()
        .modes(EnumSet.allOf(BackgroundMode.class))
        .origin(Origins.file(100, MINUTE))
        .client(app -> new Sinner(app, new Deeds(unused -> {}, task -> refresh.run(app, task))));
  }

  private static void get(App app) {
    app.urlSession()
        .dataTask(
            UP,
            new UrlSession.Completion() {
              @Override
              public void completed(UrlSession.Response response) {}

              @Override
              public void failed(TransferError error) {}
            });
  }

  private static void processing(App app, int requests) {
    for (int i = 1; i <= requests; i++) {
      submit(app, new ProcessingRequest("app." + i, app.now().plus(Duration.ofHours(3))));
    }
  }

  /** The misuses of the list; late registration ends the run and has a test of its own. */
  private enum Misuse {
    UNDECLARED_MODE("B10", "0d 00:00:01 ", "'app.refresh'"),
    UNLISTED_IDENTIFIER("B10", "0d 00:00:01 ", "'app.refresh'"),
    ELEVENTH_PENDING_REQUEST("T18", "0d 00:00:01 ", "'app.11'"),
    BEGIN_WITHOUT_END("B05", "0d 00:01:00.5 ", "save"),
    NO_EXPIRATION_HANDLER("B28", "0d 01:00:31.05 ", "'app.refresh'"),
    COMPLETION_MISSING("B02", "0d 01:00:31.55 ", "'app.refresh'"),
    COMPLETION_TWICE("B03", "0d 01:00:01.05 ", "'app.refresh'"),
    COMPLETION_LATE("B29", "0d 01:00:31.15 ", "'app.refresh'"),
    COMPLETION_TOO_EARLY("B01", "0d 01:00:01.05 ", "'app.refresh'"),
    WORK_AFTER_COMPLETION("B04", "0d 01:00:01.05 ", "GET /up"),
    URGENT_BACKGROUND_PUSH("B25", "0d 01:00:00 ", "priority 10"),
    UPLOAD_FROM_MEMORY("B21", "0d 00:00:01 ", "'files'"),
    SECOND_SESSION("B23", "0d 00:00:01 ", "'files'");

    private final String rule;
    private final String at;
    private final String names;

    Misuse(String rule, String at, String names) {
      this.rule = rule;
      this.at = at;
      this.names = names;
    }

    Story story() {
      return switch (this) {
        case UNDECLARED_MODE ->
            MisuseListTest.story(app -> {}).modes(EnumSet.of(BackgroundMode.PROCESSING));
        case UNLISTED_IDENTIFIER -> MisuseListTest.story(app -> {}).identifiers("app.other");
        case ELEVENTH_PENDING_REQUEST -> MisuseListTest.story(app -> processing(app, 11));
        case BEGIN_WITHOUT_END ->
            MisuseListTest.story(app -> app.beginBackgroundTask("save", () -> {}));
        case NO_EXPIRATION_HANDLER -> refreshing((app, task) -> {});
        case COMPLETION_MISSING -> refreshing((app, task) -> task.setExpirationHandler(() -> {}));
        case COMPLETION_TWICE ->
            refreshing(
                (app, task) -> {
                  task.setTaskCompleted(true);
                  task.setTaskCompleted(true);
                });
        case COMPLETION_LATE ->
            refreshing(
                (app, task) ->
                    task.setExpirationHandler(
                        () ->
                            app.after(Duration.ofMillis(100), () -> task.setTaskCompleted(false))));
        case COMPLETION_TOO_EARLY ->
            refreshing(
                (app, task) -> {
                  get(app);
                  task.setTaskCompleted(true);
                });
        case WORK_AFTER_COMPLETION ->
            refreshing(
                (app, task) -> {
                  task.setTaskCompleted(true);
                  get(app);
                });
        case URGENT_BACKGROUND_PUSH ->
            MisuseListTest.story(
                    app -> {
                      app.pushNotifications().register();
                    })
                .push(HOUR, PushMessage.background(Map.of()).withPriority(PushMessage.IMMEDIATELY));
        case UPLOAD_FROM_MEMORY ->
            MisuseListTest.story(
                app -> new Downloads(app).session().uploadTask(UP, Body.of(new byte[10])));
        case SECOND_SESSION ->
            MisuseListTest.story(
                app -> {
                  new Downloads(app).session();
                  new Downloads(app).session();
                });
      };
    }
  }

  /** A delegate that makes the session 'files'. */
  private static final class Downloads extends Downloader {
    Downloads(App app) {
      super(app);
      session = app.backgroundUrlSession(UrlSessionConfiguration.background("files"), this);
    }
  }

  @ParameterizedTest
  @EnumSource(Misuse.class)
  void given_a_misuse_then_it_is_reported_once_where_it_happens_with_what_iOS_does(Misuse misuse) {
    List<String> reports =
        misuse.story().firstLaunch(30 * 1_000_000L).play(2 * HOUR, "client.violation");

    assertThat(reports)
        .singleElement()
        .asString()
        .startsWith(misuse.at + "client.violation rule=" + misuse.rule + " message=")
        .contains(misuse.names)
        .containsAnyOf("iOS", "APNs");
  }

  @Test
  void given_late_registration_then_the_run_ends_where_it_happens_with_what_iOS_does() {
    Story story =
        story(
            app ->
                app.after(
                    Duration.ofSeconds(2),
                    () -> app.backgroundTasks().register("app.late", task -> {})));

    assertThatThrownBy(() -> story.play(HOUR, "client."))
        .isInstanceOfSatisfying(
            ClientFailure.class,
            failure ->
                assertThat(failure.describe())
                    .startsWith("0d 00:00:03, in register(app.late): ")
                    .contains("iOS ends the app with an exception"));
  }

  @Test
  void given_an_app_that_does_everything_right_then_nothing_is_reported() {
    Story story =
        refreshing(
            (app, task) -> {
              task.setExpirationHandler(() -> task.setTaskCompleted(false));
              app.after(Duration.ofSeconds(1), () -> task.setTaskCompleted(true));
            });

    assertThat(story.play(2 * HOUR, "client.violation")).isEmpty();
    assertThat(
            story(app -> processing(app, 10))
                .push(HOUR, PushMessage.background(Map.of()))
                .play(2 * HOUR, "client.violation"))
        .isEmpty();
  }
}
