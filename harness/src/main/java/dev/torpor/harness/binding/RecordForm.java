package dev.torpor.harness.binding;

import dev.torpor.harness.text.NearestMatch;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.Node;

/** A record: a map with one key for each component. */
final class RecordForm<T> implements Form<T> {
  private final Class<T> type;
  private final List<RecordKey> keys = new ArrayList<>();
  private final List<String> names = new ArrayList<>();
  private final @Nullable ExactlyOne exactlyOne;
  private final Constructor<T> constructor;

  RecordForm(Class<T> type, Type generic, Forms forms) {
    this.type = type;
    this.exactlyOne = type.getAnnotation(ExactlyOne.class);
    RecordComponent[] components = type.getRecordComponents();
    for (RecordComponent component : components) {
      RecordKey key = RecordKey.of(component, argumentFor(component, generic), forms);
      keys.add(key);
      names.add(key.name());
    }
    try {
      constructor =
          type.getDeclaredConstructor(
              Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
      constructor.setAccessible(true);
    } catch (NoSuchMethodException e) {
      throw new IllegalArgumentException(type + " is not a record", e);
    }
  }

  List<RecordKey> keys() {
    return keys;
  }

  @Override
  public @Nullable T read(Node node, String path, Binding binding) {
    Entries entries = Entries.of(node, path, binding, "a map of the keys " + names);
    if (entries == null) {
      return null;
    }
    boolean someUnknown = reportUnknown(entries, path, binding);
    boolean complete = hasExactlyOne(entries, someUnknown, path, binding);
    List<RecordKey> missing = new ArrayList<>();
    @Nullable Object[] arguments = new Object[keys.size()];
    for (int i = 0; i < arguments.length; i++) {
      RecordKey key = keys.get(i);
      Node value = entries.byKey().get(key.name());
      if (value != null) {
        arguments[i] = key.read(value, Binding.below(path, key.name()), binding);
        complete &= arguments[i] != null;
      } else if (key.isRequired()) {
        missing.add(key);
      } else {
        arguments[i] = key.defaultValue();
      }
    }
    reportMissing(missing, path, binding);
    return complete && missing.isEmpty() ? create(arguments, path, binding) : null;
  }

  private static void reportMissing(List<RecordKey> missing, String path, Binding binding) {
    if (missing.size() == 1) {
      RecordKey key = missing.get(0);
      binding.problem(path, "'" + key.name() + "' is missing: " + key.description());
    } else if (!missing.isEmpty()) {
      List<String> all = missing.stream().map(RecordKey::name).toList();
      binding.problem(path, "these keys are missing: " + String.join(", ", all));
    }
  }

  /** An unknown key does not keep the record from being made, so that all of it gets checked. */
  private boolean reportUnknown(Entries entries, String path, Binding binding) {
    boolean found = false;
    for (Map.Entry<String, Node> key : entries.keys().entrySet()) {
      String name = key.getKey();
      if (!names.contains(name)) {
        binding.problem(key.getValue(), path, "unknown key '" + name + "'" + helpWith(name));
        found = true;
      }
    }
    return found;
  }

  private String helpWith(String unknown) {
    String hint = NearestMatch.hint(unknown, names);
    if (!hint.isEmpty()) {
      return hint;
    }
    for (RecordKey key : keys) {
      if (key.form() instanceof RecordForm<?> inner && inner.names.contains(unknown)) {
        return ": it belongs under '" + key.name() + "'";
      }
    }
    return ": the keys here are " + String.join(", ", names);
  }

  /** An unknown key may be the one that was meant, so then it does not count as none. */
  private boolean hasExactlyOne(
      Entries entries, boolean someUnknown, String path, Binding binding) {
    if (exactlyOne == null) {
      return true;
    }
    List<String> choice = List.of(exactlyOne.value());
    List<String> given = new ArrayList<>(entries.byKey().keySet());
    given.retainAll(choice);
    if (given.size() == 1) {
      return true;
    }
    if (given.isEmpty() && someUnknown) {
      return false;
    }
    String which = given.isEmpty() ? "none is" : "there are " + String.join(" and ", given);
    binding.problem(path, "exactly one of " + String.join(", ", choice) + " is needed; " + which);
    return false;
  }

  private @Nullable T create(@Nullable Object[] arguments, String path, Binding binding) {
    try {
      return constructor.newInstance(arguments);
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof IllegalArgumentException mistake) {
        binding.problem(path, String.valueOf(mistake.getMessage()));
        return null;
      }
      throw new IllegalStateException("cannot make a " + type.getSimpleName(), e.getCause());
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("cannot make a " + type.getSimpleName(), e);
    }
  }

  @Override
  public Map<String, Object> schema(Schemas schemas) {
    return schemas.reference(definitionName(), () -> definition(schemas));
  }

  /** Alternatives of different choices may have one simple name. */
  private String definitionName() {
    Class<?> around = type.getEnclosingClass();
    boolean alternative = around != null && around.isSealed() && around.isAssignableFrom(type);
    return (alternative ? around.getSimpleName() : "") + type.getSimpleName();
  }

  private Map<String, Object> definition(Schemas schemas) {
    Map<String, Object> properties = new LinkedHashMap<>();
    List<String> required = new ArrayList<>();
    for (RecordKey key : keys) {
      properties.put(key.name(), key.schema(schemas));
      if (key.isRequired()) {
        required.add(key.name());
      }
    }
    Map<String, Object> schema = Schemas.object("type", "object");
    schema.put("properties", properties);
    schema.put("required", required);
    schema.put("additionalProperties", false);
    if (exactlyOne != null) {
      List<Object> choices = new ArrayList<>();
      for (String name : exactlyOne.value()) {
        choices.add(Schemas.object("required", List.of(name)));
      }
      schema.put("oneOf", choices);
    }
    return schema;
  }

  private static Type argumentFor(RecordComponent component, Type generic) {
    Type declared = component.getGenericType();
    if (generic instanceof ParameterizedType bound) {
      Type[] variables = ((Class<?>) bound.getRawType()).getTypeParameters();
      int index = Arrays.asList(variables).indexOf(declared);
      return index < 0 ? declared : bound.getActualTypeArguments()[index];
    }
    return declared;
  }
}
