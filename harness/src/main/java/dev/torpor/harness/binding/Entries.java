package dev.torpor.harness.binding;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/**
 * The entries of a map in the order of the file.
 *
 * @param byKey values by key; of a key that is given twice, the first
 * @param keys the key nodes by key
 */
public record Entries(Map<String, Node> byKey, Map<String, Node> keys) {
  /** The entries at {@code node}, or null after reporting that it is not a map. */
  public static @Nullable Entries of(Node node, String path, Binding binding, String what) {
    if (!(node instanceof MappingNode mapping)) {
      binding.problem(node, path, "expected " + what + ", not " + Scalars.kindOf(node));
      return null;
    }
    Map<String, Node> byKey = new LinkedHashMap<>();
    Map<String, Node> keys = new LinkedHashMap<>();
    for (NodeTuple tuple : mapping.getValue()) {
      if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
        binding.problem(tuple.getKeyNode(), path, "a key must be a word");
        continue;
      }
      Node first = keys.putIfAbsent(key.getValue(), key);
      if (first != null) {
        int line = Place.of(first).line();
        binding.problem(
            key, path, "'" + key.getValue() + "' is given twice, first in line " + line);
        continue;
      }
      byKey.put(key.getValue(), tuple.getValueNode());
      binding.visitKey(key, tuple.getValueNode(), Binding.below(path, key.getValue()));
    }
    return new Entries(byKey, keys);
  }
}
