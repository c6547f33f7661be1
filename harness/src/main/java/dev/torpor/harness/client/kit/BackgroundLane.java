package dev.torpor.harness.client.kit;

import dev.torpor.app.BackgroundUrlSession;
import dev.torpor.app.BackgroundUrlSession.Task;
import dev.torpor.app.ClientOption;
import dev.torpor.app.ClientOptions;
import dev.torpor.app.DownloadedFile;
import dev.torpor.app.Files.FileException;
import dev.torpor.app.UrlSession.Response;
import dev.torpor.app.UrlSessionConfiguration;
import dev.torpor.app.UrlSessionDelegate;
import dev.torpor.app.UrlSessionError;
import dev.torpor.http.HttpRequest;
import dev.torpor.http.HttpResponse;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Fetches of the background go through a background URL session: the system carries them on while
 * the app sleeps and wakes it with the answer. One task at a time; what the user waits for and
 * uploads of edits go in the process itself.
 */
final class BackgroundLane implements Lane, UrlSessionDelegate {
  private static final ClientOption IDENTIFIER =
      ClientOption.text("session", "app.sync", "Identifier of the session.");
  private static final ClientOption CELLULAR =
      ClientOption.flag("cellular", "on", "allowsCellularAccess.");

  static final Piece<Lane> BACKGROUND =
      Piece.of(
          "background",
          "fetches of the background in a background URL session",
          List.of(IDENTIFIER, CELLULAR),
          (options, kit) -> new BackgroundLane(kit, configuration(options)));

  static final Piece<Lane> DISCRETIONARY =
      Piece.of(
          "discretionary",
          "the same at a time that the system chooses (isDiscretionary)",
          List.of(IDENTIFIER, CELLULAR),
          (options, kit) -> new BackgroundLane(kit, configuration(options).discretionary(true)));

  private final Kit kit;
  private final UrlSessionConfiguration configuration;
  private @Nullable BackgroundUrlSession session;
  private @Nullable Response arrived;
  private @Nullable Runnable completion;

  private BackgroundLane(Kit kit, UrlSessionConfiguration configuration) {
    this.kit = kit;
    this.configuration = configuration;
  }

  private static UrlSessionConfiguration configuration(ClientOptions options) {
    return UrlSessionConfiguration.background(options.text(IDENTIFIER.name()))
        .allowsCellularAccess(options.flag(CELLULAR.name()));
  }

  private BackgroundUrlSession session() {
    BackgroundUrlSession open = session;
    if (open == null) {
      open = kit.app().backgroundUrlSession(configuration, this);
      session = open;
    }
    return open;
  }

  @Override
  public void launched() {
    session(); // takes up the tasks of an earlier process
  }

  @Override
  public boolean takes(Cause cause, Work work) {
    boolean waitedFor = cause.byUser() || kit.engine().inForeground();
    return work == kit.fetch() && !waitedFor;
  }

  @Override
  public void enqueue(HttpRequest request, String state) {
    for (Task task : session().tasks()) {
      if (task.description().equals(state)) {
        return; // the same question is on its way already
      }
      task.cancel();
    }
    Task task = session().downloadTask(request);
    task.setDescription(state);
    task.resume();
  }

  @Override
  public void enteredForeground() {
    session().tasks().forEach(Task::cancel);
  }

  @Override
  public void handleEvents(String identifier, Runnable whenDone) {
    completion = whenDone;
    session();
  }

  @Override
  public void didFinishDownloading(Task task, DownloadedFile file) {
    Response response = task.response();
    if (response == null) {
      return;
    }
    HttpResponse http = response.http();
    try {
      arrived =
          new Response(
              response.exchange(), new HttpResponse(http.status(), http.headers(), file.read()));
    } catch (FileException e) {
      kit.app().log("the downloaded file cannot be read: " + e.problem());
    }
  }

  @Override
  public void didComplete(Task task, @Nullable UrlSessionError error) {
    Response response = arrived == null ? task.response() : arrived;
    arrived = null;
    boolean current = task.description().equals(kit.fetch().state()) && !kit.engine().busy();
    if (error != null) {
      kit.app().log("transfer failed: " + error.error());
    } else if (response != null && current) {
      kit.engine().arrived(response);
    }
  }

  @Override
  public void didFinishEvents() {
    Runnable whenDone = completion;
    if (whenDone != null) {
      completion = null;
      whenDone.run();
    }
  }
}
