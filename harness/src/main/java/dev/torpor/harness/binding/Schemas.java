package dev.torpor.harness.binding;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/** The named parts of a JSON Schema under construction. */
public final class Schemas {
  private final Map<String, Object> definitions = new LinkedHashMap<>();

  /** A reference to the part of that name, which is made at its first use. */
  public Map<String, Object> reference(String name, Supplier<Map<String, Object>> part) {
    if (!definitions.containsKey(name)) {
      definitions.put(name, Map.of());
      definitions.put(name, part.get());
    }
    return object("$ref", "#/$defs/" + name);
  }

  /** The parts in the order of their first use. */
  public Map<String, Object> definitions() {
    return definitions;
  }

  /** A JSON object with one member, to which more can be added in order. */
  public static Map<String, Object> object(String key, Object value) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put(key, value);
    return object;
  }
}
