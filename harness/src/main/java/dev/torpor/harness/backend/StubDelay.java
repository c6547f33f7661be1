package dev.torpor.harness.backend;

import dev.torpor.random.RandomStream;
import org.jspecify.annotations.Nullable;

/**
 * How long a stub waits before it answers: a fixed time plus, maybe, a random one. What the stub
 * leaves open, the directory's settings fill in, each part for itself, as WireMock does.
 *
 * @param fixedMillis null when left open
 * @param random null when left open
 */
record StubDelay(@Nullable Long fixedMillis, @Nullable Distribution random) {
  /** Nothing said. */
  static final StubDelay OPEN = new StubDelay(null, null);

  /** Longest delay that is spent: a year. Longer ones come out as a year. */
  private static final long MOST_MILLIS = 365L * 24 * 60 * 60 * 1000;

  /** A random part, in whole milliseconds like WireMock's. */
  sealed interface Distribution {
    long sampleMillis(RandomStream stream);
  }

  /** Always the same. */
  record Fixed(long millis) implements Distribution {
    @Override
    public long sampleMillis(RandomStream stream) {
      return millis;
    }
  }

  /** Even between two bounds, both included. */
  record Uniform(long lower, long upper) implements Distribution {
    @Override
    public long sampleMillis(RandomStream stream) {
      return stream.between(lower, upper);
    }
  }

  /**
   * Lognormal; drawn again up to ten times while over the maximum, then cut.
   *
   * @param max in milliseconds, infinite when there is none
   */
  record Lognormal(double median, double sigma, double max) implements Distribution {
    private static final int MORE_DRAWS = 10;

    @Override
    public long sampleMillis(RandomStream stream) {
      long sample = Math.round(stream.lognormal(median, sigma));
      for (int i = 0; i < MORE_DRAWS && sample > max; i++) {
        sample = Math.round(stream.lognormal(median, sigma));
      }
      return sample > max ? Math.round(max) : sample;
    }
  }

  /** This delay, with what it leaves open filled in. */
  StubDelay orElse(StubDelay settings) {
    return new StubDelay(
        fixedMillis != null ? fixedMillis : settings.fixedMillis,
        random != null ? random : settings.random);
  }

  /** One delay in microseconds. */
  long sampleMicros(RandomStream stream) {
    long millis = fixedMillis == null ? 0 : Math.min(fixedMillis, MOST_MILLIS);
    if (random != null) {
      millis += Math.min(random.sampleMillis(stream), MOST_MILLIS);
    }
    return Math.min(millis, MOST_MILLIS) * 1_000;
  }
}
