package dev.torpor.harness.scenario;

import dev.torpor.harness.backend.dataset.ShapeOption;
import dev.torpor.harness.backend.dataset.ShapeOption.Choice;
import dev.torpor.harness.backend.dataset.ShapeOption.Count;
import dev.torpor.harness.backend.dataset.ShapeOption.Size;
import dev.torpor.harness.backend.dataset.ShapeOption.Span;
import dev.torpor.harness.backend.dataset.ShapeOptionException;
import dev.torpor.harness.backend.dataset.Shapes;
import dev.torpor.harness.binding.Binding;
import dev.torpor.harness.binding.Form;
import dev.torpor.harness.binding.Schemas;
import dev.torpor.harness.scenario.BackendSpec.DatasetShape;
import dev.torpor.harness.text.ByteSize;
import dev.torpor.harness.text.NearestMatch;
import dev.torpor.harness.text.TimeSpan;
import dev.torpor.random.RandomStreams;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/** The shape of a dataset: its name, or {@code {use: NAME}} with options, as a stub has them. */
final class ShapeForm implements Form<DatasetShape> {
  private static final String USE = "use";

  private final UseForm uses = new UseForm();

  @Override
  public @Nullable DatasetShape read(Node node, String path, Binding binding) {
    Use use = uses.read(node, path, binding);
    if (use == null) {
      return null;
    }
    if (!Shapes.names().contains(use.name())) {
      String hint = NearestMatch.hint(use.name(), Shapes.names());
      binding.problem(
          node instanceof ScalarNode ? path : Binding.below(path, USE),
          "'" + use.name() + "' is not one of " + Shapes.names() + hint);
      return null;
    }
    try {
      Shapes.create(use.name(), use.options(), new RandomStreams(0).fork("check"));
    } catch (ShapeOptionException e) {
      boolean given = use.options().containsKey(e.option());
      binding.problem(
          given ? Binding.below(path, e.option()) : path, String.valueOf(e.getMessage()));
      return null;
    }
    return new DatasetShape(use.name(), use.options());
  }

  @Override
  public Map<String, Object> schema(Schemas schemas) {
    return schemas.reference("Shape", () -> definition(schemas));
  }

  private static Map<String, Object> definition(Schemas schemas) {
    Map<String, Object> names = Schemas.object("enum", Shapes.names());
    Map<String, Object> withOptions = Schemas.object("type", "object");
    withOptions.put("properties", Schemas.object(USE, names));
    withOptions.put("required", List.of(USE));
    List<Object> rules = new ArrayList<>();
    for (String shape : Shapes.names()) {
      Map<String, Object> properties = Schemas.object(USE, Schemas.object("const", shape));
      for (ShapeOption option : Shapes.options(shape)) {
        properties.put(option.name(), schema(option, schemas));
      }
      Map<String, Object> then = Schemas.object("description", Shapes.summary(shape) + ".");
      then.put("properties", properties);
      then.put("additionalProperties", false);
      rules.add(Schemas.when(USE, shape, then));
    }
    withOptions.put("allOf", rules);
    return Schemas.object("anyOf", List.of(names, withOptions));
  }

  private static Map<String, Object> schema(ShapeOption option, Schemas schemas) {
    Map<String, Object> schema = new LinkedHashMap<>(values(option.form(), schemas));
    String byDefault = option.byDefault().isEmpty() ? "" : " Default: " + option.byDefault() + ".";
    schema.put("description", option.summary() + "." + byDefault);
    return schemas.shared("shape." + option.name(), schema);
  }

  private static Map<String, Object> values(ShapeOption.Form form, Schemas schemas) {
    if (form instanceof Count count) {
      Map<String, Object> schema = Schemas.object("type", "integer");
      schema.put("minimum", count.least());
      if (count.most() < Long.MAX_VALUE) {
        schema.put("maximum", count.most());
      }
      return schema;
    }
    if (form instanceof Choice choice) {
      return Schemas.object("enum", choice.words());
    }
    if (form instanceof Span) {
      return schemas.text(TimeSpan.FORM);
    }
    if (form instanceof Size) {
      return schemas.text(ByteSize.FORM);
    }
    Map<String, Object> path = Schemas.object("type", "string");
    path.put("pattern", "^/");
    return path;
  }
}
