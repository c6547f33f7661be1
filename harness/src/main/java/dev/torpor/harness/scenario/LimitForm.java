package dev.torpor.harness.scenario;

import dev.torpor.harness.binding.Binding;
import dev.torpor.harness.binding.Form;
import dev.torpor.harness.binding.Forms;
import dev.torpor.harness.binding.Schemas;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.Node;

/** Limits as text or, for equality, as plain numbers. */
final class LimitForm implements Form<Limit> {
  private final Form<Limit> text = Forms.text(Limit.FORM);

  @Override
  public @Nullable Limit read(Node node, String path, Binding binding) {
    return text.read(node, path, binding);
  }

  @Override
  public Map<String, Object> schema(Schemas schemas) {
    Map<String, Object> schema = Schemas.object("type", List.of("string", "number"));
    schema.put("pattern", Schemas.whole(Limit.FORM));
    schema.put("examples", List.of(Limit.FORM.example()));
    return schema;
  }
}
