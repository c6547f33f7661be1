package dev.torpor.harness.client;

import dev.torpor.app.App;
import dev.torpor.app.UrlSession;
import dev.torpor.http.HttpResponse;
import dev.torpor.network.TransferError;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Brings the replica up to date with a feed, one exchange at a time: whoever asks while one is
 * under way waits for that one.
 *
 * <p>Records and token are stored in one step. A token stored before its records would lose them if
 * the process died in between; stored after, it would only fetch them again.
 */
final class FeedSync {
  private static final int NOT_MODIFIED = 304;
  private static final int GONE = 410;
  private static final int OK = 200;

  private final App app;
  private final Fetch fetch;
  private final Duration timeout;
  private final List<Interest> interests = new ArrayList<>();
  private @Nullable Flight flight;

  /**
   * A sync that has nothing under way.
   *
   * @param timeout longest wait for a response to begin
   */
  FeedSync(App app, Fetch fetch, Duration timeout) {
    this.app = app;
    this.fetch = fetch;
    this.timeout = timeout;
  }

  /** How a sync ends. */
  enum Outcome {
    /** New records are durably stored. */
    UPDATED,
    /** The server confirmed that what is held is current. */
    UNCHANGED,
    /** Nothing is known that was not known before; the log tells why. */
    FAILED
  }

  /**
   * Starts a sync, or joins the one under way.
   *
   * @param whenDone told once, later, unless the interest is withdrawn before
   */
  Interest start(Consumer<Outcome> whenDone) {
    Interest interest = new Interest(whenDone);
    interests.add(interest);
    if (flight == null) {
      send(app.replica().token());
    }
    return interest;
  }

  /** Somebody who waits for the sync under way. */
  final class Interest {
    private final Consumer<Outcome> whenDone;

    private Interest(Consumer<Outcome> whenDone) {
      this.whenDone = whenDone;
    }

    /**
     * Waits no longer. When nobody else waits either, the exchange is cancelled.
     *
     * @return false when the sync had ended before
     */
    boolean withdraw() {
      boolean waited = interests.remove(this);
      Flight current = flight;
      if (waited && interests.isEmpty() && current != null) {
        flight = null;
        current.task.cancel();
      }
      return waited;
    }
  }

  private void send(@Nullable String token) {
    Flight sent = new Flight(token);
    flight = sent;
    sent.task = app.urlSession().dataTask(fetch.request(token), timeout, sent);
  }

  private void end(Outcome outcome) {
    flight = null;
    List<Interest> told = List.copyOf(interests);
    interests.clear();
    told.forEach(interest -> interest.whenDone.accept(outcome));
  }

  private void fail(String reason) {
    app.log("sync failed: " + reason);
    end(Outcome.FAILED);
  }

  /** One exchange; deaf once it has been cancelled. */
  private final class Flight implements UrlSession.Completion {
    private final @Nullable String token;
    private UrlSession.Task task = () -> {};

    Flight(@Nullable String token) {
      this.token = token;
    }

    @Override
    public void completed(UrlSession.Response response) {
      if (flight != this) {
        return;
      }
      HttpResponse http = response.http();
      if (http.status() == OK) {
        store(response);
      } else if (http.status() == NOT_MODIFIED && token != null) {
        app.replica().apply(response, List.of(), token);
        end(Outcome.UNCHANGED);
      } else if (http.status() == GONE && token != null) {
        app.log("the server does not know our token any more: fetching everything");
        send(null);
      } else {
        fail("HTTP " + http.status());
      }
    }

    private void store(UrlSession.Response response) {
      try {
        Fetch.Update update = fetch.read(response.http());
        app.replica().apply(response, update.records(), update.token());
        end(update.records().isEmpty() ? Outcome.UNCHANGED : Outcome.UPDATED);
      } catch (FeedFormatException e) {
        fail(String.valueOf(e.getMessage()));
      }
    }

    @Override
    public void failed(TransferError error) {
      if (flight == this) {
        fail(error + " (" + error.code() + ")");
      }
    }
  }
}
