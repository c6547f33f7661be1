package dev.torpor.harness.compare;

import dev.torpor.harness.run.RunResult;
import dev.torpor.measure.Metric;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/**
 * A client in a comparison.
 *
 * @param client with its options, as {@code --client} takes it
 * @param runs its results, one for each seed, in order of the seeds
 */
public record Contender(String client, List<RunResult> runs) {
  /** Copies the list. */
  public Contender {
    runs = List.copyOf(runs);
  }

  /** A number in each seed's run, in order of the seeds; empty where it was not measured. */
  public List<OptionalDouble> values(Metric metric) {
    return runs.stream().map(run -> metric.of(run.measured())).toList();
  }

  /** The mean over the seeds in which it was measured. */
  public OptionalDouble mean(Metric metric) {
    return values(metric).stream()
        .filter(OptionalDouble::isPresent)
        .mapToDouble(OptionalDouble::getAsDouble)
        .average();
  }

  /** What this client has more than another, seed by seed. */
  public Difference minus(Contender other, Metric metric) {
    List<OptionalDouble> mine = values(metric);
    List<OptionalDouble> theirs = other.values(metric);
    List<Double> differences = new ArrayList<>();
    for (int i = 0; i < mine.size(); i++) {
      if (mine.get(i).isPresent() && theirs.get(i).isPresent()) {
        differences.add(mine.get(i).getAsDouble() - theirs.get(i).getAsDouble());
      }
    }
    return Difference.of(differences.stream().mapToDouble(Double::doubleValue).toArray());
  }
}
