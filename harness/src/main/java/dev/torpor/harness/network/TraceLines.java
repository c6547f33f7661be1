package dev.torpor.harness.network;

import dev.torpor.harness.binding.Problem;
import dev.torpor.harness.text.TextException;
import java.util.ArrayList;
import java.util.List;

/** The lines of a trace that say something, and their places in the file. */
final class TraceLines {
  private final String name;
  private final List<String> lines = new ArrayList<>();
  private final List<Integer> numbers = new ArrayList<>();

  TraceLines(String name, String text) {
    this.name = name;
    int number = 0;
    for (String line : text.lines().toList()) {
      number++;
      if (!line.isBlank() && !line.startsWith("#")) {
        lines.add(line.strip());
        numbers.add(number);
      }
    }
  }

  /** Reads one line into a format; throws {@link TextException} for a mistake in it. */
  @FunctionalInterface
  interface Reader {
    /** Reads the line. */
    void read(String line);
  }

  /** The first line, or nothing. */
  String first() {
    return lines.isEmpty() ? "" : lines.get(0);
  }

  int size() {
    return lines.size();
  }

  /** Gives every line to a reader; returns what it found wrong. */
  List<Problem> readAll(Reader reader) {
    List<Problem> mistakes = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      try {
        reader.read(lines.get(i));
      } catch (TextException e) {
        mistakes.add(problem(i, String.valueOf(e.getMessage())));
      }
    }
    return mistakes;
  }

  Problem problemAtFirst(String message) {
    return lines.isEmpty() ? new Problem(name, 1, 1, 1, "", "", message) : problem(0, message);
  }

  private Problem problem(int index, String message) {
    String line = lines.get(index);
    return new Problem(name, numbers.get(index), 1, line.length(), line, "", message);
  }
}
