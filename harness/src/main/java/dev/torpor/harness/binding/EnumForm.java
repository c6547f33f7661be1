package dev.torpor.harness.binding;

import dev.torpor.harness.text.NearestMatch;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.Node;

/** Constants in lower case with hyphens: {@code remote-notification}. */
final class EnumForm<T> implements Form<T> {
  private final List<T> constants;
  private final List<String> words = new ArrayList<>();

  EnumForm(Class<T> type) {
    constants = List.of(type.getEnumConstants());
    for (T constant : constants) {
      words.add(((Enum<?>) constant).name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }
  }

  @Override
  public @Nullable T read(Node node, String path, Binding binding) {
    String text = Scalars.text(node, path, binding, "one of " + words);
    if (text == null) {
      return null;
    }
    int index = words.indexOf(text);
    if (index < 0) {
      String hint = NearestMatch.hint(text, words);
      binding.problem(node, path, "'" + text + "' is not one of " + words + hint);
      return null;
    }
    return constants.get(index);
  }

  @Override
  public Map<String, Object> schema(Schemas schemas) {
    return Schemas.object("enum", words);
  }
}
