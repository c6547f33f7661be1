package dev.torpor.harness.scenario;

import dev.torpor.harness.binding.Binding;
import dev.torpor.harness.binding.Form;
import dev.torpor.harness.binding.Forms;
import dev.torpor.harness.binding.Schemas;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.Node;

/** A portal: on, off, or {@code refuses-tls}. */
final class PortalForm implements Form<Portal> {
  private final Form<Portal> words;

  PortalForm() {
    Map<String, Portal> portals = new LinkedHashMap<>();
    portals.put("true", Portal.ANSWERS);
    portals.put("on", Portal.ANSWERS);
    portals.put("false", Portal.NONE);
    portals.put("off", Portal.NONE);
    portals.put("refuses-tls", Portal.REFUSES_TLS);
    words = Forms.choice(portals);
  }

  @Override
  public @Nullable Portal read(Node node, String path, Binding binding) {
    return words.read(node, path, binding);
  }

  /** Editors read the first two words as booleans. */
  @Override
  public Map<String, Object> schema(Schemas schemas) {
    return Schemas.object("enum", List.of(true, false, "on", "off", "refuses-tls"));
  }
}
