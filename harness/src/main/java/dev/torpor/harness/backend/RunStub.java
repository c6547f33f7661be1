package dev.torpor.harness.backend;

import dev.torpor.random.RandomStream;
import dev.torpor.random.RandomStreams;
import org.jspecify.annotations.Nullable;

/** A stub in one run: with its own chance, and the shape in which it serves the dataset. */
final class RunStub {
  private final Stub stub;
  private final RandomStream delayChance;
  private final RandomStream templateChance;
  private final @Nullable BoundShape shape;

  RunStub(Stub stub, RandomStreams streams, @Nullable BoundShape shape) {
    this.stub = stub;
    this.delayChance = streams.fork("backend/delay/" + stub.key());
    this.templateChance = streams.fork("backend/template/" + stub.key());
    this.shape = shape;
  }

  /** Its name, or its file and number. */
  String key() {
    return stub.key();
  }

  /** The next delay in microseconds. */
  long nextDelayMicros() {
    return stub.delay().sampleMicros(delayChance);
  }

  @Nullable Dribble dribble() {
    return stub.dribble();
  }

  RandomStream templateChance() {
    return templateChance;
  }

  /** Null when the stub serves its own body. */
  @Nullable BoundShape shape() {
    return shape;
  }
}
