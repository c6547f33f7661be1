package dev.torpor.harness.client.kit;

import dev.torpor.app.App;
import dev.torpor.app.ClientOption;
import dev.torpor.app.ClientOptions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * When to try again after a failure, and when not to. What holds back requests is durable: a
 * process that is launched anew waits like the one before it.
 *
 * <p>{@code Retry-After} is a floor under every wait, also without retries. An error that the same
 * request would meet again is not met by retries, only by later syncs, ever more rarely.
 */
final class Retry {
  /** In-process retries are given up. */
  static final long GIVE_UP = Long.MAX_VALUE;

  private static final String HOLD = "hold";
  private static final String HOLD_FROM = "holdFrom";
  private static final String TOLD = "holdTold";
  private static final String FAILURES = "failures";
  private static final String PREVIOUS = "previousWait";
  private static final String ROUNDS = "rounds";
  private static final String ATTEMPTS = "attempts";

  private final App app;
  private final Notes notes;
  private final @Nullable Jitter jitter;
  private final Limits limits;

  private Retry(@Nullable Jitter jitter, Limits limits, Kit kit) {
    this.app = kit.app();
    this.notes = kit.notes();
    this.jitter = jitter;
    this.limits = limits;
  }

  /**
   * Lengths in microseconds.
   *
   * @param attempts how many failures there may be within the window
   */
  private record Limits(
      long base, long cap, long backgroundBase, long backgroundCap, int attempts, long window) {}

  private static final Limits STANDARD =
      new Limits(1_000_000, 60_000_000, 900_000_000, 28_800_000_000L, 8, 3_600_000_000L);

  static final List<Piece<Retry>> PIECES =
      List.of(
          Piece.of(
              "none",
              "no attempts of its own after a failure, the next trigger tries again; Retry-After"
                  + " is a floor all the same",
              List.of(),
              (options, kit) -> new Retry(null, STANDARD, kit)),
          piece("full", Jitter.FULL, "from 0 to an exponential wait (AWS: full jitter)"),
          piece("equal", Jitter.EQUAL, "half an exponential wait and up to as much again"),
          piece("decorrelated", Jitter.DECORRELATED, "from the base to three times the last wait"),
          piece("exponential", Jitter.EXPONENTIAL, "an exponential wait, nothing by chance"));

  private static Piece<Retry> piece(String name, Jitter jitter, String summary) {
    return Piece.of(
        name,
        summary,
        List.of(
            ClientOption.duration("base", "1s", "The first wait while the app runs."),
            ClientOption.duration("cap", "60s", "The longest wait while the app runs."),
            ClientOption.duration(
                "backgroundBase", "15min", "The first wait from one grant to the next."),
            ClientOption.duration(
                "backgroundCap", "8h", "The longest wait from one grant to the next."),
            ClientOption.number("attempts", "8", "Failures within the window, then none for it."),
            ClientOption.duration("window", "1h", "In which failures are counted.")),
        (options, kit) -> new Retry(jitter, limits(options), kit));
  }

  private static Limits limits(ClientOptions options) {
    return new Limits(
        options.micros("base"),
        options.micros("cap"),
        options.micros("backgroundBase"),
        options.micros("backgroundCap"),
        (int) Math.max(1, options.number("attempts")),
        options.micros("window"));
  }

  /** Everything is well again; failures still count in their window. */
  void succeeded() {
    for (String key : List.of(HOLD, HOLD_FROM, TOLD, FAILURES, PREVIOUS, ROUNDS)) {
      notes.remove(key);
    }
  }

  /**
   * An attempt has failed.
   *
   * @param patience longest wait that can be waited out here and now, in microseconds
   * @return microseconds until the next attempt in this process, or {@link #GIVE_UP}
   */
  long failed(Trouble trouble, long patience) {
    int failures = (int) notes.number(FAILURES, 0) + 1;
    notes.put(FAILURES, failures);
    int inWindow = countFailure();
    Duration asked = trouble.retryAfter();
    long floor = asked == null ? 0 : asked.toNanos() / 1_000;
    long wait = GIVE_UP;
    boolean mayTry = jitter != null && trouble.kind() != Trouble.Kind.PERMANENT;
    if (mayTry && inWindow < limits.attempts) {
      wait = Math.max(floor, spread(limits.base, limits.cap, failures));
    }
    if (wait <= patience) {
      hold(wait, floor > 0);
      return wait;
    }
    long later = Math.max(floor, untilNextRound(trouble));
    if (inWindow >= limits.attempts) {
      later = Math.max(later, limits.window);
    }
    hold(later, floor > 0 || trouble.kind() == Trouble.Kind.PERMANENT);
    return GIVE_UP;
  }

  private long spread(long base, long cap, int failures) {
    Jitter how = jitter == null ? Jitter.FULL : jitter;
    long wait = how.wait(base, cap, failures, notes.number(PREVIOUS, 0), app.random("retry"));
    notes.put(PREVIOUS, wait);
    return wait;
  }

  /** Without retries the triggers set the pace, unless they would repeat an error. */
  private long untilNextRound(Trouble trouble) {
    boolean permanent = trouble.kind() == Trouble.Kind.PERMANENT;
    if (jitter == null && !permanent) {
      return 0;
    }
    int rounds = (int) notes.number(ROUNDS, 0) + 1;
    notes.put(ROUNDS, rounds);
    Jitter how = permanent || jitter == null ? Jitter.EXPONENTIAL : jitter;
    return how.wait(
        limits.backgroundBase, limits.backgroundCap, rounds, 0, app.random("retry-background"));
  }

  private void hold(long micros, boolean told) {
    notes.put(HOLD, micros);
    notes.mark(HOLD_FROM);
    notes.put(TOLD, told ? 1 : 0);
  }

  /** The server wants no request for that long, from whatever trigger. */
  void askedToWait(Duration asked) {
    hold(Math.max(heldMicros(), asked.toNanos() / 1_000), true);
  }

  /** Why there must be no request now, null when there may be one. */
  @Nullable String held(Cause cause) {
    long left = heldMicros();
    if (left <= 0) {
      return null;
    }
    boolean told = notes.number(TOLD, 0) == 1;
    if (!told && cause.byUser() && failuresInWindow().size() < limits.attempts) {
      return null; // the user is there: no use in waiting for a better time
    }
    return told ? "the server wants no request now" : "backing off";
  }

  /** Microseconds until requests may be made again, 0 when they may. */
  long heldMicros() {
    long hold = notes.number(HOLD, 0);
    return hold == 0 ? 0 : Math.max(0, hold - notes.since(HOLD_FROM));
  }

  private int countFailure() {
    List<Long> times = failuresInWindow();
    times.add(app.now().toEpochMilli());
    if (times.size() > limits.attempts) {
      times = times.subList(times.size() - limits.attempts, times.size());
    }
    StringBuilder text = new StringBuilder();
    times.forEach(time -> text.append(text.length() == 0 ? "" : " ").append(time));
    notes.put(ATTEMPTS, text.toString());
    return times.size();
  }

  private List<Long> failuresInWindow() {
    List<Long> times = new ArrayList<>();
    String text = notes.text(ATTEMPTS);
    long now = app.now().toEpochMilli();
    if (text != null) {
      for (String time : text.split(" ")) {
        long age = now - Long.parseLong(time);
        if (age >= 0 && age < limits.window / 1_000) {
          times.add(Long.parseLong(time));
        }
      }
    }
    return times;
  }
}
