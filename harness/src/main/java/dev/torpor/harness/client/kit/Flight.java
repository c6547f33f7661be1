package dev.torpor.harness.client.kit;

import dev.torpor.app.App.Cancellable;
import dev.torpor.app.UrlSession;
import dev.torpor.http.HttpRequest;
import dev.torpor.network.TransferError;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One sync: the works one after the other, each an exchange at a time. */
final class Flight {
  /** More exchanges than any sync of an honest server takes: whoever needs more goes in circles. */
  private static final int MOST_EXCHANGES = 2_000;

  private final Kit kit;
  private final Engine engine;
  private final Cause cause;
  private final List<Work> works;
  private int turn;
  private int exchanges;
  private boolean troubled;
  private int brought;
  private boolean over;
  private boolean waiting;
  private boolean readAsked;
  private boolean askAgain;
  private boolean handedOver;
  private boolean readHandedOver;
  private @Nullable Cancellable current;
  private @Nullable Trouble postponed;

  Flight(Kit kit, Engine engine, Cause cause) {
    this.kit = kit;
    this.engine = engine;
    this.cause = cause;
    this.works = kit.works();
  }

  void start() {
    waiting = false;
    turn = 0;
    postponed = null;
    readAsked = false;
    askAgain = false;
    handedOver = false;
    readHandedOver = false;
    works.get(0).begin();
    advance();
  }

  /** Begins with the answer to a request of that work. */
  void startWith(Work work, String state, UrlSession.Response response) {
    turn = works.indexOf(work);
    if (work.resume(state)) {
      exchanges++;
      readAsked = work == kit.fetch();
      new Answer(work).completed(response);
    } else {
      engine.end(this, Outcome.HELD);
    }
  }

  /** Something has changed on the server: an answer that is under way may not know of it. */
  void newsArrived() {
    askAgain |= readAsked;
  }

  /** How often it has stored something new; whoever joins it now need not be told of that. */
  int brought() {
    boolean underWay = turn < works.size() && works.get(turn).brought();
    return brought + (underWay ? 1 : 0);
  }

  /** True while it waits for another attempt. */
  boolean waiting() {
    return waiting;
  }

  /** Deaf from now on; what is under way is cancelled. */
  void stop() {
    over = true;
    Cancellable running = current;
    if (running != null) {
      current = null;
      running.cancel();
    }
  }

  private void advance() {
    while (!over && !waiting) {
      String held = exchanges == 0 ? null : kit.gated(cause);
      Work work = works.get(turn);
      boolean carried = kit.lane().carries(work);
      handedOver |= carried;
      HttpRequest request = carried ? null : work.next();
      if (request != null && held != null) {
        kit.app().log("sync cut short: " + held);
        engine.end(this, troubled ? Outcome.FAILED : Outcome.HELD);
      } else if (request != null) {
        if (send(work, request)) {
          return;
        }
        nextWork(work); // the system has it
      } else {
        nextWork(work);
      }
    }
  }

  private void nextWork(Work finished) {
    brought += finished.brought() ? 1 : 0;
    turn++;
    if (turn < works.size()) {
      works.get(turn).begin();
    } else if (postponed != null) {
      failed(postponed);
    } else if (kit.uploadsWait() && !handedOver) {
      turn = 0; // written while the rest was under way
      works.get(0).begin();
    } else if (askAgain) {
      askAgain = false;
      turn = works.size() - 1;
      works.get(turn).begin();
    } else {
      Outcome read = brought > 0 ? Outcome.UPDATED : Outcome.UNCHANGED;
      engine.end(this, readHandedOver ? Outcome.HANDED_OVER : read);
    }
  }

  /** Sends it, or hands it over to the system: then there is nothing to wait for. */
  private boolean send(Work work, HttpRequest request) {
    exchanges++;
    if (exchanges > MOST_EXCHANGES) {
      failed(Trouble.unreadable("no end after " + MOST_EXCHANGES + " exchanges"));
      return true;
    }
    if (kit.lane().takes(cause, work, request)) {
      kit.lane().enqueue(request, work.state());
      handedOver = true;
      readHandedOver |= work == kit.fetch();
      return false;
    }
    readAsked |= work == kit.fetch();
    UrlSession.Task task =
        kit.app().urlSession().dataTask(request, kit.timeout(), new Answer(work));
    current = task::cancel;
    return true;
  }

  private void failed(Trouble trouble) {
    troubled = true;
    boolean patient = engine.inForeground() || cause.granted();
    long wait = kit.retry().failed(trouble, patient ? engine.patience() : -1);
    String text = "sync failed: " + trouble.text();
    if (wait == Retry.GIVE_UP) {
      kit.app().log(text);
      brought = 0;
      engine.end(this, Outcome.FAILED);
      return;
    }
    kit.app().log(text + ", again in " + wait / 1_000 + " ms");
    waiting = true;
    current = kit.app().after(Duration.of(wait, ChronoUnit.MICROS), this::again);
  }

  private void again() {
    current = null;
    String held = kit.gated(cause);
    if (held == null) {
      start();
    } else {
      kit.app().log("sync held (" + cause + "): " + held);
      engine.end(this, Outcome.FAILED); // it was tried, and that came to nothing
    }
  }

  /** The answer to one request; deaf once the sync is over. */
  private final class Answer implements UrlSession.Completion {
    private final Work work;
    private final long sentAt = kit.app().uptimeMicros();

    private Answer(Work work) {
      this.work = work;
    }

    @Override
    public void completed(UrlSession.Response response) {
      if (over) {
        return;
      }
      current = null;
      troubled |= response.http().status() >= 400;
      SignalGate.measured(kit, response.http().body().length(), kit.app().uptimeMicros() - sentAt);
      try {
        work.answered(response);
        advance();
      } catch (Trouble trouble) {
        troubled(trouble);
      }
    }

    /** A server that takes no writes may still be read; one that wants peace gets it. */
    private void troubled(Trouble trouble) {
      boolean more = turn + 1 < works.size();
      if (!more || trouble.retryAfter() != null) {
        Flight.this.failed(trouble);
        return;
      }
      postponed = trouble;
      brought += work.brought() ? 1 : 0;
      turn++;
      works.get(turn).begin();
      advance();
    }

    @Override
    public void failed(TransferError error) {
      if (!over) {
        current = null;
        Flight.this.failed(Trouble.of(error));
      }
    }
  }
}
