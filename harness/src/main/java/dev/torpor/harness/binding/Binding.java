package dev.torpor.harness.binding;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/** What is known while a file is bound: places and values by path, and the problems so far. */
public final class Binding {
  private final SourceFile source;
  private final Problems problems;
  private final Map<String, Place> places = new TreeMap<>();
  private final Map<String, Place> keys = new TreeMap<>();
  private final List<Located<?>> values = new ArrayList<>();

  Binding(SourceFile source, Problems problems) {
    this.source = source;
    this.problems = problems;
    places.put("", Place.START);
  }

  /** Reports a mistake at a node. */
  public void problem(Node node, String path, String message) {
    problems.add(source.problem(Place.of(node), path, message));
  }

  /** Reports a mistake at a path that has been visited. */
  public void problem(String path, String message) {
    problems.add(problemAt(path, message));
  }

  /** A mistake at a path, or at the nearest path above it that the file has. */
  Problem problemAt(String path, String message) {
    String known = path;
    while (!places.containsKey(known)) {
      int cut = Math.max(known.lastIndexOf('.'), known.lastIndexOf('['));
      known = known.substring(0, Math.max(0, cut));
    }
    return source.problem(places.getOrDefault(known, Place.START), path, message);
  }

  /** A mistake in the name of a key, or at the nearest path above it that the file has. */
  Problem problemAtKey(String path, String message) {
    Place key = keys.get(path);
    return key == null ? problemAt(path, message) : source.problem(key, path, message);
  }

  /** Keeps where the value of a key stands: itself if it is one word, else its key. */
  void visitKey(Node key, Node value, String path) {
    keys.put(path, Place.of(key));
    places.put(path, Place.of(value instanceof ScalarNode ? value : key));
  }

  /** Keeps where an item of a list stands. */
  void visitItem(Node item, String path) {
    places.put(path, Place.of(item));
  }

  /** Keeps a value. */
  void bound(String path, Object value) {
    values.add(new Located<>(path, value));
  }

  List<Located<?>> values() {
    return values;
  }

  boolean has(String path) {
    return places.containsKey(path);
  }

  /** The path of a key below {@code path}. */
  public static String below(String path, String key) {
    return path.isEmpty() ? key : path + "." + key;
  }
}
