package dev.torpor.harness.backend;

import java.nio.file.Path;
import java.util.List;

/** A stub directory cannot be used; carries all that is wrong with it. */
public final class BackendException extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient Path directory;
  private final transient List<BackendProblem> problems;

  /** At least one problem of one directory. */
  public BackendException(Path directory, List<BackendProblem> problems) {
    super(message(directory, problems));
    this.directory = directory;
    this.problems = List.copyOf(problems);
  }

  /** The stub directory. */
  public Path directory() {
    return directory;
  }

  /** All problems, by file and place. */
  public List<BackendProblem> problems() {
    return problems;
  }

  private static String message(Path directory, List<BackendProblem> problems) {
    StringBuilder text = new StringBuilder("the stubs in ").append(directory).append(" cannot run");
    for (BackendProblem problem : problems) {
      text.append("\n  ").append(problem);
    }
    return text.toString();
  }
}
