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
import dev.torpor.http.Body;
import dev.torpor.http.HttpRequest;
import dev.torpor.http.HttpResponse;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Fetches of the background, and uploads if they are chosen, go through a background URL session:
 * the system carries them on while the app sleeps and wakes it with the answer. One task of each at
 * a time; what the user waits for goes in the process itself.
 *
 * <p>A background session uploads files alone: the body is written to one, which stays until the
 * upload is complete. An upload that is under way is not taken back when the user comes.
 */
final class BackgroundLane implements Lane, UrlSessionDelegate {
  private static final ClientOption IDENTIFIER =
      ClientOption.text("session", "app.sync", "Identifier of the session.");
  private static final ClientOption CELLULAR =
      ClientOption.flag("cellular", "on", "allowsCellularAccess.");
  private static final ClientOption FETCHES =
      ClientOption.flag("fetches", "on", "Whether fetches of the background go this way.");
  private static final ClientOption UPLOADS =
      ClientOption.flag(
          "uploads", "off", "Whether edits are uploaded this way, from files, in the background.");
  private static final List<ClientOption> OPTIONS = List.of(IDENTIFIER, CELLULAR, FETCHES, UPLOADS);
  private static final String BODY_FILE = "kit.upload";

  static final Piece<Lane> BACKGROUND =
      Piece.of(
          "background",
          "fetches of the background, and uploads if said, in a background URL session",
          OPTIONS,
          (options, kit) -> new BackgroundLane(kit, options, configuration(options)));

  static final Piece<Lane> DISCRETIONARY =
      Piece.of(
          "discretionary",
          "the same at a time that the system chooses (isDiscretionary)",
          OPTIONS,
          (options, kit) ->
              new BackgroundLane(kit, options, configuration(options).discretionary(true)));

  private final Kit kit;
  private final UrlSessionConfiguration configuration;
  private final boolean fetches;
  private final boolean uploads;
  private @Nullable BackgroundUrlSession session;
  private @Nullable Response arrived;
  private @Nullable Runnable completion;

  private BackgroundLane(Kit kit, ClientOptions options, UrlSessionConfiguration configuration) {
    this.kit = kit;
    this.fetches = options.flag(FETCHES.name());
    this.uploads = options.flag(UPLOADS.name());
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
  public boolean takes(Cause cause, Work work, HttpRequest request) {
    if (work == kit.fetch()) {
      return fetches && !cause.byUser() && !kit.engine().inForeground();
    }
    return uploads && request.body().length() > 0 && !kit.engine().inForeground();
  }

  @Override
  public boolean carries(Work work) {
    boolean carried = false;
    for (Task task : work == kit.fetch() ? List.<Task>of() : tasks(true)) {
      if (work.expects(task.description())) {
        carried = true;
      } else {
        task.cancel(); // about an edit that is settled
      }
    }
    return carried;
  }

  private List<Task> tasks(boolean upload) {
    return session().tasks().stream().filter(task -> isUpload(task) == upload).toList();
  }

  private static boolean isUpload(Task task) {
    return Outbox.isState(task.description());
  }

  @Override
  public void enqueue(HttpRequest request, String state) {
    boolean upload = Outbox.isState(state);
    for (Task task : tasks(upload)) {
      if (task.description().equals(state)) {
        return; // the same question is on its way already
      }
      task.cancel();
    }
    Task task;
    if (upload) {
      kit.app().files().write(BODY_FILE, request.body());
      HttpRequest head =
          new HttpRequest(request.method(), request.url(), request.headers(), Body.none());
      task = session().uploadTask(head, BODY_FILE);
      task.setCountOfBytesClientExpectsToSend(request.body().length());
    } else {
      task = session().downloadTask(request);
    }
    task.setDescription(state);
    task.resume();
  }

  @Override
  public void enteredForeground() {
    tasks(false).forEach(Task::cancel);
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
    if (isUpload(task)) {
      kit.app().files().remove(BODY_FILE);
    }
    if (error != null) {
      kit.app().log("transfer failed: " + error.error());
    } else if (response != null && !kit.engine().busy()) {
      for (Work work : kit.works()) {
        boolean wanted = (work == kit.fetch()) != isUpload(task);
        if (wanted && work.expects(task.description())) {
          kit.engine().arrived(work, task.description(), response);
        }
      }
    }
  }

  @Override
  public void didFinishEvents() {
    Runnable whenDone = completion;
    if (whenDone == null) {
      return;
    }
    completion = null;
    if (kit.engine().busy()) { // what came has led to more: the process must not be suspended yet
      Grant grant = new Grant(outcome -> whenDone.run());
      grant.sync(kit.engine(), Cause.URL_SESSION);
      Deadline.of(kit.app(), grant);
    } else {
      whenDone.run();
    }
  }
}
