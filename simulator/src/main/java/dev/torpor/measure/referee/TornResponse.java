package dev.torpor.measure.referee;

import dev.torpor.app.ClientEvent;
import dev.torpor.trace.TraceEvent;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** C9: one response applied in parts, at instants between which anybody could look. */
final class TornResponse extends Monitor {
  private long exchange = -1;
  private @Nullable Evidence first;

  TornResponse(Scene scene) {
    super(Invariant.C9, scene);
  }

  @Override
  List<Class<? extends TraceEvent>> hears() {
    return List.of(ClientEvent.Applied.class);
  }

  @Override
  void on(long at, TraceEvent event) {
    if (!(event instanceof ClientEvent.Applied applied) || applied.records().isEmpty()) {
      return;
    }
    Evidence before = first;
    if (applied.exchange() != exchange || before == null) {
      exchange = applied.exchange();
      first = new Evidence(at, event);
    } else if (at > before.at()) {
      Exchange basis = scene().exchanges().of(applied.exchange());
      report(
          at,
          "a response was applied in parts: between them people and code saw a state that the"
              + " server never had",
          basis == null ? null : basis.served,
          before,
          new Evidence(at, event));
      first = null;
    }
  }
}
