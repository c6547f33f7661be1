package dev.torpor.harness.binding;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** A list of values of one form. */
record ListForm<T>(Form<T> items) implements Form<List<T>> {
  @Override
  public @Nullable List<T> read(Node node, String path, Binding binding) {
    if (!(node instanceof SequenceNode sequence)) {
      String advice = "expected a list, not " + Scalars.kindOf(node) + ": write [...] or lines";
      binding.problem(node, path, advice + " that begin with '- '");
      return null;
    }
    List<T> values = new ArrayList<>();
    boolean complete = true;
    for (int i = 0; i < sequence.getValue().size(); i++) {
      Node item = sequence.getValue().get(i);
      String itemPath = path + "[" + i + "]";
      binding.visitItem(item, itemPath);
      T value = items.read(item, itemPath, binding);
      if (value == null) {
        complete = false;
      } else {
        binding.bound(itemPath, value);
        values.add(value);
      }
    }
    return complete ? List.copyOf(values) : null;
  }

  @Override
  public Map<String, Object> schema(Schemas schemas) {
    Map<String, Object> schema = Schemas.object("type", "array");
    schema.put("items", items.schema(schemas));
    return schema;
  }
}
