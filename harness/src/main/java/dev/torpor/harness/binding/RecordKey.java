package dev.torpor.harness.binding;

import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.Node;

/** One key of a record in a file. */
final class RecordKey {
  private final String name;
  private final String description;
  private final String byDefault;
  private final boolean nullable;
  private final Form<?> form;
  private @Nullable Object defaultValue;

  private RecordKey(
      String name, String description, String byDefault, boolean nullable, Form<?> form) {
    this.name = name;
    this.description = description;
    this.byDefault = byDefault;
    this.nullable = nullable;
    this.form = form;
  }

  static RecordKey of(RecordComponent component, Type type, Forms forms) {
    Key key = component.getAnnotation(Key.class);
    if (key == null) {
      throw new IllegalArgumentException(component + " has no @Key");
    }
    return new RecordKey(
        key.name().isEmpty() ? component.getName() : key.name(),
        key.value(),
        key.byDefault(),
        component.getAnnotatedType().isAnnotationPresent(Nullable.class),
        forms.of(type));
  }

  String name() {
    return name;
  }

  /** What it means, without the full stop. */
  String description() {
    return description.replaceFirst("\\.$", "");
  }

  Form<?> form() {
    return form;
  }

  boolean isRequired() {
    return !nullable && byDefault.isEmpty();
  }

  @Nullable Object read(Node node, String path, Binding binding) {
    Object value = form.read(node, path, binding);
    if (value != null) {
      binding.bound(path, value);
    }
    return value;
  }

  /** What stands for a key that is left out. */
  synchronized @Nullable Object defaultValue() {
    if (defaultValue == null && !byDefault.isEmpty()) {
      Problems problems = new Problems();
      SourceFile source = new SourceFile("default of " + name, byDefault);
      Node node = source.compose(problems);
      if (node != null) {
        defaultValue = form.read(node, name, new Binding(source, problems));
      }
      if (defaultValue == null) {
        throw new IllegalStateException(ProblemText.of(problems.all()));
      }
    }
    return defaultValue;
  }

  Map<String, Object> schema(Schemas schemas) {
    Map<String, Object> schema = new LinkedHashMap<>(form.schema(schemas));
    schema.put("description", byDefault.isEmpty() ? description : withDefault());
    return schema;
  }

  private String withDefault() {
    return description + " Default: " + byDefault + ".";
  }
}
