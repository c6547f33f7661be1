package dev.torpor.harness.backend.dataset;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Documents under {@code _local/}: not replicated, not versioned, gone back in time by a restore.
 */
final class Checkpoints {
  private final Map<String, List<Stored>> documents = new TreeMap<>();

  /**
   * One writing of a document.
   *
   * @param position of the dataset at that time
   * @param document as it was sent, null when it was deleted
   */
  private record Stored(int position, int revision, @Nullable ObjectNode document) {}

  /** The document as it was sent, null when there is none. */
  @Nullable ObjectNode get(String name) {
    List<Stored> history = documents.get(name);
    return history == null ? null : history.get(history.size() - 1).document;
  }

  /** {@code 0-3} after three writings, empty when there is none. */
  String revision(String name) {
    List<Stored> history = documents.get(name);
    return history == null || get(name) == null
        ? ""
        : "0-" + history.get(history.size() - 1).revision;
  }

  /** Writes or, with null, deletes a document. */
  void put(String name, @Nullable ObjectNode document, int position) {
    List<Stored> history = documents.computeIfAbsent(name, first -> new ArrayList<>());
    int revision = history.isEmpty() ? 0 : history.get(history.size() - 1).revision;
    history.removeIf(stored -> stored.position == position);
    history.add(new Stored(position, revision + 1, document));
  }

  void restoredTo(int position) {
    documents.values().forEach(history -> history.removeIf(stored -> stored.position > position));
    documents.values().removeIf(List::isEmpty);
  }
}
