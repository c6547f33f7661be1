package dev.torpor.harness.check;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/**
 * Finds the scenarios in folders: files that end in {@code .yaml} or {@code .yml} and look like
 * one. Folders called {@code backends} or {@code target} and hidden ones are not looked into.
 *
 * <p>A file looks like a scenario when its top level has at least two of the keys that scenarios
 * must have, so that a scenario with a misspelt key is found and complained about, or when it is no
 * YAML at all. Profiles and other files of a project do not.
 */
public final class ScenarioFinder {
  private static final Set<String> PASSED_OVER = new TreeSet<>(List.of("backends", "target"));
  private static final Set<String> KEYS =
      new TreeSet<>(
          List.of("backend", "client", "device", "duration", "name", "network", "start", "zone"));

  private final List<Path> scenarios = new ArrayList<>();
  private final List<Path> others = new ArrayList<>();

  /**
   * Looks into a folder, or takes a file as it is.
   *
   * @throws IOException when something cannot be read
   */
  public void look(Path path) throws IOException {
    if (!Files.isDirectory(path)) {
      scenarios.add(path);
      return;
    }
    TreeSet<Path> found = new TreeSet<>();
    Files.walkFileTree(path, new Visitor(path, found));
    for (Path file : found) {
      (looksLikeOne(file) ? scenarios : others).add(file);
    }
  }

  /** The scenarios so far, each folder's in order of their names. */
  public List<Path> scenarios() {
    return List.copyOf(scenarios);
  }

  /** YAML files in the folders that are no scenarios. */
  public List<Path> others() {
    return List.copyOf(others);
  }

  static boolean looksLikeOne(Path file) throws IOException {
    try {
      LoadSettings settings = LoadSettings.builder().setAllowDuplicateKeys(true).build();
      Node root = new Compose(settings).composeString(Files.readString(file)).orElse(null);
      if (!(root instanceof MappingNode map)) {
        return false;
      }
      long keys = map.getValue().stream().filter(ScenarioFinder::isKey).count();
      return keys >= 2;
    } catch (YamlEngineException | java.nio.charset.CharacterCodingException e) {
      return true; // to be complained about rather than passed over
    }
  }

  private static boolean isKey(NodeTuple tuple) {
    return tuple.getKeyNode() instanceof ScalarNode key && KEYS.contains(key.getValue());
  }

  private static final class Visitor extends SimpleFileVisitor<Path> {
    private final Path root;
    private final Set<Path> found;

    Visitor(Path root, Set<Path> found) {
      this.root = root;
      this.found = found;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
      String name = String.valueOf(folder.getFileName());
      boolean skip = PASSED_OVER.contains(name) || name.startsWith(".");
      return skip && !folder.equals(root) ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
      String name = String.valueOf(file.getFileName());
      if (!name.startsWith(".") && (name.endsWith(".yaml") || name.endsWith(".yml"))) {
        found.add(file.normalize());
      }
      return FileVisitResult.CONTINUE;
    }
  }
}
