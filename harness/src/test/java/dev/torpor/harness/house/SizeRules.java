package dev.torpor.harness.house;

import com.sun.source.tree.BlockTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreeScanner;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** Limits on how much one has to read at once. */
final class SizeRules {
  static final int FILE_LINES = 500;
  static final int METHOD_LINES = 70;
  static final int COLUMNS = 100;
  static final int MEDIAN_LINES = 100;

  private SizeRules() {}

  /** A file is at most {@value #FILE_LINES} lines long. */
  static List<String> fileLength(SourceFile file) {
    int lines = file.lines().size();
    return lines <= FILE_LINES
        ? List.of()
        : List.of(
            file.path()
                + ": "
                + lines
                + " lines, at most "
                + FILE_LINES
                + ": give one of its concerns a file of its own");
  }

  /** A method or initializer is at most {@value #METHOD_LINES} lines long. */
  static List<String> methodLength(SourceFile file) {
    List<String> breaches = new ArrayList<>();
    new TreeScanner<Void, String>() {
      @Override
      public Void visitMethod(MethodTree method, String owner) {
        check(method, method.getName().toString());
        return super.visitMethod(method, owner);
      }

      @Override
      public Void visitClass(ClassTree type, String owner) {
        for (Tree member : type.getMembers()) {
          if (member instanceof BlockTree) {
            check(member, "an initializer");
          }
        }
        return super.visitClass(type, owner);
      }

      private void check(Tree node, String name) {
        long lines = file.length(node);
        if (lines > METHOD_LINES) {
          breaches.add(
              file.at(node)
                  + ": "
                  + name
                  + " has "
                  + lines
                  + " lines, at most "
                  + METHOD_LINES
                  + ": name its steps and make them methods");
        }
      }
    }.scan(file.tree(), "");
    return breaches;
  }

  /** A line has at most {@value #COLUMNS} columns, except imports, addresses and text blocks. */
  static List<String> columns(SourceFile file) {
    List<String> breaches = new ArrayList<>();
    List<String> lines = file.lines();
    BitSet quoted = textBlockLines(file);
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i);
      int columns = line.codePointCount(0, line.length());
      boolean fixed = line.startsWith("import ") || line.contains("://") || quoted.get(i + 1);
      if (columns > COLUMNS && !fixed) {
        breaches.add(
            file.path()
                + ":"
                + (i + 1)
                + ": "
                + columns
                + " columns, at most "
                + COLUMNS
                + ": break the line");
      }
    }
    return breaches;
  }

  private static BitSet textBlockLines(SourceFile file) {
    BitSet lines = new BitSet();
    new TreeScanner<Void, Void>() {
      @Override
      public Void visitLiteral(LiteralTree literal, Void unused) {
        int first = (int) file.line(file.start(literal));
        lines.set(first + 1, first + (int) file.length(literal));
        return null;
      }
    }.scan(file.tree(), null);
    return lines;
  }

  /** The middle length of {@code files} in lines, the lower of two; 0 without files. */
  static int medianLines(List<SourceFile> files) {
    int[] lengths = files.stream().mapToInt(file -> file.lines().size()).sorted().toArray();
    return lengths.length == 0 ? 0 : lengths[(lengths.length - 1) / 2];
  }
}
