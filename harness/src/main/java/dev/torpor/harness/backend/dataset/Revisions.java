package dev.torpor.harness.backend.dataset;

import dev.torpor.harness.backend.dataset.CommitLog.Content;
import dev.torpor.http.Body;
import dev.torpor.http.ServerFact;
import dev.torpor.http.ServerFact.Effect;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The dataset's records as documents with revision trees, as CouchDB has them. What other writers
 * do continues the winning revision, and a deletion ends the conflicts too; the dataset's record is
 * always the winner.
 */
final class Revisions {
  private final Dataset dataset;
  private final Map<Integer, RevisionTree> trees = new TreeMap<>();
  private final Checkpoints checkpoints = new Checkpoints();
  private int followed;

  Revisions(Dataset dataset) {
    this.dataset = dataset;
  }

  /** Documents that are not replicated, such as checkpoints. */
  Checkpoints checkpoints() {
    return checkpoints;
  }

  /** Takes up what others have committed since the last call. */
  void follow() {
    CommitLog log = dataset.log();
    for (; followed < log.size(); followed++) {
      int record = log.record(followed);
      RevisionTree tree = treeOf(record);
      String name = dataset.name(record);
      Revision winner = tree.isEmpty() ? null : tree.winner();
      boolean isDeletion = log.effect(followed) == Effect.DELETED;
      Content content = log.content(followed);
      List<Revision> conflicts = tree.isEmpty() ? List.of() : tree.conflicts();
      tree.add(Revision.of(name, winner, isDeletion, content, followed));
      if (isDeletion) {
        for (Revision conflict : conflicts) {
          tree.add(Revision.of(name, conflict, true, content, followed));
        }
      }
    }
  }

  /** The tree of a record. */
  RevisionTree treeOf(int record) {
    RevisionTree tree = trees.get(record);
    if (tree == null) {
      tree = new RevisionTree();
      Content initial = dataset.initialContent(record);
      if (initial != null) {
        tree.add(Revision.of(dataset.name(record), null, false, initial, CommitLog.NONE));
      }
      trees.put(record, tree);
    }
    return tree;
  }

  /** The tree of a document that exists or has existed, null when there was never one. */
  @Nullable RevisionTree tree(String document) {
    int record = dataset.number(document);
    return record < 0 ? null : treeOf(record);
  }

  /**
   * Adds a revision to a document that builds on one of its revisions.
   *
   * @param parent null for a first one
   */
  ServerFact.Wrote extend(Edit edit, @Nullable Revision parent, boolean isDeletion, long now) {
    Content content = contentOf(edit, parent);
    int commit = dataset.position();
    RevisionTree tree = tree(edit.record());
    RevisionTree changed = tree == null ? new RevisionTree() : tree;
    changed.add(Revision.of(edit.record(), parent, isDeletion, content, commit));
    return committed(edit, changed, now);
  }

  /**
   * Adds a revision that was made elsewhere, with those of its ancestors that are not known.
   *
   * @param history ids from the revision itself to its oldest known ancestor
   * @return null when the revision is known already
   */
  ServerFact.@Nullable Wrote graft(Edit edit, List<String> history, boolean isDeletion, long now) {
    RevisionTree tree = tree(edit.record());
    RevisionTree changed = tree == null ? new RevisionTree() : tree;
    Revision known = changed.find(history.get(0));
    if (known != null && known.content() != null) {
      return null;
    }
    int commit = dataset.position();
    int branch = 1;
    while (branch < history.size() && changed.find(history.get(branch)) == null) {
      branch++;
    }
    Revision parent = branch < history.size() ? changed.find(history.get(branch)) : null;
    for (int i = branch - 1; i > 0; i--) {
      parent = new Revision(history.get(i), parent, false, null, commit);
      changed.add(parent);
    }
    Content content = contentOf(edit, parent);
    changed.add(new Revision(history.get(0), parent, isDeletion, content, commit));
    return committed(edit, changed, now);
  }

  private Content contentOf(Edit edit, @Nullable Revision parent) {
    Body data = edit.data();
    int generation = parent == null ? 1 : parent.generation() + 1;
    return new Content(generation, dataset.recordBytes(), data);
  }

  /** Makes the winner the dataset's record. */
  private ServerFact.Wrote committed(Edit edit, RevisionTree tree, long now) {
    Revision winner = tree.winner();
    Content content = winner.content();
    Content written = content == null ? new Content(1, dataset.recordBytes(), null) : content;
    int record = dataset.commit(edit.record(), winner.isDeletion(), written, now);
    trees.put(record, tree);
    followed = dataset.position();
    Effect effect = dataset.log().effect(dataset.lastCommit(record));
    return new ServerFact.Wrote(edit.id(), edit.record(), dataset.version(record), effect);
  }

  /** Forgets what a backup of that position does not hold. */
  void restoredTo(int position) {
    followed = Math.min(followed, position);
    trees.values().forEach(tree -> tree.restoredTo(position));
    trees.values().removeIf(RevisionTree::isEmpty);
    checkpoints.restoredTo(position);
  }
}
