package dev.torpor.os.ios;

import dev.torpor.os.ios.IosScores.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** What each policy counts for one sort of work. */
final class IosWeights {
  private static final Part[] PARTS = Part.values();

  private final double[] byPart = new double[PARTS.length];
  private final long[] millionthsByPart = new long[PARTS.length];
  private final Part[] asked;
  private double sum;
  private long sumMillionths;

  /** Weights, each not negative. */
  @SuppressWarnings("EnumOrdinal") // a place in an array of one run, never stored
  IosWeights(ToDoubleFunction<Part> weights) {
    List<Part> matter = new ArrayList<>();
    for (Part part : PARTS) {
      double weight = weights.applyAsDouble(part);
      byPart[part.ordinal()] = weight;
      millionthsByPart[part.ordinal()] = Math.round(weight * 1e6);
      sum += weight;
      sumMillionths += millionthsByPart[part.ordinal()];
      if (weight > 0 && part.hasSomethingToSay()) {
        matter.add(part);
      }
    }
    asked = matter.toArray(new Part[0]);
  }

  /** The policies that count and may answer less than 1, in their order; not to be written to. */
  Part[] asked() {
    return asked;
  }

  @SuppressWarnings("EnumOrdinal") // as above
  double of(Part part) {
    return byPart[part.ordinal()];
  }

  @SuppressWarnings("EnumOrdinal") // as above
  long millionths(Part part) {
    return millionthsByPart[part.ordinal()];
  }

  /** Of all policies, whatever they answer. */
  double sum() {
    return sum;
  }

  /** Of all policies, as the log adds them up. */
  long sumMillionths() {
    return sumMillionths;
  }
}
