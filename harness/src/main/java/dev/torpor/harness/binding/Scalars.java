package dev.torpor.harness.binding;

import dev.torpor.harness.text.TextException;
import dev.torpor.harness.text.TextForm;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/** Forms of values that are one word or line. */
final class Scalars {
  private Scalars() {}

  /** The text at a node, or null after reporting that there is none. */
  static @Nullable String text(Node node, String path, Binding binding, String what) {
    if (node instanceof ScalarNode scalar) {
      if (scalar.getTag().equals(Tag.NULL)) {
        binding.problem(path, "there is no value: expected " + what);
        return null;
      }
      return scalar.getValue();
    }
    binding.problem(node, path, "expected " + what + ", not " + kindOf(node));
    return null;
  }

  /** What a node is, for messages. */
  static String kindOf(Node node) {
    if (node instanceof ScalarNode scalar) {
      return scalar.getTag().equals(Tag.NULL) ? "nothing" : "'" + scalar.getValue() + "'";
    }
    return node instanceof SequenceNode ? "a list" : "a map of keys";
  }

  static Form<String> text() {
    return new Scalar<>("a text", value -> value, schemas -> Schemas.object("type", "string"));
  }

  static Form<Boolean> flag() {
    return new Scalar<>(
        "on or off",
        text ->
            switch (text) {
              case "on", "true" -> true;
              case "off", "false" -> false;
              default -> throw new TextException("'" + text + "' is neither on nor off");
            },
        schemas -> Schemas.object("enum", List.of(true, false, "on", "off")));
  }

  static Form<Long> wholeNumber() {
    return new Scalar<>(
        "a whole number", Scalars::wholeNumber, schemas -> Schemas.object("type", "integer"));
  }

  static Form<Integer> smallNumber() {
    return new Scalar<>(
        "a whole number",
        text -> {
          long value = wholeNumber(text);
          if (value != (int) value) {
            throw new TextException("'" + text + "' is too large: at most " + Integer.MAX_VALUE);
          }
          return (int) value;
        },
        schemas -> Schemas.object("type", "integer"));
  }

  /** The form of a type that {@link dev.torpor.harness.text.TextForms} knows. */
  static <T> Form<T> of(TextForm<T> form) {
    return new Scalar<>(
        form.what() + " such as " + form.example(), form::parse, schemas -> schemas.text(form));
  }

  private static long wholeNumber(String text) {
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException e) {
      throw new TextException("'" + text + "' is not a whole number");
    }
  }

  private record Scalar<T>(
      String what, Function<String, T> parser, Function<Schemas, Map<String, Object>> schemaIn)
      implements Form<T> {
    @Override
    public @Nullable T read(Node node, String path, Binding binding) {
      String text = text(node, path, binding, what);
      if (text == null) {
        return null;
      }
      try {
        return parser.apply(text);
      } catch (TextException e) {
        binding.problem(node, path, String.valueOf(e.getMessage()));
        return null;
      }
    }

    @Override
    public Map<String, Object> schema(Schemas schemas) {
      return schemaIn.apply(schemas);
    }
  }
}
