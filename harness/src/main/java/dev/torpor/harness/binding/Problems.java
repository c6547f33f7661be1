package dev.torpor.harness.binding;

import java.util.List;
import java.util.TreeSet;

/** Collects mistakes; the same one counts once. */
public final class Problems {
  private final TreeSet<Problem> found = new TreeSet<>(Problem.ORDER);

  /** Adds a mistake. */
  public void add(Problem problem) {
    found.add(problem);
  }

  /** True when there is none. */
  public boolean isEmpty() {
    return found.isEmpty();
  }

  /** All of them, in order of file, line and column. */
  public List<Problem> all() {
    return List.copyOf(found);
  }
}
