package dev.torpor.harness.referee;

import dev.torpor.app.App;
import dev.torpor.app.BackgroundFetchResult;
import dev.torpor.app.BackgroundTask;
import dev.torpor.app.BackgroundTasks.AppRefreshRequest;
import dev.torpor.app.BackgroundTasks.SubmitException;
import dev.torpor.app.Launch;
import dev.torpor.app.LocalEdit;
import dev.torpor.app.RemoteNotification;
import dev.torpor.app.SyncClient;
import dev.torpor.app.UrlSession;
import dev.torpor.app.UrlSession.Response;
import dev.torpor.http.HttpRequest;
import dev.torpor.http.RetryAfter;
import dev.torpor.network.Interface;
import dev.torpor.network.TransferError;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A correct client: syncs when opened, in app refreshes and on pushes; first what the user wrote,
 * then what is new. Known-bad clients derive from it and differ in a few lines.
 */
class BaseClient implements SyncClient {
  static final String TASK = "app.refresh";
  private static final Duration INTERVAL = Duration.ofMinutes(30);
  private static final Duration TIMEOUT = Duration.ofSeconds(10);
  private static final int MOST_ATTEMPTS = 4;
  private static final String WAIT_UNTIL = "waitUntil";

  final App app;
  final Trial trial;
  final Uploads uploads;
  final Pull pull;
  private final List<Consumer<Boolean>> waiting = new ArrayList<>();
  private boolean busy;
  private int flight;
  private UrlSession.@Nullable Task current;
  private App.@Nullable BackgroundAssertion assertion;
  private boolean changed;

  BaseClient(App app, Trial trial) {
    this.app = app;
    this.trial = trial;
    this.uploads = uploads();
    this.pull = pull();
  }

  Uploads uploads() {
    return trial.shape().equals("resumable") ? new ChunkedUploads(this) : new Uploads(this);
  }

  Pull pull() {
    return switch (trial.shape()) {
      case "list" -> new ListPull(this);
      case "resumable" -> () -> finish(true); // takes uploads, and has nothing to read
      case "validators" -> new DatedPull(this);
      default -> new PagedPull(this);
    };
  }

  @Override
  public void launched(Launch launch) {
    app.backgroundTasks().register(TASK, this::refresh);
    app.pushNotifications().register();
  }

  @Override
  public void enteredForeground() {
    sync(ok -> {});
  }

  @Override
  public void enteredBackground() {
    if (app.backgroundTasks().pending().isEmpty()) {
      scheduleNext();
    }
    if (busy && assertion == null) {
      assertion = app.beginBackgroundTask("finish sync", this::cancel);
    }
  }

  @Override
  public void userEdited(LocalEdit edit) {
    uploads.add(edit);
    sync(ok -> {});
  }

  @Override
  public void didReceiveRemoteNotification(
      RemoteNotification push, Consumer<BackgroundFetchResult> completion) {
    sync(ok -> completion.accept(result(ok)));
  }

  BackgroundFetchResult result(boolean ok) {
    if (!ok) {
      return BackgroundFetchResult.FAILED;
    }
    return changed ? BackgroundFetchResult.NEW_DATA : BackgroundFetchResult.NO_DATA;
  }

  void refresh(BackgroundTask task) {
    scheduleNext();
    task.setExpirationHandler(this::cancel);
    sync(task::setTaskCompleted);
  }

  void scheduleNext() {
    try {
      app.backgroundTasks().submit(new AppRefreshRequest(TASK, app.now().plus(INTERVAL)));
    } catch (SubmitException e) {
      app.log("refresh not submitted: " + e.error());
    }
  }

  /** Starts a sync, or joins the one under way. */
  void sync(Consumer<Boolean> whenDone) {
    waiting.add(whenDone);
    if (!busy) {
      start();
    }
  }

  void start() {
    busy = true;
    changed = false;
    if (mustWait() || !mayUseNetwork()) {
      finish(false);
    } else {
      uploads.next();
    }
  }

  boolean mayUseNetwork() {
    return !trial.wifiOnly()
        || app.device().inForeground()
        || app.device().networkPath() == Interface.WIFI;
  }

  boolean mustWait() {
    String until = app.storage().get(WAIT_UNTIL);
    if (until == null) {
      return false;
    }
    long millis = Instant.parse(until).toEpochMilli() - app.now().toEpochMilli();
    return millis > 0 && millis <= Duration.ofHours(1).toMillis(); // else a clock has jumped
  }

  /** New records have been stored. */
  void news() {
    changed = true;
  }

  /** The sync is over. */
  void finish(boolean ok) {
    if (ok && uploads.waiting()) {
      uploads.next(); // written meanwhile
      return;
    }
    busy = false;
    flight++;
    current = null;
    List<Consumer<Boolean>> told = List.copyOf(waiting);
    waiting.clear();
    told.forEach(each -> each.accept(ok));
    endAssertion();
  }

  void endAssertion() {
    App.BackgroundAssertion held = assertion;
    assertion = null;
    if (held != null) {
      held.end();
    }
  }

  /** The time is over. */
  void cancel() {
    UrlSession.Task task = current;
    flight++; // deaf from here on
    if (task != null) {
      task.cancel();
    }
    if (busy) {
      finish(false);
    }
  }

  /** Sends a request; what fails for now is tried again a few times, then the sync is over. */
  void send(HttpRequest request, Consumer<Response> whenAnswered) {
    attempt(request, 1, whenAnswered);
  }

  private void attempt(HttpRequest request, int number, Consumer<Response> whenAnswered) {
    int mine = flight;
    current =
        app.urlSession()
            .dataTask(
                request,
                TIMEOUT,
                new UrlSession.Completion() {
                  @Override
                  public void completed(Response response) {
                    int status = response.http().status();
                    if (mine != flight) {
                      return;
                    }
                    if (status >= 500 || status == 429) {
                      refused(request, number, response, whenAnswered);
                    } else {
                      whenAnswered.accept(response);
                    }
                  }

                  @Override
                  public void failed(TransferError error) {
                    if (mine == flight) {
                      later(request, number, whenAnswered);
                    }
                  }
                });
  }

  void refused(
      HttpRequest request, int number, Response response, Consumer<Response> whenAnswered) {
    long wait = RetryAfter.micros(response.http());
    if (wait > 0) {
      Instant until = app.now().plusMillis(Math.min(wait / 1_000 + 1_000, 3_600_000));
      app.storage().put(WAIT_UNTIL, until.toString());
      finish(false);
    } else {
      later(request, number, whenAnswered);
    }
  }

  void later(HttpRequest request, int number, Consumer<Response> whenAnswered) {
    if (number >= MOST_ATTEMPTS) {
      finish(false);
      return;
    }
    int mine = flight;
    app.after(
        pause(number),
        () -> {
          if (mine == flight) {
            attempt(request, number + 1, whenAnswered);
          }
        });
  }

  Duration pause(int number) {
    long most = 1_000L << number;
    return Duration.ofMillis(500 + app.random("backoff").between(0, most));
  }
}
