package dev.torpor.harness.compare;

import dev.torpor.harness.run.RunHeader;
import java.util.List;

/**
 * Clients that met the same worlds.
 *
 * @param header of the reference's run under the first seed
 * @param seeds of the worlds, in order
 * @param floor the client {@code never}
 * @param contenders as they were named; the first is the reference of every difference
 */
public record Comparison(
    RunHeader header, List<Long> seeds, Contender floor, List<Contender> contenders) {
  /** Copies the lists. */
  public Comparison {
    seeds = List.copyOf(seeds);
    contenders = List.copyOf(contenders);
  }

  /** What the others are compared with. */
  public Contender reference() {
    return contenders.get(0);
  }

  /** The contenders apart from the reference. */
  public List<Contender> others() {
    return contenders.subList(1, contenders.size());
  }
}
