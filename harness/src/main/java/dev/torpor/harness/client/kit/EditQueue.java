package dev.torpor.harness.client.kit;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Edits in durable storage, in the order the user made them: one value for each. */
final class EditQueue {
  private final Notes notes;
  private final String first;
  private final String end;
  private final String edit;

  /**
   * The queue of that name.
   *
   * @param name what its values are called
   */
  EditQueue(Notes notes, String name) {
    this.notes = notes;
    this.first = name + "s.first";
    this.end = name + "s.end";
    this.edit = name + ".";
  }

  /** The edits with the numbers of their places. */
  List<Long> places() {
    List<Long> places = new ArrayList<>();
    for (long place = notes.number(first, 0); place < notes.number(end, 0); place++) {
      if (notes.text(edit + place) != null) {
        places.add(place);
      }
    }
    return places;
  }

  @Nullable PendingEdit at(long place) {
    String text = notes.text(edit + place);
    return text == null ? null : PendingEdit.parse(text);
  }

  void add(PendingEdit added) {
    long place = notes.number(end, 0);
    notes.put(edit + place, added.text());
    notes.put(end, place + 1);
  }

  void put(long place, PendingEdit changed) {
    notes.put(edit + place, changed.text());
  }

  void remove(long place) {
    notes.remove(edit + place);
    List<Long> left = places();
    notes.put(first, left.isEmpty() ? notes.number(end, 0) : left.get(0));
  }
}
