package dev.torpor.measure.referee;

import dev.torpor.trace.TraceEvent;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * L3: in the whole quiesce phase, with the user looking in several times, the client sent nothing
 * although there was something to fetch or to send.
 */
final class Recovery extends Monitor {
  Recovery(Scene scene) {
    super(Invariant.L3, scene);
  }

  @Override
  List<Class<? extends TraceEvent>> hears() {
    return List.of();
  }

  @Override
  void on(long at, TraceEvent event) {
    // the end tells
  }

  @Override
  void quiesced(long at) {
    Evidence quiesce = scene().quiesce();
    Evidence last = scene().exchanges().lastStart();
    if (quiesce == null || !scene().acted() || scene().app().deleted()) {
      return;
    }
    boolean silent = last == null || last.at() < quiesce.at();
    List<Divergence> open = Divergence.all(scene());
    boolean owes = scene().edits().all().stream().anyMatch(Edits.Edit::pending);
    if (silent && (!open.isEmpty() || owes)) {
      @Nullable Evidence trigger = scene().app().lastTrigger();
      report(
          at,
          "sync has stopped: nothing was sent since the quiesce phase began, though "
              + (owes ? "edits wait" : "there was news"),
          last,
          quiesce,
          trigger);
    }
  }
}
