package dev.torpor.os.ios;

import dev.torpor.app.App;
import dev.torpor.app.BackgroundFetchResult;
import dev.torpor.app.BackgroundTask;
import dev.torpor.app.BackgroundTasks.AppRefreshRequest;
import dev.torpor.app.BackgroundTasks.ContinuedProcessingRequest;
import dev.torpor.app.BackgroundTasks.HealthResearchRequest;
import dev.torpor.app.BackgroundTasks.ProcessingRequest;
import dev.torpor.app.BackgroundTasks.Request;
import dev.torpor.app.BackgroundTasks.SubmitException;
import dev.torpor.app.BackgroundUrlSession;
import dev.torpor.app.ContinuedProcessingTask;
import dev.torpor.app.DownloadedFile;
import dev.torpor.app.Files;
import dev.torpor.app.Files.FileException;
import dev.torpor.app.Launch;
import dev.torpor.app.RemoteNotification;
import dev.torpor.app.SyncClient;
import dev.torpor.app.UrlSession;
import dev.torpor.app.UrlSessionConfiguration;
import dev.torpor.app.UrlSessionDelegate;
import dev.torpor.app.UrlSessionError;
import dev.torpor.http.Body;
import dev.torpor.http.HttpRequest;
import dev.torpor.network.TransferError;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * An app that uses every mechanism there is, now and then in ways it should not, so that no rule of
 * the system goes without effect on it.
 */
final class BusyApp implements SyncClient, UrlSessionDelegate {
  private static final Body SMALL = Body.of(new byte[2_000]);

  private final App app;
  private final boolean legacy;
  private @Nullable BackgroundUrlSession session;
  private @Nullable Runnable eventsDone;

  /**
   * An app with the tasks of BackgroundTasks.
   *
   * @param legacy true for background fetch of the old kind in their place
   */
  BusyApp(App app, boolean legacy) {
    this.app = app;
    this.legacy = legacy;
  }

  @Override
  public void launched(Launch launch) {
    app.compute(Duration.ofSeconds(count("launches") % 40 == 39 ? 30 : 1));
    app.pushNotifications().register();
    app.pushNotifications().requestAuthorization();
    session = app.backgroundUrlSession(UrlSessionConfiguration.background("files"), this);
    if (legacy) {
      app.setMinimumBackgroundFetchInterval(Duration.ofMinutes(30));
      return;
    }
    app.backgroundTasks().register("app.refresh", this::refresh);
    app.backgroundTasks().register("app.clean", this::process);
    app.backgroundTasks().register("app.train", this::process);
    app.backgroundTasks().register("app.study", this::process);
    app.backgroundTasks().register("app.export", this::export);
    app.backgroundTasks().register("app.encode", this::export);
    submit(new AppRefreshRequest("app.refresh", in(Duration.ofMinutes(20))));
    clean();
  }

  private void clean() {
    submit(new ProcessingRequest("app.clean", in(Duration.ofMinutes(5))));
    submit(
        new ProcessingRequest(
            "app.train",
            in(Duration.ofDays(count("trainings") % 9 == 8 ? 8 : 0)),
            EnumSet.allOf(ProcessingRequest.Requirement.class)));
    submit(
        new HealthResearchRequest(
            new ProcessingRequest("app.study", in(Duration.ofMinutes(5))),
            Files.Protection.COMPLETE));
  }

  private void refresh(BackgroundTask task) {
    long run = count("refreshes");
    submit(new AppRefreshRequest("app.refresh", in(Duration.ofMinutes(20))));
    readSecret();
    if (run % 4 != 3) {
      task.setExpirationHandler(() -> task.setTaskCompleted(run % 5 != 4));
    } else if (run % 2 == 0) {
      task.setExpirationHandler(() -> app.log("too late"));
    }
    boolean slow = run % 5 == 4;
    String what = run % 7 == 6 ? "/big" : "/small";
    get(
        what,
        succeeded ->
            app.after(Duration.ofSeconds(slow ? 60 : 2), () -> task.setTaskCompleted(succeeded)));
  }

  private void get(String target, Consumer<Boolean> ended) {
    app.urlSession()
        .dataTask(
            HttpRequest.get("https://api.example.test" + target),
            new UrlSession.Completion() {
              @Override
              public void completed(UrlSession.Response response) {
                ended.accept(true);
              }

              @Override
              public void failed(TransferError error) {
                ended.accept(false);
              }
            });
  }

  private void process(BackgroundTask task) {
    clean();
    app.compute(Duration.ofSeconds(20));
    App.Cancellable end =
        app.after(
            Duration.ofMinutes(count("cleanings") % 3 == 2 ? 20 : 2),
            () -> task.setTaskCompleted(true));
    task.setExpirationHandler(
        () -> {
          end.cancel();
          task.setTaskCompleted(false);
        });
  }

  @Override
  public void userStartedWork() {
    if (legacy) {
      return;
    }
    submit(continued("app.export"));
    submit(continued("app.encode"));
    app.after(Duration.ofSeconds(15), () -> submit(continued("app.export")));
  }

