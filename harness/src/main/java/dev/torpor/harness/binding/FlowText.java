package dev.torpor.harness.binding;

import dev.torpor.harness.text.TextException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/**
 * A value with parts, in one line as YAML's flow style writes it: {@code [{refresh: {interval:
 * 30min}}, open]}. What a scenario says in many lines and what a command line says in one is the
 * same text.
 */
public sealed interface FlowText {
  /** As {@link #parse} reads it. */
  @Override
  String toString();

  /** A single word. */
  record Word(String text) implements FlowText {
    private static final Pattern PLAIN =
        Pattern.compile("[\\w$./~+%-]([^\\[\\]{},#'\"\\n]*[^\\s:])?");

    @Override
    public String toString() {
      boolean plain = PLAIN.matcher(text).matches() && !text.contains(": ");
      return plain ? text : "'" + text.replace("'", "''") + "'";
    }
  }

  /** A list. */
  record Items(List<FlowText> all) implements FlowText {
    @Override
    public String toString() {
      return "[" + String.join(", ", all.stream().map(FlowText::toString).toList()) + "]";
    }
  }

  /** A map, in the order written. */
  record Keys(Map<String, FlowText> byKey) implements FlowText {
    @Override
    public String toString() {
      List<String> parts = new ArrayList<>();
      byKey.forEach((key, value) -> parts.add(new Word(key) + ": " + value));
      return "{" + String.join(", ", parts) + "}";
    }
  }

  /** True when a text is a list or a map, not a word. */
  static boolean isNested(String text) {
    return text.startsWith("[") || text.startsWith("{");
  }

  /**
   * Reads a text.
   *
   * @throws TextException when it is not one
   */
  static FlowText parse(String text) {
    Problems problems = new Problems();
    Node root = new SourceFile("", text).compose(problems);
    Binding binding = new Binding(new SourceFile("", text), problems);
    FlowText value = root == null ? null : of(root, "", binding);
    if (value == null || !problems.isEmpty()) {
      String why = problems.all().stream().findFirst().map(Problem::message).orElse("it is empty");
      throw new TextException("'" + text + "' cannot be read: " + why);
    }
    return value;
  }

  /** What a node of a file says, or null after reporting why that cannot be said. */
  static @Nullable FlowText of(Node node, String path, Binding binding) {
    if (node instanceof ScalarNode scalar) {
      if (scalar.getValue().isEmpty()) {
        binding.problem(node, path, "a value is missing");
        return null;
      }
      return new Word(scalar.getValue());
    }
    if (node instanceof SequenceNode sequence) {
      return items(sequence, path, binding);
    }
    return node instanceof MappingNode ? keys(node, path, binding) : null;
  }

  private static @Nullable FlowText items(SequenceNode node, String path, Binding binding) {
    List<FlowText> all = new ArrayList<>();
    boolean complete = true;
    for (Node item : node.getValue()) {
      String below = path + "[" + all.size() + "]";
      binding.visitItem(item, below);
      FlowText value = of(item, below, binding);
      complete &= value != null;
      all.add(value == null ? new Word("?") : value);
    }
    return complete ? new Items(List.copyOf(all)) : null;
  }

  private static @Nullable FlowText keys(Node node, String path, Binding binding) {
    Entries entries = Entries.of(node, path, binding, "a map");
    if (entries == null || entries.byKey().size() < ((MappingNode) node).getValue().size()) {
      return null;
    }
    Map<String, FlowText> byKey = new LinkedHashMap<>();
    boolean complete = true;
    for (Map.Entry<String, Node> entry : entries.byKey().entrySet()) {
      FlowText value = of(entry.getValue(), Binding.below(path, entry.getKey()), binding);
      complete &= value != null;
      byKey.put(entry.getKey(), value == null ? new Word("?") : value);
    }
    return complete ? new Keys(byKey) : null;
  }
}
