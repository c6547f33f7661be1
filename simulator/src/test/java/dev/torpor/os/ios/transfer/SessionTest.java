package dev.torpor.os.ios.transfer;

import static dev.torpor.time.TimeFormat.DAY;
import static dev.torpor.time.TimeFormat.HOUR;
import static dev.torpor.time.TimeFormat.MINUTE;
import static dev.torpor.time.TimeFormat.SECOND;
import static org.assertj.core.api.Assertions.assertThat;

import dev.torpor.app.App;
import dev.torpor.app.BackgroundUrlSession.Task;
import dev.torpor.app.DownloadedFile;
import dev.torpor.app.Files.FileException;
import dev.torpor.app.Launch;
import dev.torpor.app.UrlSessionConfiguration;
import dev.torpor.http.Body;
import dev.torpor.http.HttpRequest;
import dev.torpor.simulation.Story;
import dev.torpor.world.World.UserAction.Kind;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** How the app hears of transfers that end while it is away. */
class SessionTest {
  /** Starts one download when the user sets the app up. */
  private static class One extends Downloader {
    One(App app) {
      super(app);
    }

    @Override
    void firstLaunch() {
      if (app.storage().get("started") == null) {
        app.storage().put("started", "yes");
        download("file");
      }
    }
  }

  /** The file comes 20 s after it was asked for, 10 s after the app has been left. */
  private static Story story() {
    return new Story().origin(Origins.file(1_000, 20 * SECOND)).client(One::new);
  }

  @Test
  void T66_given_a_suspended_app_when_its_download_ends_then_it_is_resumed_and_told() {
    assertThat(story().play(HOUR, "app.state", "urlTask.", "urlSession.", "client.", "task."))
        .containsExactly(
            "0d 00:00:00 app.state state=LAUNCHING",
            "0d 00:00:01 urlTask.started task=downloads/1 kind=DOWNLOAD"
                + " scheduled=URL_SESSION startedIn=FOREGROUND expectedUpBytes=-1"
                + " expectedDownBytes=-1",
            "0d 00:00:01 task.submitted kind=URL_SESSION identifier=downloads/1"
                + " notBeforeMicros=1000000",
            "0d 00:00:01 app.state state=FOREGROUND",
            "0d 00:00:01 task.granted kind=URL_SESSION identifier=downloads/1",
            "0d 00:00:01 task.started kind=URL_SESSION identifier=downloads/1",
            "0d 00:00:01 urlTask.attempt task=downloads/1 attempt=1 transfer=1",
            "0d 00:00:10 app.state state=BACKGROUND",
            "0d 00:00:10.5 app.state state=SUSPENDED",
            "0d 00:00:21.5202 urlTask.ended task=downloads/1 status=200",
            "0d 00:00:21.5202 task.completed kind=URL_SESSION identifier=downloads/1"
                + " success=true",
            "0d 00:00:21.5202 urlSession.delay delayMicros=60000000",
            "0d 00:00:21.5202 urlSession.woke session=downloads",
            "0d 00:00:21.5202 app.state state=BACKGROUND",
            "0d 00:00:21.5702 client.log message=handle events of downloads",
            "0d 00:00:21.5702 urlTask.reported task=downloads/1",
            "0d 00:00:21.5702 client.log message=downloaded 1: 200, 1000 bytes",
            "0d 00:00:21.5702 client.log message=finished events",
            "0d 00:00:21.5702 urlSession.handled session=downloads",
            "0d 00:00:22.0702 app.state state=SUSPENDED",
            "0d 00:01:21.5202 urlSession.delay delayMicros=0");
  }

