package dev.torpor.harness.client.kit;

import dev.torpor.app.App.Cancellable;
import dev.torpor.app.ClientOption;
import dev.torpor.app.ClientOptions;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A timer while the user sees the app. */
final class TimerTrigger implements Trigger {
  static final Piece<Trigger> PIECE =
      Piece.of(
          "timer",
          "a timer while the user sees the app",
          List.of(
              ClientOption.duration("every", "1min", "Mean time from one to the next."),
              ClientOption.choice(
                  "spread", List.of("fixed", "poisson"), "Regular or at random instants.")),
          TimerTrigger::new);

  private final Kit kit;
  private final long every;
  private final boolean poisson;
  private @Nullable Cancellable timer;

  private TimerTrigger(ClientOptions options, Kit kit) {
    this.kit = kit;
    this.every = Math.max(1, options.micros("every"));
    this.poisson = options.text("spread").equals("poisson");
  }

  @Override
  public void enteredForeground() {
    next();
  }

  @Override
  public void enteredBackground() {
    Cancellable running = timer;
    if (running != null) {
      timer = null;
      running.cancel();
    }
  }

  private void next() {
    long wait = poisson ? (long) kit.app().random("timer").exponential((double) every) : every;
    timer =
        kit.app()
            .after(
                Duration.of(Math.max(1, wait), ChronoUnit.MICROS),
                () -> {
                  next();
                  kit.engine().want(Cause.TIMER, outcome -> {});
                });
  }
}