  private void export(BackgroundTask task) {
    task.setExpirationHandler(
        () -> {
          app.log("export ends");
          task.setTaskCompleted(false);
        });
    advance((ContinuedProcessingTask) task, 0, count("exports") % 2 == 0 ? 10 : 45);
  }

  private void advance(ContinuedProcessingTask task, int percent, int everySeconds) {
    task.updateProgress(percent, 100);
    app.after(
        Duration.ofSeconds(everySeconds),
        () -> advance(task, Math.min(99, percent + 5), everySeconds));
  }

  @Override
  public void enteredForeground() {
    app.compute(Duration.ofSeconds(count("shown") % 30 == 29 ? 12 : 0));
    app.log("time remaining " + app.device().backgroundTimeRemaining().toSeconds());
    app.files().write("notes", SMALL);
    try {
      app.files().write("secret", SMALL, Files.Protection.COMPLETE);
    } catch (FileException e) {
      app.log("not even in the foreground");
    }
    BackgroundUrlSession files = session;
    if (files != null) {
      BackgroundUrlSession.Task later =
          files.downloadTask(HttpRequest.get("https://cdn.example.test/chunk"));
      later.setEarliestBeginDate(in(Duration.ofHours(2)));
      later.resume();
    }
    App.BackgroundAssertion early = app.beginBackgroundTask("save", () -> app.log("save expires"));
    app.after(Duration.ofSeconds(40), early::end);
  }

  @Override
  public void enteredBackground() {
    long leave = count("left");
    app.compute(Duration.ofSeconds(leave % 30 == 28 ? 7 : 1));
    BackgroundUrlSession files = session;
    if (files != null) {
      files.downloadTask(HttpRequest.get("https://cdn.example.test/chunk")).resume();
      files
          .uploadTask(
              new HttpRequest("POST", "https://api.example.test/up", List.of(), Body.none()), SMALL)
          .resume();
      files.downloadTask(HttpRequest.get("https://cdn.example.test/moved")).resume();
      if (leave == 4) {
        files.downloadTask(HttpRequest.get("https://cdn.example.test/stalls")).resume();
      }
    }
    app.after(
        Duration.ofSeconds(2),
        () -> {
          App.BackgroundAssertion late =
              app.beginBackgroundTask("sync", () -> app.log("sync expires"));
          app.after(Duration.ofSeconds(3), late::end);
          get("/slow", succeeded -> app.log("slow ended " + succeeded));
        });
  }

  @Override
  public void didReceiveRemoteNotification(
      RemoteNotification push, Consumer<BackgroundFetchResult> completion) {
    readSecret();
    long run = count("pushes");
    app.after(
        Duration.ofSeconds(run % 9 == 8 ? 45 : 3),
        () -> {
          next();
          completion.accept(BackgroundFetchResult.NO_DATA);
        });
  }

  @Override
  public void performFetch(Consumer<BackgroundFetchResult> completion) {
    long run = count("fetches");
    app.after(
        Duration.ofSeconds(run % 6 == 5 ? 50 : 3),
        () ->
            completion.accept(
                run % 2 == 0 ? BackgroundFetchResult.NEW_DATA : BackgroundFetchResult.NO_DATA));
  }

  @Override
  public void handleEventsForBackgroundURLSession(String identifier, Runnable completion) {
    eventsDone = completion;
  }

  @Override
  public void didFinishDownloading(BackgroundUrlSession.Task task, DownloadedFile file) {
    app.log("downloaded " + file.bytes());
    if (count("downloads") % 4 != 3) {
      next();
    }
  }

  @Override
  public void didComplete(BackgroundUrlSession.Task task, @Nullable UrlSessionError error) {
    if (error != null) {
      app.log("failed with " + error.error().code());
    }
  }

  @Override
  public void didFinishEvents() {
    Runnable done = eventsDone;
    eventsDone = null;
    if (done != null && count("events") % 6 != 5) {
      done.run();
    }
  }

  /** One file after the other, as one should not. */
  private void next() {
    BackgroundUrlSession files = session;
    if (files != null) {
      files.downloadTask(HttpRequest.get("https://cdn.example.test/chunk")).resume();
    }
  }

  private void readSecret() {
    try {
      app.files().read("notes");
      app.files().read("secret");
    } catch (FileException e) {
      app.log(String.valueOf(e.problem()));
    }
  }

  private static ContinuedProcessingRequest continued(String identifier) {
    return new ContinuedProcessingRequest(
        identifier, "Exporting", ContinuedProcessingRequest.Strategy.QUEUE);
  }

  private Instant in(Duration delay) {
    return app.now().plus(delay);
  }

  private void submit(Request request) {
    try {
      app.backgroundTasks().submit(request);
    } catch (SubmitException e) {
      app.log("refused " + e.error());
    }
  }

  private long count(String what) {
    String before = app.storage().get(what);
    long times = before == null ? 0 : Long.parseLong(before);
    app.storage().put(what, Long.toString(times + 1));
    return times;
  }

  /** The identifiers it submits. */
  static String[] identifiers() {
    return new String[] {
      "app.refresh", "app.clean", "app.train", "app.study", "app.export", "app.encode"
    };
  }
}
