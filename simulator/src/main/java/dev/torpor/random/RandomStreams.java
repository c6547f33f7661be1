package dev.torpor.random;

/**
 * The root of all chance in a run: forks independent {@link RandomStream}s by label.
 *
 * <p>Labels are paths that name the entity and the purpose: {@code world/changes}, {@code
 * os/jetsam}, {@code backend/delay/feed}. Asking twice for one label gives two streams with the
 * same draws, so a stream is asked for once and kept.
 */
public final class RandomStreams {
  private static final long FNV_OFFSET = 0xCBF29CE484222325L;
  private static final long FNV_PRIME = 0x100000001B3L;

  private final long seed;

  /** A root for the scenario's seed; any value is as good as any other. */
  public RandomStreams(long seed) {
    this.seed = seed;
  }

  /** The seed this root was made with. */
  public long seed() {
    return seed;
  }

  /** The stream of that label, from its first draw. */
  public RandomStream fork(String label) {
    long hash = FNV_OFFSET;
    for (int i = 0; i < label.length(); i++) {
      hash = (hash ^ label.charAt(i)) * FNV_PRIME;
    }
    return new RandomStream(RandomStream.mix(RandomStream.mix(seed) ^ hash));
  }
}
