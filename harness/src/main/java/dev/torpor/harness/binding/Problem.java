package dev.torpor.harness.binding;

import java.util.Comparator;

/**
 * A mistake in a file.
 *
 * @param file as the user named it
 * @param line from 1
 * @param column from 1, in characters
 * @param length how many characters it concerns, at least 1
 * @param sourceLine the text of that line
 * @param path of the value in the file, such as {@code network[0].from}; empty for the whole file
 * @param message what is wrong, what is allowed and what was likely meant
 */
public record Problem(
    String file, int line, int column, int length, String sourceLine, String path, String message) {
  /** By file, line and column, then message. */
  public static final Comparator<Problem> ORDER =
      Comparator.comparing(Problem::file)
          .thenComparingInt(Problem::line)
          .thenComparingInt(Problem::column)
          .thenComparing(Problem::message);

  /** A mistake that has no place in a file, such as one in a command-line option. */
  public static Problem elsewhere(String where, String message) {
    return new Problem(where, 0, 0, 0, "", "", message);
  }

  /** True when the problem lies in a file, at a line. */
  public boolean hasPosition() {
    return line > 0;
  }
}
