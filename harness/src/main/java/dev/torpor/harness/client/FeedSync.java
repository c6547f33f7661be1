package dev.torpor.harness.client;

import dev.torpor.app.App;
import dev.torpor.app.ClientOption;
import dev.torpor.app.ClientOptions;
import dev.torpor.app.UrlSession;
import dev.torpor.http.HttpRequest;
import dev.torpor.http.HttpResponse;
import dev.torpor.network.TransferError;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Brings the replica up to date with a feed, by cursor or by validator. Single-flight: whoever asks
 * while a sync is under way waits for that one.
 *
 * <p>Records and token are stored together, after the whole response has arrived. A server that no
 * longer knows the token (410) is asked once more without it.
 */
final class FeedSync {
  /** Options of every client that syncs a feed. */
  static final List<ClientOption> OPTIONS =
      List.of(
          ClientOption.text("url", "https://api.example.test/feed", "Where the feed is."),
          ClientOption.choice(
              "fetch",
              List.of("cursor", "validators"),
              "How to ask for what is new: by cursor, or with If-None-Match."),
          ClientOption.duration(
              "timeout", "10s", "Longest wait for the response to begin; keep it below 30 s."));

  private final App app;
  private final String url;
  private final boolean byCursor;
  private final Duration timeout;
  private final List<Waiter> waiters = new ArrayList<>();
  private UrlSession.@Nullable Task underWay;

  /** Who waits for the end of a sync. */
  interface Waiter {
    /** The sync is over; true when the replica is as new as the server was. */
    void done(boolean success);
  }

  FeedSync(App app, ClientOptions options) {
    this.app = app;
    this.url = options.text("url");
    this.byCursor = options.text("fetch").equals("cursor");
    this.timeout = options.duration("timeout");
  }

  /** Starts a sync, or joins the one under way. */
  void start(Waiter waiter) {
    waiters.add(waiter);
    if (underWay == null) {
      send(app.replica().token());
    }
  }

  /** Stops waiting; the last one to go cancels the sync. */
  void cancel(Waiter waiter) {
    if (!waiters.remove(waiter)) {
      return;
    }
    if (waiters.isEmpty() && underWay != null) {
      UrlSession.Task cancelled = underWay;
      underWay = null;
      cancelled.cancel();
    }
    waiter.done(false);
  }

  private void send(@Nullable String token) {
    Attempt attempt = new Attempt(token);
    attempt.task = app.urlSession().dataTask(request(token), timeout, attempt);
    underWay = attempt.task;
  }

  private HttpRequest request(@Nullable String token) {
    if (token == null) {
      return HttpRequest.get(url);
    }
    if (!byCursor) {
      return HttpRequest.get(url).withHeader("If-None-Match", token);
    }
    String separator = url.indexOf('?') < 0 ? "?" : "&";
    String cursor = URLEncoder.encode(token, StandardCharsets.UTF_8);
    return HttpRequest.get(url + separator + "cursor=" + cursor);
  }

  private void finish(boolean success) {
    underWay = null;
    List<Waiter> told = List.copyOf(waiters);
    waiters.clear();
    told.forEach(waiter -> waiter.done(success));
  }

  /** One request and what becomes of it. */
  private final class Attempt implements UrlSession.Completion {
    private final @Nullable String token;
    private UrlSession.@Nullable Task task;

    Attempt(@Nullable String token) {
      this.token = token;
    }

    @Override
    public void completed(UrlSession.Response response) {
      if (task != underWay) {
        return; // cancelled while its completion was on the way
      }
      HttpResponse http = response.http();
      switch (http.status()) {
        case 200 -> store(response);
        case 304 -> {
          app.replica().apply(response, List.of(), token);
          finish(true);
        }
        case 410 -> startOver();
        default -> {
          app.log("the feed answered " + http.status());
          finish(false);
        }
      }
    }

    @Override
    public void failed(TransferError error) {
      if (task == underWay) {
        app.log("the feed could not be reached: " + error + " (" + error.code() + ")");
        finish(false);
      }
    }

    private void startOver() {
      if (token == null) {
        app.log("the feed answered 410 to a request without a token");
        finish(false);
      } else {
        send(null);
      }
    }

    private void store(UrlSession.Response response) {
      FeedPage page = FeedPage.parse(response.http().body());
      if (page == null) {
        app.log("the feed answered something that is not a feed");
        finish(false);
        return;
      }
      String next = byCursor ? page.cursor() : response.http().header("ETag");
      app.replica().apply(response, page.records(), next);
      finish(true);
    }
  }
}
