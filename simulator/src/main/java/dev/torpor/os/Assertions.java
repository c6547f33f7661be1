package dev.torpor.os;

import dev.torpor.app.App;
import dev.torpor.os.SystemRules.Flag;
import dev.torpor.time.Lane;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * The background-task assertions of one process. They share one clock, which starts when the app
 * leaves the foreground, or at the first assertion of a process that never was there.
 */
final class Assertions {
  private static final Duration HUGE = Duration.ofSeconds(Long.MAX_VALUE);

  private final Phone phone;
  private final AppProcess process;
  private final Owner owner;
  private final SystemRules rules;
  private final List<Held> held = new ArrayList<>();
  private boolean running;
  private boolean dead;
  private long deadline;
  private long timer;

  /** Whom assertions keep from suspending the process, and who kills it. */
  interface Owner {
    /** The last assertion has been given back. */
    void assertionsReleased();

    /** Assertions are still held after their time. */
    void assertionsLeaked(String names);

    /** Whether the clock runs: the app is in the background. */
    boolean inBackground();

    /** Whether nothing else keeps the app from being suspended any moment. */
    boolean aboutToSuspend();

    /** The time that assertions give, and the grace after it. */
    SystemLimits limits();
  }

  Assertions(Phone phone, AppProcess process, Owner owner, SystemRules rules) {
    this.phone = phone;
    this.process = process;
    this.owner = owner;
    this.rules = rules;
  }

  App.BackgroundAssertion begin(String name, Runnable expirationHandler) {
    if (owner.aboutToSuspend()) {
      Misuse.lateAssertion(process, name);
    }
    if (owner.inBackground() && rules.has(Flag.LATE_ASSERTIONS_DENIED)) {
      record(name, OsEvent.Assertion.Change.DENIED);
      return () -> {};
    }
    Held assertion = new Held(name, expirationHandler);
    held.add(assertion);
    record(name, OsEvent.Assertion.Change.BEGUN);
    if (!running && (owner.inBackground() || rules.has(Flag.ASSERTION_CLOCK_STARTS_ON_BEGIN))) {
      startClock();
    }
    return assertion;
  }

  boolean any() {
    return !held.isEmpty();
  }

  /**
   * What is left of the time that was given last; in the foreground a huge value, or what an
   * assertion would give.
   */
  Duration remaining() {
    if (!owner.inBackground()) {
      return rules.has(Flag.TIME_REMAINING_IS_HUGE)
          ? HUGE
          : Duration.ofNanos(owner.limits().assertionMicros() * 1_000);
    }
    long until = Math.max(process.givenUntil(), running ? deadline : Long.MIN_VALUE);
    return until == Long.MAX_VALUE
        ? HUGE
        : Duration.ofNanos((Math.max(until, phone.clock().now()) - phone.clock().now()) * 1_000);
  }

  void enteredBackground() {
    if (any() && !running) {
      startClock();
    }
  }

  void enteredForeground() {
    if (!rules.has(Flag.ASSERTION_CLOCK_STARTS_ON_BEGIN)) {
      stopClock();
    }
  }

  void die() {
    dead = true;
    held.clear();
    stopClock();
  }

  private void startClock() {
    running = true;
    deadline = phone.clock().now() + owner.limits().assertionMicros();
    timer = phone.clock().at(deadline, Lane.OS, this::expired);
  }

  private void stopClock() {
    if (running) {
      phone.clock().cancel(timer);
      running = false;
    }
  }

  private void expired() {
    for (Held assertion : List.copyOf(held)) {
      record(assertion.name, OsEvent.Assertion.Change.EXPIRED);
      process.post(
          "expiration handler of background task " + assertion.name, assertion.expirationHandler);
    }
    timer = phone.clock().after(owner.limits().expirationGraceMicros(), Lane.OS, this::graceOver);
  }

  private void graceOver() {
    running = false;
    if (any()) {
      List<String> names = new ArrayList<>();
      for (Held assertion : held) {
        names.add(assertion.name);
      }
      owner.assertionsLeaked(String.join(", ", names));
    }
  }

  private void record(String name, OsEvent.Assertion.Change change) {
    phone.trace().record(new OsEvent.Assertion(name, change));
  }

  private final class Held implements App.BackgroundAssertion {
    private final String name;
    private final Runnable expirationHandler;

    Held(String name, Runnable expirationHandler) {
      this.name = name;
      this.expirationHandler = expirationHandler;
    }

    @Override
    public void end() {
      if (dead) {
        return;
      }
      if (!held.remove(this)) {
        process.violation(
            "B05",
            "endBackgroundTask was called again for '"
                + name
                + "'; iOS ignores it, but an identifier used twice often hides one never ended");
        return;
      }
      record(name, OsEvent.Assertion.Change.ENDED);
      if (!any()) {
        stopClock();
        owner.assertionsReleased();
      }
    }
  }
}
