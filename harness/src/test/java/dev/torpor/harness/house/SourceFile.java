package dev.torpor.harness.house;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/**
 * One parsed Java file.
 *
 * @param path relative to the project, with forward slashes
 * @param text all of it
 * @param tree its syntax, not attributed: names are as written
 * @param docs finds doc comments and positions in {@code tree}
 */
record SourceFile(String path, String text, CompilationUnitTree tree, DocTrees docs) {

  /** Reads and parses {@code files} with one compiler task. */
  static List<SourceFile> parse(Path root, List<Path> files) {
    List<Source> sources = new ArrayList<>();
    for (Path file : files) {
      try {
        String text = Files.readString(file, StandardCharsets.UTF_8);
        sources.add(new Source(root.relativize(file).toString().replace('\\', '/'), text));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return parse(sources);
  }

  /** A file that exists only in a test. */
  static SourceFile of(String path, String text) {
    return parse(List.of(new Source(path, text))).get(0);
  }

  /** True for what is shipped, false for tests. */
  boolean isMain() {
    return path.contains("src/main/");
  }

  /** The text as lines without their ends. */
  List<String> lines() {
    return text.lines().toList();
  }

  /** The file name without folders. */
  String name() {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  /** Where {@code node} starts, for messages: {@code path:line}. */
  String at(Tree node) {
    return path + ":" + line(start(node));
  }

  /** The offset in {@link #text} at which {@code node} starts. */
  long start(Tree node) {
    return docs.getSourcePositions().getStartPosition(tree, node);
  }

  /** How many lines {@code node} covers, its doc comment not counted. */
  long length(Tree node) {
    return line(docs.getSourcePositions().getEndPosition(tree, node)) - line(start(node)) + 1;
  }

  /** True when the node at {@code path} has a doc comment that says something. */
  boolean isDocumented(TreePath path) {
    String comment = docs.getDocComment(path);
    return comment != null && !comment.isBlank();
  }

  /** The line of an offset, from 1. */
  long line(long position) {
    return tree.getLineMap().getLineNumber(position);
  }

  private static List<SourceFile> parse(List<Source> sources) {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    JavacTask task =
        (JavacTask) compiler.getTask(null, null, null, List.of("-proc:none"), null, sources);
    DocTrees docs = DocTrees.instance(task);
    List<SourceFile> parsed = new ArrayList<>();
    try {
      for (CompilationUnitTree unit : task.parse()) {
        String path = unit.getSourceFile().toUri().getPath().substring(1);
        String text = unit.getSourceFile().getCharContent(true).toString();
        parsed.add(new SourceFile(path, text, unit, docs));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return parsed;
  }

  private static final class Source extends SimpleJavaFileObject {
    private final String text;

    Source(String path, String text) {
      super(URI.create("string:///" + path), JavaFileObject.Kind.SOURCE);
      this.text = text;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return text;
    }
  }
}
