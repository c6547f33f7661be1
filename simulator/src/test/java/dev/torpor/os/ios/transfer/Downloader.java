package dev.torpor.os.ios.transfer;

import dev.torpor.app.App;
import dev.torpor.app.BackgroundUrlSession;
import dev.torpor.app.BackgroundUrlSession.Task;
import dev.torpor.app.DownloadedFile;
import dev.torpor.app.Launch;
import dev.torpor.app.SyncClient;
import dev.torpor.app.UrlSession;
import dev.torpor.app.UrlSessionConfiguration;
import dev.torpor.app.UrlSessionDelegate;
import dev.torpor.app.UrlSessionError;
import dev.torpor.http.HttpRequest;
import org.jspecify.annotations.Nullable;

/** A client that makes its session at every launch, as it should, and writes down what it hears. */
class Downloader implements SyncClient, UrlSessionDelegate {
  static final String ID = "downloads";

  final App app;
  @Nullable BackgroundUrlSession session;
  @Nullable Runnable completion;

  Downloader(App app) {
    this.app = app;
  }

  UrlSessionConfiguration configuration() {
    return UrlSessionConfiguration.background(ID);
  }

  void makeSession() {
    session = app.backgroundUrlSession(configuration(), this);
  }

  BackgroundUrlSession session() {
    BackgroundUrlSession made = session;
    if (made == null) {
      throw new IllegalStateException("no session");
    }
    return made;
  }

  Task download(String name) {
    Task task = session().downloadTask(HttpRequest.get("https://api.example.test/" + name));
    task.resume();
    return task;
  }

  @Override
  public void launched(Launch launch) {
    makeSession();
    if (!launch.inBackground()) {
      firstLaunch();
    }
  }

  /** What the test starts when the user opens the app without a process. */
  void firstLaunch() {}

  @Override
  public void handleEventsForBackgroundURLSession(String identifier, Runnable whenDone) {
    app.log("handle events of " + identifier);
    completion = whenDone;
  }

  @Override
  public void didFinishDownloading(Task task, DownloadedFile file) {
    UrlSession.Response response = task.response();
    int status = response == null ? 0 : response.http().status();
    app.log("downloaded " + task.identifier() + ": " + status + ", " + file.bytes() + " bytes");
  }

  @Override
  public void didComplete(Task task, @Nullable UrlSessionError error) {
    if (error != null) {
      app.log(
          "failed "
              + task.identifier()
              + " with "
              + error.error().code()
              + (error.reason() == null ? "" : " " + error.reason()));
    }
  }

  @Override
  public void didFinishEvents() {
    app.log("finished events");
    Runnable done = completion;
    completion = null;
    if (done != null) {
      done.run();
    }
  }
}
