package dev.torpor.harness.binding;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/**
 * Files that name another one under {@code like} and say only what differs; that one may do the
 * same.
 *
 * <p>Maps are merged key by key, except those with a {@code value}: a value and its pedigree belong
 * together.
 */
final class Inheritance {
  private static final String LIKE = "like";
  private static final String VALUE = "value";

  private final Function<String, Optional<String>> texts;

  /** Inheritance from files whose text {@code texts} knows by name. */
  Inheritance(Function<String, Optional<String>> texts) {
    this.texts = texts;
  }

  /** The tree with everything it inherits; a name that is not known is left to later checks. */
  Node complete(Node root, Problems problems) {
    return complete(root, problems, new TreeSet<>());
  }

  private Node complete(Node root, Problems problems, Set<String> seen) {
    Node named = valueOf(root, LIKE);
    if (!(named instanceof ScalarNode name)
        || !(root instanceof MappingNode mapping)
        || !seen.add(name.getValue())) {
      return root;
    }
    Optional<String> text = texts.apply(name.getValue());
    if (text.isEmpty()) {
      return root;
    }
    Node base = new SourceFile(name.getValue(), text.get()).compose(problems);
    if (base != null && complete(base, problems, seen) instanceof MappingNode whole) {
      return merge(mapping, whole);
    }
    return root;
  }

  private static Node merge(MappingNode own, MappingNode base) {
    List<NodeTuple> tuples = new ArrayList<>();
    for (NodeTuple tuple : own.getValue()) {
      Node inherited = valueOf(base, key(tuple));
      if (inherited instanceof MappingNode from
          && tuple.getValueNode() instanceof MappingNode into
          && valueOf(into, VALUE) == null
          && valueOf(from, VALUE) == null) {
        tuples.add(new NodeTuple(tuple.getKeyNode(), merge(into, from)));
      } else {
        tuples.add(tuple);
      }
    }
    for (NodeTuple tuple : base.getValue()) {
      if (valueOf(own, key(tuple)) == null) {
        tuples.add(tuple);
      }
    }
    return new MappingNode(
        own.getTag(), true, tuples, own.getFlowStyle(), own.getStartMark(), own.getEndMark());
  }

  private static @Nullable Node valueOf(Node node, String key) {
    if (node instanceof MappingNode mapping) {
      for (NodeTuple tuple : mapping.getValue()) {
        if (key(tuple).equals(key)) {
          return tuple.getValueNode();
        }
      }
    }
    return null;
  }

  private static String key(NodeTuple tuple) {
    return tuple.getKeyNode() instanceof ScalarNode key ? key.getValue() : "";
  }
}
