package dev.torpor.harness.binding;

import java.util.List;

/** A file with mistakes: carries all of them. */
public class InvalidFileException extends Exception {
  private static final long serialVersionUID = 1;

  private final transient List<Problem> problems;

  /** At least one mistake. */
  public InvalidFileException(List<Problem> problems) {
    super(ProblemText.of(problems));
    this.problems = List.copyOf(problems);
  }

  /** All mistakes, in order of position. */
  public List<Problem> problems() {
    return problems;
  }
}
