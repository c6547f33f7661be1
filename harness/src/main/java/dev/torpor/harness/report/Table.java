package dev.torpor.harness.report;

import java.util.ArrayList;
import java.util.List;

/**
 * Rows in columns with two spaces between: the first column flush left, the others, which are
 * numbers unless said otherwise, flush right. Cells that a row lacks are empty; no line ends in
 * spaces.
 */
public final class Table {
  private static final String GAP = "  ";

  private final int firstWidth;
  private final int width;
  private final List<List<String>> rows = new ArrayList<>();
  private boolean words;

  /** A table whose columns are at least that wide, in characters: the first one, the others. */
  public Table(int firstWidth, int width) {
    this.firstWidth = firstWidth;
    this.width = width;
  }

  /** Makes all columns flush left. */
  public Table ofWords() {
    words = true;
    return this;
  }

  /** Adds a row. */
  public Table row(String... cells) {
    return row(List.of(cells));
  }

  /** Adds a row. */
  public Table row(List<String> cells) {
    rows.add(List.copyOf(cells));
    return this;
  }

  /** The lines, without line feeds. */
  public List<String> lines() {
    List<Integer> widths = widths();
    List<String> lines = new ArrayList<>();
    for (List<String> row : rows) {
      StringBuilder line = new StringBuilder();
      for (int i = 0; i < row.size(); i++) {
        String cell = row.get(i);
        String padding = " ".repeat(widths.get(i) - length(cell));
        line.append(i == 0 ? "" : GAP);
        line.append(i == 0 || words ? cell + padding : padding + cell);
      }
      lines.add(line.toString().stripTrailing());
    }
    return lines;
  }

  private List<Integer> widths() {
    List<Integer> widths = new ArrayList<>();
    for (List<String> row : rows) {
      for (int i = 0; i < row.size(); i++) {
        if (i == widths.size()) {
          widths.add(i == 0 ? firstWidth : width);
        }
        widths.set(i, Math.max(widths.get(i), length(row.get(i))));
      }
    }
    return widths;
  }

  private static int length(String cell) {
    return cell.codePointCount(0, cell.length());
  }
}
