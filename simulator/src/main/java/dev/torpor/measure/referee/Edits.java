package dev.torpor.measure.referee;

import dev.torpor.app.ClientEvent;
import dev.torpor.app.LocalEdit;
import dev.torpor.http.HttpEvent;
import dev.torpor.http.ServerFact;
import dev.torpor.trace.TraceEvent;
import dev.torpor.world.WorldEvent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The user's edits, in the order they were made, and what became of each. */
final class Edits {
  private final Map<String, Edit> byId = new LinkedHashMap<>();
  private final Map<String, String> serverNames = new LinkedHashMap<>();

  /** One edit. */
  static final class Edit {
    final LocalEdit edit;

    /** From 0, in the order in which edits were made. */
    final int number;

    final Evidence made;

    /** Requests that had an effect, in order. */
    final List<Evidence> effects = new ArrayList<>();

    /** Every request in which the server heard of it. */
    final List<Evidence> heard = new ArrayList<>();

    @Nullable Evidence acknowledged;
    @Nullable Evidence surfaced;

    private Edit(LocalEdit edit, int number, Evidence made) {
      this.edit = edit;
      this.number = number;
      this.made = made;
    }

    /** True while the client owes its upload. */
    boolean pending() {
      return acknowledged == null && surfaced == null;
    }
  }

  void on(long at, TraceEvent event) {
    if (event instanceof WorldEvent.EditMade made) {
      LocalEdit edit = made.edit();
      byId.put(edit.id(), new Edit(edit, byId.size(), new Evidence(at, event)));
    } else if (event instanceof ClientEvent.EditAcknowledged acknowledged) {
      Edit edit = byId.get(acknowledged.edit());
      if (edit != null && edit.acknowledged == null) {
        edit.acknowledged = new Evidence(at, event);
      }
    } else if (event instanceof ClientEvent.EditSurfaced surfaced) {
      Edit edit = byId.get(surfaced.edit());
      if (edit != null && edit.surfaced == null) {
        edit.surfaced = new Evidence(at, event);
      }
    } else if (event instanceof HttpEvent.ServerTold told) {
      told(at, told);
    }
  }

  private void told(long at, HttpEvent.ServerTold event) {
    ServerFact fact = event.fact();
    Edit edit = byId.get(editOf(fact));
    if (edit == null) {
      return;
    }
    Evidence evidence = new Evidence(at, event);
    edit.heard.add(evidence);
    if (fact instanceof ServerFact.Wrote wrote) {
      edit.effects.add(evidence);
      serverNames.putIfAbsent(edit.edit.record(), wrote.record());
    }
  }

  /** The edit that a fact names, empty when it names none. */
  static String editOf(ServerFact fact) {
    if (fact instanceof ServerFact.Wrote wrote) {
      return wrote.edit();
    }
    if (fact instanceof ServerFact.Refused refused) {
      return refused.edit();
    }
    return fact instanceof ServerFact.Replayed replayed ? replayed.edit() : "";
  }

  /** The edit of that id, null when the user made none. */
  @Nullable Edit of(String id) {
    return byId.get(id);
  }

  /** All of them, in the order they were made. */
  Collection<Edit> all() {
    return Collections.unmodifiableCollection(byId.values());
  }

  /** The server's name of the record that an edit is about. */
  String serverName(Edit edit) {
    return serverNames.getOrDefault(edit.edit.record(), edit.edit.record());
  }

  /** Edits of the same record that were made before, in order. */
  List<Edit> before(Edit edit) {
    List<Edit> earlier = new ArrayList<>();
    for (Edit each : byId.values()) {
      if (each.number < edit.number && each.edit.record().equals(edit.edit.record())) {
        earlier.add(each);
      }
    }
    return earlier;
  }

  /** True when the server has it, or a later edit of the same record that took it over. */
  boolean delivered(Edit edit) {
    if (!edit.effects.isEmpty()) {
      return true;
    }
    boolean creates = edit.edit.kind() == LocalEdit.Kind.CREATE;
    for (Edit each : byId.values()) {
      boolean later = each.number > edit.number && each.edit.record().equals(edit.edit.record());
      if (later
          && (!each.effects.isEmpty()
              || (each.edit.kind() == LocalEdit.Kind.DELETE && (creates || neverSent(edit))))) {
        return true;
      }
    }
    return false;
  }

  /** True when the record was made and deleted again before the server heard of it. */
  private boolean neverSent(Edit edit) {
    for (Edit each : byId.values()) {
      if (each.edit.record().equals(edit.edit.record()) && !each.heard.isEmpty()) {
        return false;
      }
    }
    return edit.edit.record().equals(LocalEdit.createdRecord(createdBy(edit)));
  }

  private static String createdBy(Edit edit) {
    String record = edit.edit.record();
    int dash = record.indexOf("-record");
    return dash < 0 ? record : record.substring(0, dash);
  }
}
