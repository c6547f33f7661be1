package dev.torpor.harness.client.kit;

import dev.torpor.app.ClientOption;
import dev.torpor.app.ClientOptions;
import java.util.List;

/** How the interval between two refreshes changes with what they bring. */
abstract class Pace {
  private static final long DAY_MICROS = 86_400_000_000L;

  static final List<Piece<Pace>> PIECES =
      List.of(
          Piece.of("fixed", "always the same", List.of(), (options, kit) -> new Fixed()),
          Piece.of(
              "adaptive",
              "shorter after news, longer after none",
              List.of(
                  ClientOption.duration("min", "5min", "The shortest interval."),
                  ClientOption.duration("max", "6h", "The longest interval."),
                  ClientOption.decimal("onChange", "0.5", "Factor after new records."),
                  ClientOption.decimal("onUnchanged", "1.5", "Factor after none.")),
              Adaptive::new),
          Piece.of(
              "engagement",
              "longer with every day on which the app is not opened",
              List.of(
                  ClientOption.decimal("factor", "2", "For each day since the last open."),
                  ClientOption.duration("cap", "24h", "The longest interval.")),
              Engagement::new));

  private long start;

  /** Sets the interval to begin with. */
  Pace startingAt(long micros) {
    start = micros;
    return this;
  }

  long start() {
    return start;
  }

  abstract long intervalMicros();

  void ended(Outcome outcome) {}

  void opened() {}

  private static final class Fixed extends Pace {
    @Override
    long intervalMicros() {
      return start();
    }
  }

  /** The interval is durable: a process that dies does not forget what it has learnt. */
  private static final class Adaptive extends Pace {
    private static final String KEY = "interval";

    private final Notes notes;
    private final long min;
    private final long max;
    private final double onChange;
    private final double onUnchanged;

    private Adaptive(ClientOptions options, Kit kit) {
      this.notes = kit.notes();
      this.min = options.micros("min");
      this.max = Math.max(min, options.micros("max"));
      this.onChange = options.decimal("onChange");
      this.onUnchanged = options.decimal("onUnchanged");
    }

    @Override
    long intervalMicros() {
      return notes.number(KEY, start());
    }

    @Override
    void ended(Outcome outcome) {
      if (outcome == Outcome.UPDATED || outcome == Outcome.UNCHANGED) {
        double factor = outcome == Outcome.UPDATED ? onChange : onUnchanged;
        long next = (long) (intervalMicros() * factor);
        notes.put(KEY, Math.max(min, Math.min(max, next)));
      }
    }
  }

  private static final class Engagement extends Pace {
    private static final String KEY = "opened";
    private static final int MOST_DAYS = 60;

    private final Notes notes;
    private final double factor;
    private final long cap;

    private Engagement(ClientOptions options, Kit kit) {
      this.notes = kit.notes();
      this.factor = options.decimal("factor");
      this.cap = options.micros("cap");
    }

    @Override
    long intervalMicros() {
      long days = Math.min(MOST_DAYS, notes.since(KEY) / DAY_MICROS);
      double interval = start();
      for (long day = 0; day < days && interval < cap; day++) {
        interval *= factor;
      }
      return (long) Math.min((double) Math.max(cap, start()), interval);
    }

    @Override
    void opened() {
      notes.mark(KEY);
    }
  }
}
