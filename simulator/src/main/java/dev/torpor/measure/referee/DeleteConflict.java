package dev.torpor.measure.referee;

import dev.torpor.app.ClientEvent;
import dev.torpor.app.LocalEdit;
import dev.torpor.app.Replica.RecordVersion;
import dev.torpor.http.HttpEvent;
import dev.torpor.trace.TraceEvent;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * D3: a deletion from the server met an edit that waited, and in the end the edit was neither sent
 * nor surfaced; and deletions of what the device had not seen.
 */
final class DeleteConflict extends Monitor {
  private final Map<String, Evidence> met = new TreeMap<>();
  private final Monitor stale;

  DeleteConflict(Scene scene) {
    super(Invariant.D3, scene);
    stale = StaleWrite.ofDeletions(scene);
  }

  @Override
  List<Class<? extends TraceEvent>> hears() {
    return List.of(
        ClientEvent.Applied.class,
        ClientEvent.Replaced.class,
        ClientEvent.EditAcknowledged.class,
        HttpEvent.ServerTold.class);
  }

  @Override
  void on(long at, TraceEvent event) {
    int before = stale.violations().size();
    stale.on(at, event);
    if (stale.violations().size() > before) {
      violations().add(stale.violations().get(before));
    }
    if (event instanceof ClientEvent.Applied applied) {
      for (RecordVersion record : applied.records()) {
        if (record.deleted()) {
          deleted(record.record(), new Evidence(at, event));
        }
      }
    } else if (event instanceof ClientEvent.Replaced replaced) {
      replaced.gone().forEach(record -> deleted(record, new Evidence(at, event)));
    } else if (event instanceof ClientEvent.EditAcknowledged acknowledged
        && met.containsKey(acknowledged.edit())) {
      judge(at, acknowledged.edit(), List.of(new Evidence(at, event)));
    }
  }

  private void deleted(String record, Evidence evidence) {
    for (Edits.Edit edit : scene().edits().all()) {
      if (edit.pending()
          && edit.effects.isEmpty()
          && edit.edit.kind() == LocalEdit.Kind.UPDATE
          && scene().edits().serverName(edit).equals(record)) {
        met.putIfAbsent(edit.edit.id(), evidence);
      }
    }
  }

  @Override
  void quiesced(long at) {
    if (!scene().app().deleted()) {
      for (String id : List.copyOf(met.keySet())) {
        judge(at, id, List.of());
      }
    }
  }

  private void judge(long at, String id, List<Evidence> proof) {
    Evidence deletion = met.remove(id);
    Edits.@Nullable Edit edit = scene().edits().of(id);
    if (edit != null && edit.surfaced == null && !scene().edits().delivered(edit)) {
      report(
          at,
          "the server's deletion of "
              + edit.edit.record()
              + " swallowed edit "
              + id
              + ", and nobody was told",
          edit.made,
          deletion,
          proof.isEmpty() ? null : proof.get(0));
    }
  }
}
