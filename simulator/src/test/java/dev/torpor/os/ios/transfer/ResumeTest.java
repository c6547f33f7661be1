package dev.torpor.os.ios.transfer;

import static dev.torpor.time.TimeFormat.HOUR;
import static dev.torpor.time.TimeFormat.MINUTE;
import static dev.torpor.time.TimeFormat.SECOND;
import static org.assertj.core.api.Assertions.assertThat;

import dev.torpor.app.App;
import dev.torpor.app.BackgroundUrlSession.Task;
import dev.torpor.app.DownloadedFile;
import dev.torpor.app.Files.FileException;
import dev.torpor.app.UrlSessionError;
import dev.torpor.http.HttpRequest;
import dev.torpor.http.Origin;
import dev.torpor.network.Interface;
import dev.torpor.network.Link;
import dev.torpor.network.NetworkPath;
import dev.torpor.simulation.Story;
import java.time.Duration;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Downloads that stop on the way and go on, over a link of 1 000 bytes a second. */
class ResumeTest {
  /** Downloads 10 000 numbered bytes; says whether it has got them all. */
  private static class Whole extends Downloader {
    Whole(App app) {
      super(app);
    }

    @Override
    public void didFinishDownloading(Task task, DownloadedFile file) {
      try {
        app.log("whole " + Arrays.equals(CONTENT, file.read().bytes()));
      } catch (FileException e) {
        app.log("gone");
      }
    }

    @Override
    public void didComplete(Task task, @Nullable UrlSessionError error) {
      super.didComplete(task, error);
      if (error != null) {
        app.log("resume data " + (error.resumeData() != null));
      }
    }
  }

  private static final byte[] CONTENT = content();

