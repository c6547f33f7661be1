package dev.torpor.harness.backend;

import dev.torpor.harness.binding.InvalidFileException;
import dev.torpor.harness.binding.Problem;
import java.util.List;

/** A stub directory cannot be used; carries all that is wrong with it. */
public final class BackendException extends InvalidFileException {
  private static final long serialVersionUID = 1L;

  /** At least one problem of one directory. */
  public BackendException(List<Problem> problems) {
    super(problems);
  }
}
