package dev.torpor.harness.backend.dataset;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

/** All shapes by the name that scenarios and stubs use. */
public final class Shapes {
  private static final Map<String, Supplier<Shape>> SHAPES = new TreeMap<>();

  static {
    SHAPES.put("cursor", CursorShape::new);
    SHAPES.put("validators", ValidatorsShape::new);
  }

  private Shapes() {}

  /** The names, in alphabetical order. */
  public static List<String> names() {
    return List.copyOf(SHAPES.keySet());
  }

  /**
   * A shape for one run.
   *
   * @throws IllegalArgumentException when there is none of that name
   */
  public static Shape create(String name) {
    Supplier<Shape> shape = SHAPES.get(name);
    if (shape == null) {
      throw new IllegalArgumentException("there is no shape '" + name + "'");
    }
    return shape.get();
  }
}
