package dev.torpor.harness.process;

import dev.torpor.app.App;
import dev.torpor.app.BackgroundFetchResult;
import dev.torpor.app.BackgroundTask;
import dev.torpor.app.BackgroundUrlSession;
import dev.torpor.app.DownloadedFile;
import dev.torpor.app.UrlSession;
import dev.torpor.http.Body;
import dev.torpor.http.HttpResponse;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The conversation with one process: it is told of an event, asks for what it wants, and says when
 * its turn is over. Virtual time stands still until then.
 */
final class Session {
  private final App app;
  private final ClientProcess process;
  private final Deque<String> waiting = new ArrayDeque<>();
  private final Numbered<BackgroundTask> tasks = new Numbered<>("task", task -> {});
  private final Numbered<Consumer<BackgroundFetchResult>> completions =
      new Numbered<>("completion", completion -> {});
  private final Numbered<App.Cancellable> timers = new Numbered<>("timer", App.Cancellable::cancel);
  private final Numbered<App.BackgroundAssertion> assertions =
      new Numbered<>("assertion", assertion -> {});
  private final Numbered<App.Cancellable> requests =
      new Numbered<>("request", App.Cancellable::cancel);
  private final Numbered<Runnable> sessionEvents = new Numbered<>("completion", done -> {});
  private final Map<String, BackgroundUrlSession> sessions = new TreeMap<>();
  private @Nullable DownloadedFile download;
  private final Map<Long, UrlSession.Response> responses = new TreeMap<>();
  private boolean inTurn;

  Session(App app, ClientProcess process) {
    this.app = app;
    this.process = process;
  }

  App app() {
    return app;
  }

  Numbered<BackgroundTask> tasks() {
    return tasks;
  }

  Numbered<Consumer<BackgroundFetchResult>> completions() {
    return completions;
  }

  Numbered<App.Cancellable> timers() {
    return timers;
  }

  Numbered<App.BackgroundAssertion> assertions() {
    return assertions;
  }

  Numbered<App.Cancellable> requests() {
    return requests;
  }

  /** Who waits to hear that the events of a background session are dealt with. */
  Numbered<Runnable> sessionEvents() {
    return sessionEvents;
  }

  /** The background sessions of this process, by identifier. */
  Map<String, BackgroundUrlSession> sessions() {
    return sessions;
  }

  /** The file of the download that this turn is about; null in every other turn. */
  @Nullable DownloadedFile download() {
    return download;
  }

  /** Tells of a download, whose file is there as long as the turn lasts. */
  void tellOfDownload(DownloadedFile file, Map<String, Object> fields) {
    download = file;
    try {
      tell(Event.SESSION_DOWNLOADED, fields);
    } finally {
      download = null;
    }
  }

  /** Keeps what can be a basis, without the body. */
  void remember(UrlSession.Response response) {
    HttpResponse http = response.http();
    responses.put(
        response.exchange(),
        new UrlSession.Response(
            response.exchange(), new HttpResponse(http.status(), http.headers(), Body.none())));
  }

  UrlSession.@Nullable Response response(long exchange) {
    return responses.get(exchange);
  }

  /** Tells the process of an event and hears it out; later, when it has its turn already. */
  void tell(Event event, Map<String, Object> fields) {
    waiting.add(text(event, fields));
    while (!inTurn && !waiting.isEmpty()) {
      turn(waiting.remove());
    }
  }

  void endTurn() {
    inTurn = false;
  }

  private String text(Event event, Map<String, Object> fields) {
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("type", event.word());
    all.put("now", app.now().toString());
    all.put("uptimeMicros", app.uptimeMicros());
    all.putAll(fields);
    return Json.line(all);
  }

  private void turn(String event) {
    inTurn = true;
    process.begin(event);
    while (inTurn) {
      answer(Line.read(process.read()));
    }
  }

  private void answer(Line line) {
    List<Field> result = line.command().result();
    Map<String, Object> answer = new LinkedHashMap<>();
    try {
      Map<String, Object> fields = line.command().action().run(this, line);
      answer.put("type", "result");
      answer.putAll(fields);
    } catch (Command.RefusedException e) {
      answer.put("type", "error");
      answer.putAll(e.fields());
    }
    if (result != null) {
      process.write(Json.line(answer));
    }
  }
}