  private static byte[] content() {
    byte[] bytes = new byte[10_000];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) (i * 31);
    }
    return bytes;
  }

  private static final Link SLOW = new Link(8_000, 0, 0, 0); // 1 000 bytes a second

  private static Story slow(Origin origin) {
    return new Story()
        .instantly()
        .firstLaunch(5 * MINUTE)
        .origin(origin)
        .path(0, new NetworkPath(Interface.CELLULAR, "lte", Story.LTE, SLOW));
  }

  @Test
  void given_a_download_that_loses_its_path_then_it_goes_on_where_it_stopped() {
    Story story =
        slow(Origins.ranges(CONTENT, "\"v1\"", 0))
            .path(5 * SECOND, NetworkPath.none())
            .path(MINUTE, new NetworkPath(Interface.CELLULAR, "lte", Story.LTE, SLOW))
            .client(
                app ->
                    new Whole(app) {
                      @Override
                      void firstLaunch() {
                        download("file");
                      }
                    });

    assertThat(story.play(HOUR, "urlTask.", "transfer.completed", "client."))
        .containsExactly(
            "0d 00:00:00 urlTask.started task=downloads/1 kind=DOWNLOAD"
                + " scheduled=URL_SESSION startedIn=FOREGROUND expectedUpBytes=-1"
                + " expectedDownBytes=-1",
            "0d 00:00:00 urlTask.attempt task=downloads/1 attempt=1 transfer=1",
            "0d 00:00:05 urlTask.retrying task=downloads/1 error=CONNECTION_LOST"
                + " keptBytes=4663 waitMicros=10000000",
            "0d 00:01:00 urlTask.attempt task=downloads/1 attempt=2 transfer=2",
            "0d 00:01:05.6851 transfer.completed transfer=2 via=CELLULAR bytesUp=82"
                + " bytesDown=5425",
            "0d 00:01:05.6851 urlTask.ended task=downloads/1 status=200",
            "0d 00:01:05.6851 urlTask.reported task=downloads/1",
            "0d 00:01:05.6851 client.log message=whole true");
  }

  @Test
  void given_a_server_without_ranges_then_a_download_that_loses_its_path_begins_again() {
    Story story =
        slow(Origins.file(10_000, 0))
            .path(5 * SECOND, NetworkPath.none())
            .path(MINUTE, new NetworkPath(Interface.CELLULAR, "lte", Story.LTE, SLOW))
            .client(
                app ->
                    new Whole(app) {
                      @Override
                      void firstLaunch() {
                        download("file");
                      }
                    });

    assertThat(story.play(HOUR, "urlTask.retrying", "transfer.completed"))
        .containsExactly(
            "0d 00:00:05 urlTask.retrying task=downloads/1 error=CONNECTION_LOST"
                + " keptBytes=0 waitMicros=10000000",
            "0d 00:01:10.3021 transfer.completed transfer=2 via=CELLULAR bytesUp=46"
                + " bytesDown=10042");
  }

  @Test
  void given_a_download_cancelled_by_producing_resume_data_then_another_task_goes_on_with_it() {
    Story story =
        slow(Origins.ranges(CONTENT, "\"v1\"", 0))
            .client(
                app ->
                    new Whole(app) {
                      @Override
                      void firstLaunch() {
                        Task task = download("file");
                        app.after(Duration.ofSeconds(4), task::cancelByProducingResumeData);
                      }

                      @Override
                      public void didComplete(Task task, @Nullable UrlSessionError error) {
                        super.didComplete(task, error);
                        if (error != null && error.resumeData() != null) {
                          session().downloadTask(error.resumeData()).resume();
                        }
                      }
                    });

    assertThat(story.play(HOUR, "urlTask.", "transfer.completed", "client."))
        .containsExactly(
            "0d 00:00:00 urlTask.started task=downloads/1 kind=DOWNLOAD"
                + " scheduled=URL_SESSION startedIn=FOREGROUND expectedUpBytes=-1"
                + " expectedDownBytes=-1",
            "0d 00:00:00 urlTask.attempt task=downloads/1 attempt=1 transfer=1",
            "0d 00:00:04 urlTask.ended task=downloads/1 status=0 error=CANCELLED code=-999",
            "0d 00:00:04 urlTask.reported task=downloads/1",
            "0d 00:00:04 client.log message=failed 1 with -999",
            "0d 00:00:04 client.log message=resume data true",
            "0d 00:00:04 urlTask.started task=downloads/2 kind=DOWNLOAD"
                + " scheduled=URL_SESSION startedIn=FOREGROUND expectedUpBytes=-1"
                + " expectedDownBytes=-1",
            "0d 00:00:04 urlTask.attempt task=downloads/2 attempt=1 transfer=2",
            "0d 00:00:10.425 transfer.completed transfer=2 via=CELLULAR bytesUp=82"
                + " bytesDown=6425",
            "0d 00:00:10.425 urlTask.ended task=downloads/2 status=200",
            "0d 00:00:10.425 urlTask.reported task=downloads/2",
            "0d 00:00:10.425 client.log message=whole true");
  }

  @Test
  void given_a_task_cancelled_before_it_was_started_then_only_the_delegate_hears_of_it() {
    Story story =
        slow(Origins.file(10_000, 0))
            .client(
                app ->
                    new Whole(app) {
                      @Override
                      void firstLaunch() {
                        session()
                            .downloadTask(HttpRequest.get("https://api.example.test/"))
                            .cancel();
                      }
                    });

    assertThat(story.play(HOUR, "client.", "urlTask.", "task."))
        .containsExactly(
            "0d 00:00:00 urlTask.reported task=downloads/1",
            "0d 00:00:00 client.log message=failed 1 with -999",
            "0d 00:00:00 client.log message=resume data false");
  }

  @Test
  void given_a_cancelled_task_then_the_delegate_hears_of_it_and_there_is_nothing_to_resume() {
    Story story =
        slow(Origins.file(10_000, 0))
            .client(
                app ->
                    new Whole(app) {
                      @Override
                      void firstLaunch() {
                        Task task = download("file");
                        app.after(
                            Duration.ofSeconds(2),
                            () -> {
                              app.log("tasks " + session().tasks().size());
                              task.cancel();
                              app.log("tasks " + session().tasks().size());
                            });
                      }
                    });

    assertThat(story.play(HOUR, "client."))
        .containsExactly(
            "0d 00:00:02 client.log message=tasks 1",
            "0d 00:00:02 client.log message=tasks 0",
            "0d 00:00:02 client.log message=failed 1 with -999",
            "0d 00:00:02 client.log message=resume data false");
  }
}
