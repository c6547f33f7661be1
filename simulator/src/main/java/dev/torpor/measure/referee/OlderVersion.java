package dev.torpor.measure.referee;

import dev.torpor.app.ClientEvent;
import dev.torpor.app.Replica.RecordVersion;
import dev.torpor.trace.TraceEvent;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** C4: a new copy with older versions, and edits that a pull ran over and nobody ever sent. */
final class OlderVersion extends Monitor {
  private final Map<String, Evidence> runOver = new TreeMap<>();

  OlderVersion(Scene scene) {
    super(Invariant.C4, scene);
  }

  @Override
  List<Class<? extends TraceEvent>> hears() {
    return List.of(ClientEvent.Applied.class, ClientEvent.Replaced.class);
  }

  @Override
  void on(long at, TraceEvent event) {
    if (event instanceof ClientEvent.Applied applied) {
      pulled(applied.records(), new Evidence(at, event));
    } else if (event instanceof ClientEvent.Replaced replaced) {
      Evidence evidence = new Evidence(at, event);
      pulled(replaced.records(), evidence);
      if (scene().server().restored() == null) { // what a backup brings back is older by right
        goneBack(replaced, evidence);
      }
    }
  }

  private void goneBack(ClientEvent.Replaced replaced, Evidence evidence) {
    for (RecordVersion record : replaced.records()) {
      RecordVersion before = scene().held().beforeReplaced().get(record.record());
      if (before != null && before.version() > record.version()) {
        Exchange basis = scene().exchanges().of(replaced.exchange());
        report(
            evidence.at(),
            record.record()
                + " was held at version "
                + before.version()
                + " and is now held at "
                + record.version()
                + ": the copy came from a response older than what was held",
            basis == null ? null : basis.served,
            evidence);
        return;
      }
    }
  }

  private void pulled(List<RecordVersion> records, Evidence evidence) {
    for (RecordVersion record : records) {
      for (Edits.Edit edit : scene().edits().all()) {
        if (edit.pending()
            && edit.effects.isEmpty()
            && scene().edits().serverName(edit).equals(record.record())) {
          runOver.putIfAbsent(edit.edit.id(), evidence);
        }
      }
    }
  }

  @Override
  void quiesced(long at) {
    runOver.forEach(
        (id, evidence) -> {
          Edits.@Nullable Edit edit = scene().edits().of(id);
          if (edit != null
              && edit.heard.isEmpty()
              && edit.surfaced == null
              && !scene().app().deleted()
              && !scene().edits().delivered(edit)) {
            report(
                at,
                "edit " + id + " waited when a pull brought its record, and was never sent after",
                edit.made,
                evidence);
          }
        });
  }
}