  @Test
  void T66_given_an_app_removed_from_memory_then_it_is_launched_and_makes_the_session_again() {
    Story story = story().act(15 * SECOND, Kind.MEMORY_PRESSURE);

    assertThat(story.play(HOUR, "app.", "urlSession.", "client."))
        .containsExactly(
            "0d 00:00:00 app.state state=LAUNCHING",
            "0d 00:00:01 app.state state=FOREGROUND",
            "0d 00:00:10 app.state state=BACKGROUND",
            "0d 00:00:10.5 app.state state=SUSPENDED",
            "0d 00:00:15 app.state state=NOT_RUNNING",
            "0d 00:00:15 app.exited reason=MEMORY_PRESSURE",
            "0d 00:00:21.5202 urlSession.delay delayMicros=60000000",
            "0d 00:00:21.5202 urlSession.woke session=downloads",
            "0d 00:00:21.5202 app.state state=LAUNCHING",
            "0d 00:00:22.5202 app.state state=BACKGROUND",
            "0d 00:00:22.5202 client.log message=handle events of downloads",
            "0d 00:00:22.5202 client.log message=downloaded 1: 200, 1000 bytes",
            "0d 00:00:22.5202 client.log message=finished events",
            "0d 00:00:22.5202 urlSession.handled session=downloads",
            "0d 00:00:23.0202 app.state state=SUSPENDED",
            "0d 00:01:21.5202 urlSession.delay delayMicros=0");
  }

  @Test
  void T66_twin_given_an_app_in_the_foreground_then_it_is_told_at_once_and_nothing_is_woken() {
    Story story = story().firstLaunch(MINUTE);

    assertThat(story.play(HOUR, "urlTask.reported", "urlSession.", "client."))
        .containsExactly(
            "0d 00:00:21.5202 urlTask.reported task=downloads/1",
            "0d 00:00:21.5202 client.log message=downloaded 1: 200, 1000 bytes");
  }

  /** Forgets to make its session when the system launches it. */
  private static class Forgetful extends One {
    Forgetful(App app) {
      super(app);
    }

    @Override
    public void launched(Launch launch) {
      if (!launch.inBackground()) {
        super.launched(launch);
      }
    }

    @Override
    public void handleEventsForBackgroundURLSession(String identifier, Runnable whenDone) {
      whenDone.run();
    }
  }

  @Test
  void T67_given_a_session_not_made_again_then_no_delegate_is_called_and_that_is_reported() {
    Story story =
        story()
            .client(Forgetful::new)
            .act(15 * SECOND, Kind.MEMORY_PRESSURE)
            .act(10 * MINUTE, Kind.MEMORY_PRESSURE)
            .open(HOUR, HOUR + MINUTE);

    assertThat(story.play(2 * HOUR, "urlTask.reported", "urlSession.", "client."))
        .containsExactly(
            "0d 00:00:21.5202 urlSession.delay delayMicros=60000000",
            "0d 00:00:21.5202 urlSession.woke session=downloads",
            "0d 00:00:22.5202 client.violation rule=B20 message=the session 'downloads'"
                + " was not made again after the launch; iOS calls no delegate, and the app"
                + " learns nothing of its tasks. Make it in handleEventsForBackgroundURLSession",
            "0d 00:00:22.5202 urlSession.handled session=downloads",
            "0d 00:01:21.5202 urlSession.delay delayMicros=0",
            "0d 01:00:01 urlTask.reported task=downloads/1",
            "0d 01:00:01 client.log message=downloaded 1: 200, 1000 bytes");
  }

  @Test
  void T67_twin_given_the_same_launch_and_a_session_made_again_then_the_delegate_is_called() {
    Story story = story().act(15 * SECOND, Kind.MEMORY_PRESSURE);

    assertThat(story.play(HOUR, "urlTask.reported", "client.violation"))
        .containsExactly("0d 00:00:22.5202 urlTask.reported task=downloads/1");
  }

  private static Story neverDone() {
    return story()
        .client(
            app ->
                new One(app) {
                  @Override
                  public void didFinishEvents() {
                    app.log("finished events");
                  }
                });
  }

