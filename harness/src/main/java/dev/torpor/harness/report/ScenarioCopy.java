package dev.torpor.harness.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.nodes.CollectionNode;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/**
 * A scenario as it was run, for the folder of results: the same text with what the command line
 * said instead, and with files named from where the copy lies.
 *
 * <p>The text is edited in place, so that comments and layout stay.
 */
final class ScenarioCopy {
  /** Keys whose value can name a file. */
  private static final Set<String> FILE_KEYS =
      new TreeSet<>(
          List.of(
              "cellular",
              "device",
              "generator",
              "profile",
              "trace",
              "upTrace",
              "wifi",
              "wiremock"));

  private record Edit(int from, int to, String text) {}

  private final String text;
  private final Map<String, String> overrides;
  private final UnaryOperator<String> relocate;
  private final List<Edit> edits = new ArrayList<>();

  private ScenarioCopy(String text, Map<String, String> overrides, UnaryOperator<String> relocate) {
    this.text = text;
    this.overrides = new TreeMap<>(overrides);
    this.relocate = relocate;
  }

  /**
   * The copy.
   *
   * @param text of a scenario without mistakes
   * @param overrides values of top-level keys, as YAML
   * @param relocate gives a file's name from where the copy lies
   */
  static String of(String text, Map<String, String> overrides, UnaryOperator<String> relocate) {
    return new ScenarioCopy(text, overrides, relocate).edited();
  }

  private String edited() {
    LoadSettings settings = LoadSettings.builder().setUseMarks(true).build();
    Node root = new Compose(settings).composeString(text).orElseThrow();
    if (!(root instanceof MappingNode map) || map.getValue().isEmpty()) {
      throw new IllegalArgumentException("a scenario is a map");
    }
    for (NodeTuple tuple : map.getValue()) {
      String override = overrides.remove(name(tuple));
      if (override == null) {
        relocate(name(tuple), tuple.getValueNode());
      } else {
        replace(tuple.getValueNode(), override);
      }
    }
    addMissing(map);
    return apply();
  }

  /** What the file does not say goes before its first key. */
  private void addMissing(MappingNode map) {
    Mark first = map.getValue().get(0).getKeyNode().getStartMark().orElseThrow();
    String separator =
        map.getFlowStyle() == FlowStyle.FLOW ? ", " : "\n" + " ".repeat(first.getColumn());
    StringBuilder added = new StringBuilder();
    overrides.forEach((key, value) -> added.append(key + ": " + value + separator));
    edits.add(new Edit(index(first), index(first), added.toString()));
  }

  private void relocate(String key, Node value) {
    if (value instanceof ScalarNode scalar) {
      if (FILE_KEYS.contains(key)) {
        String moved = relocate.apply(scalar.getValue());
        if (!moved.equals(scalar.getValue())) {
          replace(value, Yaml.text(moved));
        }
      }
    } else if (value instanceof MappingNode map) {
      for (NodeTuple tuple : map.getValue()) {
        boolean chosen = key.equals("device") && name(tuple).equals("use");
        relocate(chosen ? key : name(tuple), tuple.getValueNode());
      }
    } else if (value instanceof SequenceNode list) {
      list.getValue().forEach(element -> relocate(key, element));
    }
  }

  private void replace(Node node, String with) {
    edits.add(new Edit(index(node.getStartMark().orElseThrow()), end(node), with));
  }

  /** Where a value ends; for a block, where the last value in it does, so that comments stay. */
  private int end(Node node) {
    boolean block =
        node instanceof CollectionNode<?> collection
            && collection.getFlowStyle() != FlowStyle.FLOW
            && !collection.getValue().isEmpty();
    if (block && node instanceof MappingNode map) {
      return end(map.getValue().get(map.getValue().size() - 1).getValueNode());
    }
    if (block && node instanceof SequenceNode list) {
      return end(list.getValue().get(list.getValue().size() - 1));
    }
    return index(node.getEndMark().orElseThrow());
  }

  private int index(Mark mark) {
    return text.offsetByCodePoints(0, mark.getIndex());
  }

  private String apply() {
    edits.sort(Comparator.comparingInt(Edit::from));
    StringBuilder out = new StringBuilder();
    int at = 0;
    for (Edit edit : edits) {
      out.append(text, at, edit.from()).append(edit.text());
      at = edit.to();
    }
    return out.append(text, at, text.length()).toString();
  }

  private static String name(NodeTuple tuple) {
    return tuple.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "";
  }
}
