package dev.torpor.harness.binding;

import dev.torpor.harness.text.NearestMatch;
import dev.torpor.harness.text.TextException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The files that one file may refer to: those of its project, and of folders that were allowed
 * explicitly. The project is the nearest folder above with a {@code pom.xml} or a {@code .git},
 * else the file's own folder. Links that lead out do not help.
 */
public final class ProjectFiles {
  private final String shownFolder;
  private final Path folder;
  private final Path root;
  private final List<Path> allowed;

  private ProjectFiles(String shownFolder, Path folder, Path root, List<Path> allowed) {
    this.shownFolder = shownFolder;
    this.folder = folder;
    this.root = root;
    this.allowed = allowed;
  }

  /**
   * The files that {@code file} may refer to.
   *
   * @param allowed folders outside the project that were allowed explicitly
   * @throws IOException when a folder cannot be read
   */
  public static ProjectFiles of(Path file, List<Path> allowed) throws IOException {
    Path folder = parent(file.toRealPath());
    Path root = folder;
    for (Path above = folder; above != null; above = above.getParent()) {
      if (Files.exists(above.resolve("pom.xml")) || Files.exists(above.resolve(".git"))) {
        root = above;
        break;
      }
    }
    List<Path> real = new ArrayList<>();
    for (Path path : allowed) {
      real.add(path.toRealPath());
    }
    String shown = file.toString().replace('\\', '/');
    return new ProjectFiles(shown.substring(0, shown.lastIndexOf('/') + 1), folder, root, real);
  }

  /** True when a reference is meant as a file rather than as a name. */
  public static boolean isFileReference(String reference) {
    return reference.contains("/")
        || reference.contains("\\")
        || reference.endsWith(".yaml")
        || reference.endsWith(".yml");
  }

  /** A reference as seen from where the user stands, like the name of the file it is in. */
  public String shown(String reference) {
    return reference.startsWith("/") ? reference : shownFolder + reference;
  }

  /**
   * An existing regular file.
   *
   * @throws TextException when it does not exist, is something else, or lies outside
   */
  public Path file(String reference) {
    Path path = existing(reference, "file");
    if (!Files.isRegularFile(path)) {
      throw new TextException("'" + reference + "' is not a file");
    }
    return path;
  }

  /**
   * An existing folder.
   *
   * @throws TextException when it does not exist, is something else, or lies outside
   */
  public Path folder(String reference) {
    Path path = existing(reference, "folder");
    if (!Files.isDirectory(path)) {
      throw new TextException("'" + reference + "' is not a folder");
    }
    return path;
  }

  private Path existing(String reference, String what) {
    Path path = resolve(reference);
    if (!isInside(path)) {
      throw outside(reference);
    }
    try {
      Path real = path.toRealPath();
      if (!isInside(real)) {
        throw outside(reference);
      }
      return real;
    } catch (IOException e) {
      throw new TextException(
          "the " + what + " '" + reference + "' does not exist" + neighbour(path, reference));
    }
  }

  private Path resolve(String reference) {
    try {
      return folder.resolve(reference).normalize();
    } catch (InvalidPathException e) {
      throw new TextException("'" + reference + "' is not a path");
    }
  }

  private boolean isInside(Path path) {
    return path.startsWith(root) || allowed.stream().anyMatch(path::startsWith);
  }

  private TextException outside(String reference) {
    return new TextException(
        "'"
            + reference
            + "' lies outside the project folder '"
            + root.getFileName()
            + "'; move it inside or allow its folder with --allow DIR");
  }

  /** A hint at the neighbour whose name was likely meant, or nothing. */
  static String neighbour(Path path, String reference) {
    Path parent = parent(path);
    if (path.getFileName() == null || !Files.isDirectory(parent, LinkOption.NOFOLLOW_LINKS)) {
      return "";
    }
    TreeSet<String> names = new TreeSet<>();
    try (Stream<Path> files = Files.list(parent)) {
      files.map(file -> String.valueOf(file.getFileName())).forEach(names::add);
    } catch (IOException e) {
      return "";
    }
    String before = reference.substring(0, Math.max(0, reference.lastIndexOf('/') + 1));
    return NearestMatch.of(path.getFileName().toString(), names)
        .map(name -> ". Did you mean '" + before + name + "'?")
        .orElse("");
  }

  private static Path parent(Path path) {
    @Nullable Path parent = path.getParent();
    return parent == null ? path : parent;
  }
}