  @Test
  void T68_given_a_completion_that_is_never_called_then_the_app_is_killed() {
    assertThat(neverDone().play(HOUR, "client.", "app.exited"))
        .containsExactly(
            "0d 00:00:21.5702 client.log message=handle events of downloads",
            "0d 00:00:21.5702 client.log message=downloaded 1: 200, 1000 bytes",
            "0d 00:00:21.5702 client.log message=finished events",
            "0d 00:00:51.5702 client.violation rule=B20 message=the completion of"
                + " handleEventsForBackgroundURLSession was not called within 30s for"
                + " 'downloads'; iOS kills the app. Call it when didFinishEvents has been called",
            "0d 00:00:51.5702 app.exited reason=URL_SESSION_TIMEOUT code=0x2182bad3"
                + " detail=the events of downloads were never completed");
  }

  @Test
  void T68_twin_given_more_time_then_the_kill_comes_later() {
    assertThat(neverDone().duration("url.eventsHandlerLimit", 50 * SECOND).play(HOUR, "app.exited"))
        .containsExactly(
            "0d 00:01:11.5702 app.exited reason=URL_SESSION_TIMEOUT code=0x2182bad3"
                + " detail=the events of downloads were never completed");
  }

  @Test
  void given_a_completion_called_twice_then_it_is_reported() {
    Story story =
        story()
            .client(
                app ->
                    new One(app) {
                      @Override
                      public void didFinishEvents() {
                        Runnable done = completion;
                        if (done != null) {
                          done.run();
                          done.run();
                        }
                      }
                    });

    assertThat(story.play(HOUR, "client.violation", "app.exited"))
        .containsExactly(
            "0d 00:00:21.5702 client.violation rule=B20 message=the completion of"
                + " handleEventsForBackgroundURLSession was called again for 'downloads'; iOS"
                + " ends the app with an exception. Call it once");
  }

  /** Reads the file when its callback has returned; or moves it first, if a test says so. */
  private static Story late(@Nullable String name) {
    return story()
        .firstLaunch(MINUTE)
        .client(
            app ->
                new One(app) {
                  @Override
                  public void didFinishDownloading(Task task, DownloadedFile file) {
                    try {
                      if (name != null) {
                        file.moveTo(name);
                      }
                    } catch (FileException e) {
                      app.log("not moved");
                    }
                    app.after(
                        Duration.ofSeconds(1),
                        () -> {
                          try {
                            Body body = name == null ? file.read() : app.files().read(name);
                            app.log("read " + body.length());
                          } catch (FileException e) {
                            app.log(e.problem().name());
                          }
                        });
                  }
                });
  }

  @Test
  void T75_given_a_file_that_is_not_moved_in_the_callback_then_it_is_gone_afterwards() {
    assertThat(late(null).play(HOUR, "client."))
        .containsExactly(
            "0d 00:00:22.5202 client.violation rule=B22 message=the temporary file of"
                + " downloads/1 is gone: iOS removes it when didFinishDownloading returns, if it"
                + " was not moved. Move or read it in that callback",
            "0d 00:00:22.5202 client.log message=NO_SUCH_FILE");
  }

  @Test
  void T75_twin_given_a_file_that_is_moved_then_it_stays() {
    assertThat(late("mine").play(HOUR, "client."))
        .containsExactly("0d 00:00:22.5202 client.log message=read 1000");
  }

  @Test
  void T76_given_a_force_quit_then_every_task_is_cancelled_and_says_so_at_the_next_launch() {
    Story story =
        story()
            .client(
                app ->
                    new Downloader(app) {
                      @Override
                      void firstLaunch() {
                        if (app.storage().get("started") == null) {
                          app.storage().put("started", "yes");
                          download("1");
                          download("2");
                        }
                      }
                    })
            .act(15 * SECOND, Kind.FORCE_QUIT)
            .open(HOUR, HOUR + MINUTE);

    assertThat(story.play(2 * HOUR, "urlTask.ended", "urlSession.", "client.", "app.exited"))
        .containsExactly(
            "0d 00:00:15 app.exited reason=FORCE_QUIT",
            "0d 00:00:15 urlTask.ended task=downloads/1 status=0 error=CANCELLED code=-999",
            "0d 00:00:15 urlTask.ended task=downloads/2 status=0 error=CANCELLED code=-999",
            "0d 01:00:01 client.log message=failed 1 with -999 USER_FORCE_QUIT_APPLICATION",
            "0d 01:00:01 client.log message=failed 2 with -999 USER_FORCE_QUIT_APPLICATION");
  }

