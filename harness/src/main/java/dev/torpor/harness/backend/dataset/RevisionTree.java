package dev.torpor.harness.backend.dataset;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** All revisions of one document: a tree, or several when their beginnings are not known. */
final class RevisionTree {
  private final Map<String, Revision> revisions = new LinkedHashMap<>();
  private @Nullable List<Revision> leaves;
  private @Nullable Revision newest;

  void add(Revision revision) {
    revisions.put(revision.id(), revision);
    newest = revision;
    leaves = null;
  }

  /** The revision that came last. */
  Revision newest() {
    Revision last = newest;
    if (last == null) {
      throw new IllegalStateException("there is no revision");
    }
    return last;
  }

  /** A revision of that id, null when there is none. */
  @Nullable Revision find(String id) {
    return revisions.get(id);
  }

  boolean isEmpty() {
    return revisions.isEmpty();
  }

  /** The revisions that no other builds on, the winner first. */
  List<Revision> leaves() {
    List<Revision> known = leaves;
    if (known == null) {
      Set<String> parents = new TreeSet<>();
      for (Revision revision : revisions.values()) {
        Revision parent = revision.parent();
        if (parent != null) {
          parents.add(parent.id());
        }
      }
      known = new ArrayList<>();
      for (Revision revision : revisions.values()) {
        if (!parents.contains(revision.id())) {
          known.add(revision);
        }
      }
      known.sort(Comparator.reverseOrder());
      leaves = known;
    }
    return known;
  }

  /** The leaf that counts as the document. */
  Revision winner() {
    return leaves().get(0);
  }

  /** The leaves beside the winner that are no deletions. */
  List<Revision> conflicts() {
    return leaves().stream().skip(1).filter(leaf -> !leaf.isDeletion()).toList();
  }

  /**
   * Those that a client may build on when it does not have {@code id}: leaves of shorter history.
   */
  List<String> possibleAncestors(String id) {
    int generation = Revision.generation(id);
    return leaves().stream()
        .filter(leaf -> leaf.generation() < generation)
        .map(Revision::id)
        .toList();
  }

  /** Forgets what later commits brought. */
  void restoredTo(int position) {
    revisions.values().removeIf(revision -> revision.commit() >= position);
    leaves = null;
  }
}
