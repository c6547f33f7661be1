package dev.torpor.harness.backend;

import dev.torpor.random.RandomStream;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** What templates may know of the request that is being answered: when it is, and whose chance. */
final class StubInFlight {
  private final Instant start;
  private long now;
  private @Nullable RunStub stub;

  /** Nothing under way. */
  StubInFlight(Instant start) {
    this.start = start;
  }

  /** A request has arrived at that virtual instant. */
  void arrived(long nowMicros) {
    now = nowMicros;
    stub = null;
  }

  /** This stub answers it. */
  void matched(RunStub matched) {
    stub = matched;
  }

  /** The virtual instant. */
  Instant now() {
    return start.plus(now, ChronoUnit.MICROS);
  }

  /** The chance of the stub's templates. */
  RandomStream chance() {
    RunStub matched = stub;
    if (matched == null) {
      throw new IllegalStateException("a template is rendered outside a request");
    }
    return matched.templateChance();
  }
}
