package dev.torpor.measure.referee;

import dev.torpor.app.ClientEvent;
import dev.torpor.http.ServerFact;
import dev.torpor.trace.TraceEvent;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** C7: a whole new copy made of a part: of one page of several, or of what changed alone. */
final class AtomicResync extends Monitor {
  AtomicResync(Scene scene) {
    super(Invariant.C7, scene);
  }

  @Override
  List<Class<? extends TraceEvent>> hears() {
    return List.of(ClientEvent.Replaced.class);
  }

  @Override
  void on(long at, TraceEvent event) {
    if (!(event instanceof ClientEvent.Replaced replaced)) {
      return;
    }
    Exchange basis = scene().exchanges().of(replaced.exchange());
    List<String> lost = lost(replaced, scene());
    if (basis == null || lost.isEmpty() || !isSound(basis)) {
      return; // what an unsound answer takes away is for D2
    }
    List<@Nullable Evidence> proof = new ArrayList<>(basis.proof());
    proof.add(new Evidence(at, event));
    report(
        at,
        lost.size()
            + " records that are on the server, such as "
            + lost.get(0)
            + ", vanished from the copy when a part of the data took its place",
        proof);
  }

  /** True when the server read its data and nothing came in between. */
  static boolean isSound(Exchange basis) {
    ServerFact.@Nullable Read read = basis.read();
    return read != null && basis.fault() == null && basis.status < 300 && !basis.intercepted;
  }

  /** Records that are gone from the copy and still on the server. */
  static List<String> lost(ClientEvent.Replaced replaced, Scene scene) {
    List<String> lost = new ArrayList<>();
    boolean restored = scene.server().restored() != null; // a backup lacks what is younger
    for (String name : replaced.gone()) {
      if (!restored && scene.server().exists(name)) {
        lost.add(name);
      }
    }
    return lost;
  }
}
