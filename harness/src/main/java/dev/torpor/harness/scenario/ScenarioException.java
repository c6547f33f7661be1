package dev.torpor.harness.scenario;

import dev.torpor.harness.binding.InvalidFileException;
import dev.torpor.harness.binding.Problem;
import java.util.List;

/** A scenario that cannot be run as it stands: carries every mistake. */
public final class ScenarioException extends InvalidFileException {
  private static final long serialVersionUID = 1;

  /** At least one mistake. */
  public ScenarioException(List<Problem> problems) {
    super(problems);
  }
}
