package dev.torpor.harness.report;

import java.util.LinkedHashMap;
import java.util.Map;

/** Builds nested objects from dotted paths; what is never put is not there. */
public final class JsonTree {
  private final Map<String, Object> root = new LinkedHashMap<>();

  /**
   * Puts a value under a path such as {@code freshness.staleAge.p95}, behind what is there already.
   *
   * @throws IllegalArgumentException when the path is taken, or leads through a value
   */
  public JsonTree put(String path, Object value) {
    String[] names = path.split("\\.");
    Map<String, Object> at = root;
    for (int i = 0; i < names.length - 1; i++) {
      at = child(at, names[i], path);
    }
    if (at.putIfAbsent(names[names.length - 1], value) != null) {
      throw new IllegalArgumentException(path + " is there twice");
    }
    return this;
  }

  /** The objects so far, outermost first. */
  public Map<String, Object> root() {
    return root;
  }

  @SuppressWarnings("unchecked") // maps in this tree are made here, except for leaves put by others
  private static Map<String, Object> child(Map<String, Object> at, String name, String path) {
    Object child = at.computeIfAbsent(name, n -> new LinkedHashMap<String, Object>());
    if (child instanceof LinkedHashMap<?, ?> map) {
      return (Map<String, Object>) map;
    }
    throw new IllegalArgumentException(path + " leads through the value " + name);
  }
}
