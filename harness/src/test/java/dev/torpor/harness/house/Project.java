package dev.torpor.harness.house;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The working tree that the rules look at. */
final class Project {
  private static final Path ROOT = findRoot();

  private Project() {}

  /** The folder that holds {@code simulator}, {@code harness} and {@code scenarios}. */
  static Path root() {
    return ROOT;
  }

  /** Every Java file of every module, main and test, sorted by path. */
  static List<SourceFile> sources() {
    return Holder.SOURCES;
  }

  private static List<Path> javaFiles() {
    try (Stream<Path> files = Files.walk(ROOT)) {
      return files
          .filter(file -> file.toString().endsWith(".java"))
          .filter(file -> isSource(ROOT.relativize(file)))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean isSource(Path relative) {
    boolean inSrc = false;
    for (Path part : relative) {
      if (part.toString().equals("target") && !inSrc) {
        return false;
      }
      inSrc |= part.toString().equals("src");
    }
    return inSrc;
  }

  private static Path findRoot() {
    Path folder = Path.of("").toAbsolutePath();
    while (!Files.isDirectory(folder.resolve("simulator"))) {
      Path parent = folder.getParent();
      if (parent == null) {
        throw new IllegalStateException("not inside the project: " + Path.of("").toAbsolutePath());
      }
      folder = parent;
    }
    return folder;
  }

  private static final class Holder {
    private static final List<SourceFile> SOURCES = SourceFile.parse(ROOT, javaFiles());
  }
}
