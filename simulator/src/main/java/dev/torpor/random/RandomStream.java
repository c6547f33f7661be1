package dev.torpor.random;

/**
 * One labelled stream of chance: SplitMix64 over a key and a counter.
 *
 * <p>The n-th draw of a stream depends on the seed, the label and n alone. All samplers use integer
 * arithmetic and {@link StrictMath}, whose results are the same bits on every JDK and CPU.
 */
public final class RandomStream {
  private static final long GAMMA = 0x9E3779B97F4A7C15L;
  private static final double UNIT = 0x1.0p-53;

  private final long key;
  private long counter;
  private double spareNormal = Double.NaN;

  RandomStream(long key) {
    this.key = key;
  }

  /**
   * A stream of its own for one of the things this stream is about, from its first draw. It depends
   * on this stream's label and on {@code entity} alone, not on what has been drawn before.
   */
  public RandomStream keyed(long entity) {
    return new RandomStream(mix(mix(key) + hash(entity)));
  }

  /** 64 random bits. */
  public long nextLong() {
    return mix(key + ++counter * GAMMA);
  }

  /** A number in [0, 1) with 53 random bits. */
  public double nextDouble() {
    return (nextLong() >>> 11) * UNIT;
  }

  /**
   * A number from 0 to {@code bound} - 1, without bias.
   *
   * @throws IllegalArgumentException when {@code bound} is not positive
   */
  public long nextLong(long bound) {
    if (bound <= 0) {
      throw new IllegalArgumentException("bound must be positive, not " + bound);
    }
    while (true) {
      long bits = nextLong() >>> 1;
      long value = bits % bound;
      if (bits - value + (bound - 1) >= 0) {
        return value;
      }
    }
  }

  /** A number from {@code low} to {@code high}, both included. */
  public long between(long low, long high) {
    return low + nextLong(Math.addExact(Math.subtractExact(high, low), 1));
  }

  /** True with the given probability. */
  public boolean chance(double probability) {
    return nextDouble() < probability;
  }

  /** An exponential variate with the given mean, in the mean's unit. */
  public double exponential(double mean) {
    return -mean * StrictMath.log(1.0 - nextDouble());
  }

  /** A standard normal variate (Marsaglia's polar method). */
  public double normal() {
    if (!Double.isNaN(spareNormal)) {
      double spare = spareNormal;
      spareNormal = Double.NaN;
      return spare;
    }
    while (true) {
      double u = 2 * nextDouble() - 1;
      double v = 2 * nextDouble() - 1;
      double s = u * u + v * v;
      if (s > 0 && s < 1) {
        double scale = Math.sqrt(-2 * StrictMath.log(s) / s);
        spareNormal = v * scale;
        return u * scale;
      }
    }
  }

  /** A lognormal variate with the given median and shape sigma. */
  public double lognormal(double median, double sigma) {
    return median * StrictMath.exp(sigma * normal());
  }

  /** A number that looks like chance but is always the same: neighbours become unlike. */
  public static long hash(long value) {
    return mix(value + GAMMA);
  }

  /** The finalizer of SplitMix64. */
  static long mix(long value) {
    long z = value;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}
