package dev.torpor.harness.binding;

import dev.torpor.harness.text.TextForm;
import java.util.LinkedHashMap;
import java.util.List;
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
    return referenceTo(name);
  }

  /** A reference to the part of that name, wherever it is made. */
  public static Map<String, Object> referenceTo(String name) {
    return object("$ref", "#/$defs/" + name);
  }

  /**
   * The same schema said once: a reference to the part of that name, which is made at its first
   * use. A schema that differs from that part stays as it is.
   */
  public Map<String, Object> shared(String name, Map<String, Object> schema) {
    Object part = definitions.computeIfAbsent(name, absent -> schema);
    return schema.equals(part) ? referenceTo(name) : schema;
  }

  /** Values that are written as one word or line of text, said once for each sort. */
  public Map<String, Object> text(TextForm<?> form) {
    Map<String, Object> schema = object("type", "string");
    schema.put("pattern", whole(form));
    schema.put("examples", List.of(form.example()));
    return shared(form.what().replaceFirst("^an? ", "").replaceAll("[^a-z]+", "-"), schema);
  }

  /** The pattern of a form, for the whole of a text. */
  public static String whole(TextForm<?> form) {
    return "^(" + form.pattern() + ")$";
  }

  /** The parts in the order of their first use. */
  public Map<String, Object> definitions() {
    return definitions;
  }

  /** What holds beside if a key has that value. */
  public static Map<String, Object> when(String key, String value, Object then) {
    Map<String, Object> named = object(key, object("const", value));
    Map<String, Object> rule = object("if", object("properties", named));
    rule.put("then", then);
    return rule;
  }

  /** A JSON object with one member, to which more can be added in order. */
  public static Map<String, Object> object(String key, Object value) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put(key, value);
    return object;
  }
}
