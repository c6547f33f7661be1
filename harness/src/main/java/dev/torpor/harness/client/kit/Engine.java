package dev.torpor.harness.client.kit;

import dev.torpor.app.App;
import dev.torpor.app.App.BackgroundAssertion;
import dev.torpor.app.App.Cancellable;
import dev.torpor.app.UrlSession;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Runs one sync at a time: whoever asks while one is under way waits for that one. Each who asks is
 * told exactly once how it ended, unless he withdraws before.
 */
final class Engine {
  private static final String SYNCED = "synced";

  /** How often to look whether a gate has opened while the user waits: a modelling choice. */
  private static final Duration LOOK_AGAIN = Duration.ofSeconds(30);

  /** Waits up to this are waited out inside a grant, which has 30 s in all: a modelling choice. */
  private static final long PATIENCE_MICROS = 5_000_000;

  private final App app;
  private final Kit kit;
  private final List<Interest> interests = new ArrayList<>();
  private @Nullable Flight flight;
  private @Nullable BackgroundAssertion assertion;
  private @Nullable Cancellable later;
  private boolean foreground;

  Engine(Kit kit) {
    this.app = kit.app();
    this.kit = kit;
  }

  /** Asks for a sync: starts one, joins the one under way, or is told that it must wait. */
  Interest want(Cause cause, Consumer<Outcome> whenDone) {
    Interest interest = new Interest(cause, whenDone, flight == null ? 0 : flight.brought());
    if (flight == null) {
      String held = kit.held(cause);
      if (held != null) {
        app.log("sync held (" + cause + "): " + held);
        lookAgain();
        whenDone.accept(Outcome.HELD);
        return interest;
      }
    }
    interests.add(interest);
    keepRunning();
    if (flight == null) {
      flight = new Flight(kit, this, cause);
      flight.start();
    } else if (cause == Cause.PUSH) {
      flight.newsArrived();
    }
    return interest;
  }

  /** The system has carried a request that was made in that state: takes the answer from there. */
  void arrived(Work work, String state, UrlSession.Response response) {
    if (flight == null) {
      flight = new Flight(kit, this, Cause.PIGGYBACK);
      keepRunning();
      flight.startWith(work, state, response);
    }
  }

  /** True while a sync is under way. */
  boolean busy() {
    return flight != null;
  }

  /** True while the user sees the app. */
  boolean inForeground() {
    return foreground;
  }

  /** Microseconds since the last complete sync, {@link Notes#NEVER} when there was none. */
  long sinceSync() {
    return kit.notes().since(SYNCED);
  }

  void enteredForeground() {
    foreground = true;
  }

  /** What only the user's presence allows is over. */
  void leftForeground() {
    foreground = false;
    stopLooking();
  }

  /** All triggers have had their say. */
  void enteredBackground() {
    Flight current = flight;
    if (current != null && current.waiting() && !anyGranted()) {
      end(current, Outcome.FAILED); // the next trigger goes on; no use in holding the app awake
    }
    keepRunning();
  }

  /** Longest wait for another attempt that makes sense now, in microseconds. */
  long patience() {
    return foreground ? Retry.GIVE_UP - 1 : PATIENCE_MICROS;
  }

  /** A sync has come to its end. */
  void end(Flight ended, Outcome outcome) {
    if (flight != ended) {
      return;
    }
    flight = null;
    ended.stop();
    if (outcome == Outcome.UPDATED || outcome == Outcome.UNCHANGED) {
      kit.notes().mark(SYNCED);
      kit.retry().succeeded();
    }
    List<Interest> told = List.copyOf(interests);
    interests.clear();
    int brought = ended.brought();
    told.forEach(interest -> interest.tell(outcome, brought));
    kit.triggers().forEach(trigger -> trigger.ended(outcome));
    if (outcome == Outcome.FAILED || outcome == Outcome.HELD) {
      lookAgain();
    }
    keepRunning();
  }

  private boolean anyGranted() {
    return interests.stream().anyMatch(interest -> interest.cause.granted());
  }

  /** Suspension would break a connection: what nobody else keeps running needs an assertion. */
  private void keepRunning() {
    boolean needed =
        flight != null
            && !foreground
            && interests.stream().anyMatch(interest -> !interest.cause.granted());
    BackgroundAssertion held = assertion;
    if (needed && held == null) {
      assertion = app.beginBackgroundTask("finish sync", this::outOfTime);
    } else if (!needed && held != null) {
      assertion = null;
      held.end();
    }
  }

  private void outOfTime() {
    for (Interest interest : List.copyOf(interests)) {
      if (!interest.cause.granted() && interest.withdraw()) {
        interest.whenDone.accept(Outcome.FAILED);
      }
    }
    keepRunning();
  }

  /** While the user is there, what had to wait is tried again as soon as it may. */
  private void lookAgain() {
    if (!foreground || later != null) {
      return;
    }
    long held = kit.retry().heldMicros();
    Duration wait = held > 0 ? Duration.of(held, ChronoUnit.MICROS) : LOOK_AGAIN;
    later =
        app.after(
            wait,
            () -> {
              later = null;
              if (flight == null && kit.held(Cause.AGAIN) == null) {
                want(Cause.AGAIN, outcome -> {});
              } else if (flight == null) {
                lookAgain();
              }
            });
  }

  private void stopLooking() {
    Cancellable timer = later;
    if (timer != null) {
      later = null;
      timer.cancel();
    }
  }

  /** Somebody who waits for a sync. */
  final class Interest {
    private final Cause cause;
    private final Consumer<Outcome> whenDone;
    private final int broughtBefore;

    private Interest(Cause cause, Consumer<Outcome> whenDone, int broughtBefore) {
      this.cause = cause;
      this.whenDone = whenDone;
      this.broughtBefore = broughtBefore;
    }

    /** What was stored before it joined is no news to it: a push must not claim it. */
    private void tell(Outcome outcome, int brought) {
      boolean nothing = outcome == Outcome.UPDATED && brought <= broughtBefore;
      whenDone.accept(nothing ? Outcome.UNCHANGED : outcome);
    }

    /**
     * Waits no longer. When nobody else waits either, the sync is called off.
     *
     * @return false when it had been told before
     */
    boolean withdraw() {
      boolean waited = interests.remove(this);
      Flight current = flight;
      if (waited && interests.isEmpty() && current != null) {
        flight = null;
        current.stop();
      }
      return waited;
    }
  }
}
