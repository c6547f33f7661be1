package dev.torpor.harness.scenario;

import dev.torpor.harness.binding.Binding;
import dev.torpor.harness.binding.Entries;
import dev.torpor.harness.binding.FlowText;
import dev.torpor.harness.binding.Form;
import dev.torpor.harness.binding.Schemas;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/** A name, or a map with {@code use} and options. */
final class UseForm implements Form<Use> {
  private static final String USE = "use";

  @Override
  public @Nullable Use read(Node node, String path, Binding binding) {
    if (node instanceof ScalarNode scalar && !scalar.getValue().isEmpty()) {
      return new Use(scalar.getValue(), Map.of());
    }
    Entries entries = Entries.of(node, path, binding, "a name or {use: NAME, OPTION: VALUE}");
    if (entries == null) {
      return null;
    }
    Map<String, String> options = new LinkedHashMap<>();
    boolean complete = true;
    for (Map.Entry<String, Node> entry : entries.byKey().entrySet()) {
      String below = Binding.below(path, entry.getKey());
      if (entry.getValue() instanceof ScalarNode scalar) {
        if (scalar.getValue().isEmpty()) {
          binding.problem(below, "'" + entry.getKey() + "' needs a value");
          complete = false;
        }
        options.put(entry.getKey(), scalar.getValue());
      } else {
        FlowText nested = FlowText.of(entry.getValue(), below, binding);
        complete &= nested != null;
        options.put(entry.getKey(), String.valueOf(nested));
      }
    }
    String name = options.remove(USE);
    if (name == null && !entries.byKey().containsKey(USE)) {
      binding.problem(path, "'use' is missing: the name of what to use");
    }
    return name == null || !complete ? null : new Use(name, options);
  }

  @Override
  public Map<String, Object> schema(Schemas schemas) {
    Map<String, Object> withOptions = Schemas.object("type", "object");
    withOptions.put("properties", Schemas.object(USE, Schemas.object("type", "string")));
    withOptions.put("required", List.of(USE));
    return Schemas.object("anyOf", List.of(Schemas.object("type", "string"), withOptions));
  }
}
