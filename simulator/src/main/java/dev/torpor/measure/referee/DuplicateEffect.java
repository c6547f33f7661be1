package dev.torpor.measure.referee;

import dev.torpor.http.HttpEvent;
import dev.torpor.http.ServerFact;
import dev.torpor.trace.TraceEvent;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** U2: the server has done an edit twice. */
final class DuplicateEffect extends Monitor {
  DuplicateEffect(Scene scene) {
    super(Invariant.U2, scene);
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
    Edits.@Nullable Edit edit = scene().edits().of(wrote.edit());
    if (edit == null || edit.effects.size() < 2) {
      return;
    }
    Evidence restored = scene().server().restored();
    Evidence before = edit.effects.get(edit.effects.size() - 2);
    if (restored != null && restored.at() >= before.at()) {
      return; // sent again because a backup had lost it
    }
    List<@Nullable Evidence> proof = new ArrayList<>();
    proof.add(edit.made);
    for (Evidence effect : edit.effects) {
      if (effect.event() instanceof HttpEvent.ServerTold each) {
        Exchange exchange = scene().exchanges().of(each.transfer());
        proof.addAll(exchange == null ? List.of(effect) : exchange.proof());
      }
    }
    report(
        at,
        "edit " + wrote.edit() + " had its effect on the server " + edit.effects.size() + " times",
        proof);
  }
}
