package dev.torpor.harness.binding;

import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/** What YAML can do and these files do not use: anchors, aliases, tags, keys that are not words. */
final class TreeRules {
  private static final String CORE_TAGS = "tag:yaml.org,2002:";

  private TreeRules() {}

  /** Reports what breaks the rules; false when the tree cannot be walked as a tree. */
  static boolean check(Node node, SourceFile source, Problems problems) {
    if (node.getAnchor().isPresent()) {
      String name = node.getAnchor().get().getValue();
      String message = "anchors and aliases are not used here: write the value of '&" + name + "'";
      problems.add(source.problem(Place.of(node), "", message + " out at each place"));
      return false;
    }
    Tag tag = node.getTag();
    if (!tag.getValue().startsWith(CORE_TAGS) || tag.equals(Tag.BINARY)) {
      problems.add(
          source.problem(Place.of(node), "", "tags such as '" + tag + "' are not used here"));
    }
    boolean walkable = true;
    if (node instanceof SequenceNode sequence) {
      for (Node item : sequence.getValue()) {
        walkable &= check(item, source, problems);
      }
    } else if (node instanceof MappingNode mapping) {
      for (NodeTuple tuple : mapping.getValue()) {
        walkable &= check(tuple.getKeyNode(), source, problems);
        walkable &= check(tuple.getValueNode(), source, problems);
      }
    }
    return walkable;
  }
}
