package dev.torpor.network;

import dev.torpor.random.RandomStream;
import org.jspecify.annotations.Nullable;

/**
 * Which packets of one transfer a link loses: each independently with the same probability, drawn
 * as the number of packets that get through before the next loss.
 */
final class Losses {
  private static final Losses NONE = new Losses(null, 0);

  private final @Nullable RandomStream chance;
  private final double logOfSurvival;
  private final int ppm;
  private long gap;

  private Losses(@Nullable RandomStream chance, int ppm) {
    this.chance = chance;
    this.ppm = ppm;
    this.logOfSurvival = StrictMath.log1p(-(double) ppm / Link.ALL);
    this.gap = draw();
  }

  /** A direction that loses nothing. */
  static Losses none() {
    return NONE;
  }

  /**
   * Losses of one direction during one transfer.
   *
   * @param ppm above 0
   */
  static Losses of(RandomStream chance, int ppm) {
    return new Losses(chance, ppm);
  }

  /** True when packets can get lost. */
  boolean possible() {
    return ppm > 0;
  }

  /** Packets that get through before the next one that is lost. */
  long gap() {
    return gap;
  }

  /** Sends packets, all of which get through; not more than {@link #gap}. */
  void pass(long packets) {
    if (ppm > 0) {
      gap -= packets;
    }
  }

  /** Loses the packet after the gap. */
  void lose() {
    gap = draw();
  }

  private long draw() {
    if (chance == null) {
      return Long.MAX_VALUE;
    }
    if (ppm == Link.ALL) {
      return 0;
    }
    double u = 1 - chance.nextDouble();
    return (long) (StrictMath.log(u) / logOfSurvival);
  }
}
