package dev.torpor.simulation;

import dev.torpor.app.LocalEdit;
import dev.torpor.os.OperatingSystem;
import dev.torpor.trace.Trace;
import dev.torpor.world.UserEdit;
import dev.torpor.world.WorldEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Lets the user write in the open app. What the app does not show cannot be changed: an update or a
 * deletion needs a record that the replica holds, or one that the user has created before.
 */
final class EditPlayer {
  private final OperatingSystem os;
  private final Trace trace;
  private final Set<String> created = new TreeSet<>();
  private final List<LocalEdit> waiting = new ArrayList<>();

  EditPlayer(OperatingSystem os, Trace trace) {
    this.os = os;
    this.trace = trace;
  }

  void play(UserEdit script, boolean appOpen) {
    LocalEdit edit = script.edit();
    if (!appOpen || !isShown(edit)) {
      trace.record(new WorldEvent.EditImpossible(edit));
      return;
    }
    waiting.add(edit);
    os.userEdits(edit, () -> made(edit));
  }

  /** The user has left the app: what it was too slow to take is not written. */
  void closed() {
    for (LocalEdit edit : waiting) {
      trace.record(new WorldEvent.EditImpossible(edit));
    }
    waiting.clear();
  }

  private boolean isShown(LocalEdit edit) {
    return edit.kind() == LocalEdit.Kind.CREATE
        || created.contains(edit.record())
        || os.appHolds(edit.record());
  }

  private boolean made(LocalEdit edit) {
    if (!waiting.remove(edit)) {
      return false;
    }
    switch (edit.kind()) {
      case CREATE -> created.add(edit.record());
      case DELETE -> created.remove(edit.record());
      case UPDATE -> {}
    }
    trace.record(new WorldEvent.EditMade(edit));
    return true;
  }
}
