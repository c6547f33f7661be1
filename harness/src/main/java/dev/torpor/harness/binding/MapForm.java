package dev.torpor.harness.binding;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.Node;

/** A map from any words to values of one form, in the order of the file. */
record MapForm<T>(Form<T> values) implements Form<Map<String, T>> {
  @Override
  public @Nullable Map<String, T> read(Node node, String path, Binding binding) {
    Entries entries = Entries.of(node, path, binding, "a map of keys");
    if (entries == null) {
      return null;
    }
    Map<String, T> map = new LinkedHashMap<>();
    boolean complete = true;
    for (Map.Entry<String, Node> entry : entries.byKey().entrySet()) {
      String valuePath = Binding.below(path, entry.getKey());
      T value = values.read(entry.getValue(), valuePath, binding);
      if (value == null) {
        complete = false;
      } else {
        binding.bound(valuePath, value);
        map.put(entry.getKey(), value);
      }
    }
    return complete ? Collections.unmodifiableMap(map) : null;
  }

  @Override
  public Map<String, Object> schema(Schemas schemas) {
    Map<String, Object> schema = Schemas.object("type", "object");
    schema.put("additionalProperties", values.schema(schemas));
    return schema;
  }
}
