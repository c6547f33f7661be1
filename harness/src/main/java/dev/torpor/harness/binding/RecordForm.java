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

/** A record: a map with one key for each component, and those of its inline records. */
final class RecordForm<T> implements Form<T> {
  private final Class<T> type;
  private final List<Part> parts = new ArrayList<>();
  private final List<RecordKey> keys = new ArrayList<>();
  private final List<String> names = new ArrayList<>();
  private final List<RecordForm<?>> inlined = new ArrayList<>();
  private final @Nullable ExactlyOne exactlyOne;
  private final Constructor<T> constructor;

  RecordForm(Class<T> type, Type generic, Forms forms) {
    this.type = type;
    this.exactlyOne = type.getAnnotation(ExactlyOne.class);
    RecordComponent[] components = type.getRecordComponents();
    for (RecordComponent component : components) {
      Type declared = argumentFor(component, generic);
      if (component.isAnnotationPresent(Inline.class)) {
        RecordForm<?> inner = (RecordForm<?>) forms.of(declared);
        parts.add(inner::assemble);
        keys.addAll(inner.keys);
        inlined.add(inner);
      } else {
        RecordKey key = RecordKey.of(component, declared, forms);
        parts.add(reading -> reading.value(key));
        keys.add(key);
      }
    }
    keys.forEach(key -> names.add(key.name()));
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
    Reading reading = new Reading(entries, path, binding);
    reading.someUnknown = reportUnknown(entries, path, binding);
    T value = assemble(reading);
    reportMissing(reading.missing, path, binding);
    return reading.failures == 0 ? value : null;
  }

  /** The record out of its keys, wherever they stand; null after something failed in it. */
  private @Nullable T assemble(Reading reading) {
    int before = reading.failures;
    if (!hasExactlyOne(reading)) {
      reading.failures++;
    }
    @Nullable Object[] arguments = new Object[parts.size()];
    for (int i = 0; i < arguments.length; i++) {
      arguments[i] = parts.get(i).read(reading);
    }
    T value = null;
    if (reading.failures == before) {
      value = create(arguments, reading.path, reading.binding);
      reading.failures += value == null ? 1 : 0;
    }
    return value;
  }

  /** What stands for one component: the value of a key, or the record of several. */
  private interface Part {
    @Nullable Object read(Reading reading);
  }

  /** One map as it is being read, with what went wrong so far. */
  private static final class Reading {
    private final Entries entries;
    private final String path;
    private final Binding binding;
    private final List<RecordKey> missing = new ArrayList<>();
    private boolean someUnknown;
    private int failures;

    Reading(Entries entries, String path, Binding binding) {
      this.entries = entries;
      this.path = path;
      this.binding = binding;
    }

    @Nullable Object value(RecordKey key) {
      Node node = entries.byKey().get(key.name());
      if (node == null && !key.isRequired()) {
        return key.defaultValue();
      }
      Object value = null;
      if (node == null) {
        missing.add(key);
      } else {
        value = key.read(node, Binding.below(path, key.name()), binding);
      }
      failures += value == null ? 1 : 0;
      return value;
    }
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
  private boolean hasExactlyOne(Reading reading) {
    if (exactlyOne == null) {
      return true;
    }
    List<String> choice = List.of(exactlyOne.value());
    List<String> given = new ArrayList<>(reading.entries.byKey().keySet());
    given.retainAll(choice);
    if (given.size() == 1) {
      return true;
    }
    if (given.isEmpty() && reading.someUnknown) {
      return false;
    }
    String which = given.isEmpty() ? "none is" : "there are " + String.join(" and ", given);
    reading.binding.problem(
        reading.path, "exactly one of " + String.join(", ", choice) + " is needed; " + which);
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
    List<Object> choices = choices();
    if (choices.size() == 1) {
      schema.put("oneOf", choices.get(0));
    } else if (!choices.isEmpty()) {
      schema.put("allOf", choices.stream().map(each -> Schemas.object("oneOf", each)).toList());
    }
    return schema;
  }

  /** For this record and each inline one that wants one key of several, what it wants. */
  private List<Object> choices() {
    List<Object> all = new ArrayList<>();
    if (exactlyOne != null) {
      all.add(
          Arrays.stream(exactlyOne.value())
              .map(name -> Schemas.object("required", List.of(name)))
              .toList());
    }
    inlined.forEach(inner -> all.addAll(inner.choices()));
    return all;
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
