package dev.torpor.harness.scenario;

import dev.torpor.harness.binding.Binding;
import dev.torpor.harness.binding.Form;
import dev.torpor.harness.binding.Schemas;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/** What is done: {@code true}, and nothing else. */
final class DoneForm implements Form<Done> {
  private static final List<String> WORDS = List.of("true", "on");

  @Override
  public @Nullable Done read(Node node, String path, Binding binding) {
    if (node instanceof ScalarNode scalar && WORDS.contains(scalar.getValue())) {
      return Done.DONE;
    }
    binding.problem(
        node, path, "this can only be true; leave the line out when it does not happen");
    return null;
  }

  @Override
  public Map<String, Object> schema(Schemas schemas) {
    return Schemas.object("enum", List.of(true, "on"));
  }
}
