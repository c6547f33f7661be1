package dev.torpor.measure.referee;

import dev.torpor.http.HttpEvent;
import dev.torpor.http.ServerFact;
import dev.torpor.trace.TraceEvent;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** U4: an edit takes effect after a later one of the same record. */
final class EntityOrder extends Monitor {
  EntityOrder(Scene scene) {
    super(Invariant.U4, scene);
  }

  @Override
  List<Class<? extends TraceEvent>> hears() {
    return List.of(HttpEvent.ServerTold.class);
  }

  @Override
  void on(long at, TraceEvent event) {
    if (!(event instanceof HttpEvent.ServerTold told)
        || !(told.fact() instanceof ServerFact.Wrote wrote)) {
      return;
    }
    Edits.@Nullable Edit late = scene().edits().of(wrote.edit());
    if (late == null) {
      return;
    }
    for (Edits.Edit each : scene().edits().all()) {
      if (each.number > late.number
          && each.edit.record().equals(late.edit.record())
          && !each.effects.isEmpty()) {
        report(
            at,
            "edit "
                + late.edit.id()
                + " took effect after the later edit "
                + each.edit.id()
                + " of the same record, and undid it",
            late.made,
            each.made,
            each.effects.get(0),
            new Evidence(at, event));
        return;
      }
    }
  }
}
