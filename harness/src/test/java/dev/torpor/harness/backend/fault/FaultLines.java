package dev.torpor.harness.backend.fault;

import dev.torpor.harness.binding.Bound;
import dev.torpor.harness.binding.Forms;
import dev.torpor.harness.binding.Problem;
import dev.torpor.harness.binding.Problems;
import dev.torpor.world.Days;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads faults as a scenario writes them. */
final class FaultLines {
  private FaultLines() {}

  /** The faults of a YAML list, which has to be right. */
  static List<FaultSpec> read(String yaml) {
    Problems problems = new Problems();
    List<FaultSpec> faults = bind(yaml, problems);
    if (faults == null || !problems.isEmpty()) {
      throw new AssertionError(problems.all().stream().map(Problem::message).toList());
    }
    return faults;
  }

  /** What is wrong with a YAML list: {@code line:column message}. */
  static List<String> mistakes(String yaml) {
    Problems problems = new Problems();
    bind(yaml, problems);
    return problems.all().stream()
        .map(problem -> problem.line() + ":" + problem.column() + " " + problem.message())
        .toList();
  }

  private static @Nullable List<FaultSpec> bind(String yaml, Problems problems) {
    Forms forms = new Forms().with(Days.class, Forms.choice(Map.of("daily", Days.DAILY)));
    return Bound.bind("faults.yaml", yaml, Forms.list(new FaultForm(forms)), problems).value();
  }
}
