package dev.torpor.harness.binding;

import dev.torpor.harness.text.NearestMatch;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.Node;

/** One of a few words. */
record ChoiceForm<T>(Map<String, T> choices) implements Form<T> {
  /** The constants of an enum in lower case with hyphens: {@code remote-notification}. */
  static <T> ChoiceForm<T> ofEnum(Class<T> type) {
    Map<String, T> choices = new LinkedHashMap<>();
    for (T constant : type.getEnumConstants()) {
      String name = ((Enum<?>) constant).name();
      choices.put(name.toLowerCase(Locale.ROOT).replace('_', '-'), constant);
    }
    return new ChoiceForm<>(choices);
  }

  @Override
  public @Nullable T read(Node node, String path, Binding binding) {
    List<String> words = List.copyOf(choices.keySet());
    String text = Scalars.text(node, path, binding, "one of " + words);
    if (text == null) {
      return null;
    }
    T choice = choices.get(text);
    if (choice == null) {
      String hint = NearestMatch.hint(text, words);
      binding.problem(node, path, "'" + text + "' is not one of " + words + hint);
    }
    return choice;
  }

  @Override
  public Map<String, Object> schema(Schemas schemas) {
    return Schemas.object("enum", List.copyOf(choices.keySet()));
  }
}
