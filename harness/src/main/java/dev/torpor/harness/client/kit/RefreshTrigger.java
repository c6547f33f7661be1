package dev.torpor.harness.client.kit;

import dev.torpor.app.BackgroundTasks.AppRefreshRequest;
import dev.torpor.app.ClientOption;
import dev.torpor.app.ClientOptions;
import dev.torpor.app.Launch;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** An app refresh that is asked for again in each grant (reference 2.2 B1, B18, B19). */
final class RefreshTrigger implements Trigger {
  static final Piece<Trigger> PIECE =
      Piece.of(
          "refresh",
          "an app refresh (BGAppRefreshTask), asked for again in each grant",
          List.of(
              ClientOption.duration(
                  "interval", "30min", "Time from one refresh to the earliest begin of the next."),
              ClientOption.decimal(
                  "jitter",
                  "0",
                  "Spread of the interval: 0.5 makes it from half to one and a half."),
              ClientOption.part(
                  "pace", "fixed", "How the interval changes.", Piece.parts(Pace.PIECES)),
              ClientOption.text("identifier", "app.refresh", "Identifier of the task.")),
          RefreshTrigger::new);

  private final Kit kit;
  private final Pace pace;
  private final double jitter;
  private final Tasks tasks;
  private long soonest = Long.MAX_VALUE;

  private RefreshTrigger(ClientOptions options, Kit kit) {
    this.kit = kit;
    this.jitter = Math.min(1, options.decimal("jitter"));
    this.pace =
        Piece.make(Pace.PIECES, options.part("pace"), kit).startingAt(options.micros("interval"));
    String identifier = options.text("identifier");
    this.tasks =
        new Tasks(
            kit,
            Cause.REFRESH,
            identifier,
            "refresh",
            () -> new AppRefreshRequest(identifier, kit.app().now().plus(nextWait())));
  }

  private Duration nextWait() {
    long micros = Math.min(soonest, pace.intervalMicros());
    soonest = Long.MAX_VALUE;
    if (jitter > 0) {
      double spread = 1 + jitter * (2 * kit.app().random("poll-jitter").nextDouble() - 1);
      micros = (long) (micros * spread);
    }
    return Duration.of(Math.max(micros, kit.retry().heldMicros()), ChronoUnit.MICROS);
  }

  @Override
  public void launched(Launch launch) {
    tasks.register();
    if (launch.inBackground() && launch.reason() != Launch.Reason.REFRESH) {
      tasks.ensure();
    }
  }

  @Override
  public void enteredForeground() {
    pace.opened();
  }

  @Override
  public void enteredBackground() {
    tasks.ensure();
  }

  @Override
  public void wantedIn(long micros) {
    if (micros < pace.intervalMicros()) {
      soonest = micros;
      tasks.submit();
    }
  }

  @Override
  public void ended(Outcome outcome) {
    long before = pace.intervalMicros();
    pace.ended(outcome);
    boolean later = kit.retry().heldMicros() > pace.intervalMicros();
    if (!kit.engine().inForeground() && (pace.intervalMicros() != before || later)) {
      tasks.submit(); // in the place of the one that was asked for before the outcome was known
    }
  }
}
