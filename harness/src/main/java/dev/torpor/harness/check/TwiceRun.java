package dev.torpor.harness.check;

import dev.torpor.harness.binding.InvalidFileException;
import dev.torpor.harness.report.ResultJson;
import dev.torpor.harness.run.OverrideException;
import dev.torpor.harness.run.PreparedRun;
import dev.torpor.harness.run.RunOverrides;
import dev.torpor.harness.run.RunResult;
import dev.torpor.harness.scenario.LoadOptions;
import dev.torpor.harness.scenario.ScenarioFile;
import dev.torpor.trace.TraceComparison;
import dev.torpor.trace.TraceComparison.Difference;
import dev.torpor.trace.TraceText;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A scenario that was run twice, everything made anew the second time.
 *
 * @param result of the first run
 * @param difference in words, null when both runs did and gave the same
 */
public record TwiceRun(RunResult result, @Nullable String difference) {

  /**
   * Runs a scenario twice.
   *
   * @throws InvalidFileException with the mistakes of the scenario or its backend
   * @throws OverrideException never, unless the overrides name a client or a policy
   */
  public static TwiceRun of(Path file, LoadOptions options, RunOverrides overrides)
      throws InvalidFileException, OverrideException, InterruptedException {
    TraceText trace = new TraceText();
    RunResult first = load(file, options, overrides).run(List.of(trace));
    TraceComparison comparison = new TraceComparison(trace.lines());
    RunResult second = load(file, options, overrides).run(List.of(comparison));
    return new TwiceRun(first, difference(first, second, comparison.difference()));
  }

  private static PreparedRun load(Path file, LoadOptions options, RunOverrides overrides)
      throws InvalidFileException, OverrideException {
    return PreparedRun.prepare(ScenarioFile.load(file, options), overrides);
  }

  private static @Nullable String difference(
      RunResult first, RunResult second, @Nullable Difference difference) {
    if (difference != null) {
      return difference.describe();
    }
    String one = ResultJson.text(first);
    String two = ResultJson.text(second);
    return one.equals(two)
        ? null
        : "the runs did the same, their results differ\n" + lines(one, two);
  }

  /** The first line in which two texts differ. */
  static String lines(String one, String two) {
    Iterator<String> left = one.lines().iterator();
    Iterator<String> right = two.lines().iterator();
    while (left.hasNext() && right.hasNext()) {
      String a = left.next().strip();
      String b = right.next().strip();
      if (!a.equals(b)) {
        return "  run 1     " + a + "\n  run 2     " + b;
      }
    }
    return "  one of them ends earlier";
  }
}