  @Test
  void T76_twin_given_that_a_force_quit_cancels_nothing_then_the_task_ends_as_if_none_had_been() {
    Story story =
        story()
            .act(15 * SECOND, Kind.FORCE_QUIT)
            .open(HOUR, HOUR + MINUTE)
            .flag("life.forceQuitCancelsTransfers", false);

    assertThat(story.play(2 * HOUR, "urlTask.ended", "urlSession.", "client."))
        .containsExactly(
            "0d 00:00:21.5202 urlTask.ended task=downloads/1 status=200",
            "0d 01:00:01 client.log message=downloaded 1: 200, 1000 bytes");
  }

  private static Story quiet() {
    return story()
        .client(
            app ->
                new One(app) {
                  @Override
                  UrlSessionConfiguration configuration() {
                    return super.configuration().sessionSendsLaunchEvents(false);
                  }
                })
        .open(HOUR, HOUR + MINUTE);
  }

  @Test
  void T79_given_no_launch_events_then_nothing_wakes_the_app_and_it_is_told_at_its_next_run() {
    assertThat(quiet().play(2 * HOUR, "urlTask.ended", "urlSession.", "client."))
        .containsExactly(
            "0d 00:00:21.5202 urlTask.ended task=downloads/1 status=200",
            "0d 01:00:00.05 client.log message=downloaded 1: 200, 1000 bytes");
  }

  @Test
  void T79_twin_given_launch_events_then_the_app_is_told_when_the_transfer_ends() {
    assertThat(story().open(HOUR, HOUR + MINUTE).play(2 * HOUR, "urlTask.ended", "client."))
        .containsExactly(
            "0d 00:00:21.5202 urlTask.ended task=downloads/1 status=200",
            "0d 00:00:21.5702 client.log message=handle events of downloads",
            "0d 00:00:21.5702 client.log message=downloaded 1: 200, 1000 bytes",
            "0d 00:00:21.5702 client.log message=finished events");
  }

  @Test
  void given_a_second_session_with_the_same_identifier_then_it_is_reported() {
    Story story =
        story()
            .client(
                app ->
                    new One(app) {
                      @Override
                      void firstLaunch() {
                        makeSession();
                      }
                    });

    assertThat(story.play(HOUR, "client."))
        .containsExactly(
            "0d 00:00:01 client.violation rule=B23 message=a second background session was"
                + " made with the identifier 'downloads'; what iOS does then is undefined, here"
                + " the first hears no more. Keep one session for each identifier");
  }

  @Test
  void T73_given_an_upload_from_memory_when_the_app_exits_then_it_fails() {
    assertThat(upload(true).play(HOUR, "client.", "urlTask.ended"))
        .containsExactly(
            "0d 00:00:01 client.violation rule=B21 message=an upload from memory was made"
                + " in the background session 'downloads'; iOS fails it once the app exits. Write"
                + " the body to a file and upload that",
            "0d 00:00:15 urlTask.ended task=downloads/1 status=0 error=CONNECTION_LOST"
                + " code=-1005",
            "0d 00:00:16 client.log message=handle events of downloads",
            "0d 00:00:16 client.log message=failed 1 with -1005",
            "0d 00:00:16 client.log message=finished events");
  }

  @Test
  void T73_twin_given_an_upload_from_a_file_then_it_survives_the_app() {
    assertThat(upload(false).play(HOUR, "client.", "urlTask.ended"))
        .containsExactly(
            "0d 00:00:21.5202 urlTask.ended task=downloads/1 status=200",
            "0d 00:00:22.5202 client.log message=handle events of downloads",
            "0d 00:00:22.5202 client.log message=finished events");
  }

  @Test
  void T73_twin_given_a_system_that_copies_memory_then_the_upload_survives_the_app() {
    Story story = upload(true).flag("url.uploadFromFileOnly", false);

    assertThat(story.play(HOUR, "urlTask.ended"))
        .containsExactly("0d 00:00:21.5202 urlTask.ended task=downloads/1 status=200");
  }

