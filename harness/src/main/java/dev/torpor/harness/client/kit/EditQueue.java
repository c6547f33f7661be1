package dev.torpor.harness.client.kit;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Edits in durable storage, in the order the user made them: one value for each. */
final class EditQueue {
  private static final String FIRST = "edits.first";
  private static final String END = "edits.end";
  private static final String EDIT = "edit.";

  private final Notes notes;

  EditQueue(Notes notes) {
    this.notes = notes;
  }

  /** The edits with the numbers of their places. */
  List<Long> places() {
    List<Long> places = new ArrayList<>();
    for (long place = notes.number(FIRST, 0); place < notes.number(END, 0); place++) {
      if (notes.text(EDIT + place) != null) {
        places.add(place);
      }
    }
    return places;
  }

  @Nullable PendingEdit at(long place) {
    String text = notes.text(EDIT + place);
    return text == null ? null : PendingEdit.parse(text);
  }

  void add(PendingEdit edit) {
    long end = notes.number(END, 0);
    notes.put(EDIT + end, edit.text());
    notes.put(END, end + 1);
  }

  void put(long place, PendingEdit edit) {
    notes.put(EDIT + place, edit.text());
  }

  void remove(long place) {
    notes.remove(EDIT + place);
    List<Long> left = places();
    notes.put(FIRST, left.isEmpty() ? notes.number(END, 0) : left.get(0));
  }
}
