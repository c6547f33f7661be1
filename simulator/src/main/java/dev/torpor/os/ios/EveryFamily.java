package dev.torpor.os.ios;

import dev.torpor.os.BlockReason;
import dev.torpor.os.Decision;
import dev.torpor.os.OsPolicy;
import dev.torpor.os.OsPolicyFamily;
import dev.torpor.os.PolicyParameters;
import dev.torpor.time.TimeFormat;
import java.util.OptionalLong;

/**
 * The family {@code every:<duration>}: grants only at the multiples of that duration since the
 * start of the run, so that closed forms of periodic sync can be checked.
 */
public final class EveryFamily implements OsPolicyFamily {
  /** For the service mechanism. */
  public EveryFamily() {}

  @Override
  public String name() {
    return "every";
  }

  @Override
  public String summary() {
    return "grants at fixed instants, all multiples of the duration since the start";
  }

  @Override
  public boolean takesDuration() {
    return true;
  }

  @Override
  public OsPolicy create(OptionalLong durationMicros, PolicyParameters parameters) {
    long period = durationMicros.orElseThrow();
    if (period <= 0) {
      throw new IllegalArgumentException("every: needs a duration longer than zero");
    }
    return new PlainPolicy(
        "every:" + TimeFormat.duration(period),
        parameters,
        (work, now) -> {
          long window = now % period == 0 ? now : now + period - now % period;
          return new Decision.Builder()
              .blockUntil(BlockReason.NOT_DUE, work.notBefore(), now)
              .blockUntil(BlockReason.OUTSIDE_WINDOW, window, now)
              .decide();
        });
  }
}