  private static Story upload(boolean fromMemory) {
    return story()
        .act(15 * SECOND, Kind.MEMORY_PRESSURE)
        .client(
            app ->
                new Downloader(app) {
                  @Override
                  void firstLaunch() {
                    HttpRequest post =
                        new HttpRequest(
                            "POST", "https://api.example.test/notes", List.of(), Body.none());
                    Body body = Body.of("a note");
                    app.files().write("note", body);
                    Task task =
                        fromMemory
                            ? session().uploadTask(post, body)
                            : session().uploadTask(post, "note");
                    task.resume();
                  }
                });
  }

  @Test
  void given_a_file_to_upload_that_is_not_there_then_the_task_fails() {
    Story story =
        story()
            .firstLaunch(MINUTE)
            .client(
                app ->
                    new Downloader(app) {
                      @Override
                      void firstLaunch() {
                        session()
                            .uploadTask(HttpRequest.get("https://api.example.test/"), "no")
                            .resume();
                      }
                    });

    assertThat(story.play(HOUR, "client."))
        .containsExactly("0d 00:00:01 client.log message=failed 1 with -1100");
  }

  @Test
  void given_a_restart_while_a_download_runs_then_it_begins_again_and_the_app_hears_after_unlock() {
    Story story = story().act(15 * SECOND, Kind.REBOOT).act(HOUR, Kind.UNLOCK);

    assertThat(story.play(DAY, "urlTask.", "urlSession.", "client.", "os.power"))
        .containsExactly(
            "0d 00:00:00 os.power on=true",
            "0d 00:00:01 urlTask.started task=downloads/1 kind=DOWNLOAD"
                + " scheduled=URL_SESSION startedIn=FOREGROUND expectedUpBytes=-1"
                + " expectedDownBytes=-1",
            "0d 00:00:01 urlTask.attempt task=downloads/1 attempt=1 transfer=1",
            "0d 00:00:15 os.power on=false why=reboot",
            "0d 00:00:15 urlTask.retrying task=downloads/1 error=CONNECTION_LOST"
                + " keptBytes=0 waitMicros=10000000",
            "0d 00:01:15 os.power on=true",
            "0d 00:01:15 urlTask.attempt task=downloads/1 attempt=2 transfer=2",
            "0d 00:01:35.5202 urlTask.ended task=downloads/1 status=200",
            "0d 01:00:00 urlSession.delay delayMicros=60000000",
            "0d 01:00:00 urlSession.woke session=downloads",
            "0d 01:00:01 client.log message=handle events of downloads",
            "0d 01:00:01 urlTask.reported task=downloads/1",
            "0d 01:00:01 client.log message=downloaded 1: 200, 1000 bytes",
            "0d 01:00:01 client.log message=finished events",
            "0d 01:00:01 urlSession.handled session=downloads",
            "0d 01:01:00 urlSession.delay delayMicros=0");
  }

  @Test
  void given_a_deleted_app_then_its_session_is_gone() {
    Story story = story().act(15 * SECOND, Kind.DELETE_APP);

    assertThat(story.play(HOUR, "urlTask.", "urlSession.", "client.", "transfer."))
        .containsExactly(
            "0d 00:00:01 urlTask.started task=downloads/1 kind=DOWNLOAD"
                + " scheduled=URL_SESSION startedIn=FOREGROUND expectedUpBytes=-1"
                + " expectedDownBytes=-1",
            "0d 00:00:01 transfer.started transfer=1 label=GET /file host=api.example.test"
                + " via=CELLULAR warm=false cause=TRANSFER",
            "0d 00:00:01 urlTask.attempt task=downloads/1 attempt=1 transfer=1",
            "0d 00:00:15 transfer.failed transfer=1 via=CELLULAR error=CANCELLED code=-999"
                + " bytesUp=46",
            "0d 00:00:15 urlTask.ended task=downloads/1 status=0 error=CANCELLED code=-999");
  }
}
