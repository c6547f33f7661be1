package dev.torpor.harness.binding;

import java.util.List;

/** Mistakes as text for a terminal: position, message, the line, and a mark under the place. */
public final class ProblemText {
  private ProblemText() {}

  /** All of them, one after the other; each line ends with a line feed. */
  public static String of(List<Problem> problems) {
    StringBuilder out = new StringBuilder();
    for (Problem problem : problems) {
      append(out, problem);
    }
    return out.toString();
  }

  private static void append(StringBuilder out, Problem problem) {
    out.append(problem.file()).append(':');
    if (problem.hasPosition()) {
      out.append(problem.line()).append(':').append(problem.column()).append(':');
    }
    out.append(" error: ").append(problem.message());
    if (!problem.path().isEmpty()) {
      out.append(" (at ").append(problem.path()).append(')');
    }
    out.append('\n');
    if (problem.hasPosition()) {
      appendSource(out, problem);
    }
  }

  private static void appendSource(StringBuilder out, Problem problem) {
    String number = Integer.toString(problem.line());
    String margin = " ".repeat(Math.max(0, 4 - number.length()));
    out.append(margin).append(number).append(" | ").append(problem.sourceLine()).append('\n');
    out.append("     | ");
    for (int i = 0; i < problem.column() - 1; i++) {
      boolean tab = i < problem.sourceLine().length() && problem.sourceLine().charAt(i) == '\t';
      out.append(tab ? '\t' : ' ');
    }
    out.append("^".repeat(problem.length())).append('\n');
  }
}
