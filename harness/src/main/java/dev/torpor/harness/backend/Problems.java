package dev.torpor.harness.backend;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Collects what is wrong with a stub directory. */
final class Problems {
  private final List<BackendProblem> problems = new ArrayList<>();

  /** A problem of the directory, or of a file as a whole. */
  void add(String file, String message) {
    problems.add(new BackendProblem(file, 0, 0, "", message));
  }

  /** A problem at a place in a file, without a field. */
  void add(String file, int line, int column, String message) {
    problems.add(new BackendProblem(file, line, column, "", message));
  }

  /** A problem of a field; a field that is missing is shown at the nearest one around it. */
  void add(JsonSource source, String field, String message) {
    JsonSource.Place place = source.place(field);
    problems.add(new BackendProblem(source.file(), place.line(), place.column(), field, message));
  }

  boolean isEmpty() {
    return problems.isEmpty();
  }

  /** All of them, by file and place. */
  List<BackendProblem> sorted() {
    List<BackendProblem> sorted = new ArrayList<>(problems);
    sorted.sort(
        Comparator.comparing(BackendProblem::file)
            .thenComparingInt(BackendProblem::line)
            .thenComparingInt(BackendProblem::column));
    return sorted;
  }
}
