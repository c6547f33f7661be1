package dev.torpor.harness.binding;

import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.nodes.Node;

/**
 * Where something stands in a file.
 *
 * @param line from 1
 * @param column from 1, in characters
 * @param length in characters; what continues on later lines counts to the end of its first line
 */
record Place(int line, int column, int length) {
  private static final int REST_OF_LINE = Integer.MAX_VALUE;

  /** The very start of a file. */
  static final Place START = new Place(1, 1, 1);

  static Place of(Node node) {
    Mark start = node.getStartMark().orElseThrow();
    Mark end = node.getEndMark().orElseThrow();
    boolean oneLine = start.getLine() == end.getLine();
    int length = oneLine ? Math.max(1, end.getColumn() - start.getColumn()) : REST_OF_LINE;
    return new Place(start.getLine() + 1, start.getColumn() + 1, length);
  }

  static Place of(Mark mark) {
    return new Place(mark.getLine() + 1, mark.getColumn() + 1, 1);
  }

  /** The length, cut to what {@code sourceLine} has, but at least 1. */
  int lengthWithin(String sourceLine) {
    int rest = sourceLine.codePointCount(0, sourceLine.length()) - (column - 1);
    return Math.max(1, Math.min(length, rest));
  }
}
