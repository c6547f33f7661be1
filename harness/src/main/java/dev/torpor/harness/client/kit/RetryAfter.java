package dev.torpor.harness.client.kit;

import dev.torpor.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** What a client makes of {@code Retry-After}: absurd waits are not waited. */
final class RetryAfter {
  /** Longer waits are taken for a mistake of the server. */
  static final Duration LONGEST = Duration.ofDays(1);

  /** What is waited in the place of one that is a mistake. */
  static final Duration INSTEAD = Duration.ofHours(1);

  private RetryAfter() {}

  /**
   * How long to wait: null without the header or when nobody can tell what it says, never negative,
   * {@link #INSTEAD} when it is longer than {@link #LONGEST}. A date counts from the server's own
   * {@code Date}, so that a clock that is wrong on the device does no harm.
   */
  static @Nullable Duration of(HttpResponse response, Instant now) {
    OptionalLong micros = dev.torpor.http.RetryAfter.micros(response, now);
    if (micros.isEmpty()) {
      return null;
    }
    Duration wait = Duration.of(micros.getAsLong(), ChronoUnit.MICROS);
    return wait.compareTo(LONGEST) > 0 ? INSTEAD : wait;
  }
}
