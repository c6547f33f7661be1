package dev.torpor.measure.referee;

import dev.torpor.http.HttpEvent;
import dev.torpor.http.ServerFact;
import dev.torpor.trace.TraceEvent;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** C1: a request whose token stands for changes that the replica does not hold. */
final class CursorAhead extends Monitor {
  private final Claims claims;
  private @Nullable Exchange passing;
  private long passed = -1;

  CursorAhead(Scene scene) {
    super(Invariant.C1, scene);
    claims = new Claims(scene);
  }

  @Override
  List<Class<? extends TraceEvent>> hears() {
    return List.of(HttpEvent.ServerTold.class);
  }

  @Override
  void on(long at, TraceEvent event) {
    List<ServerLog.Commit> missing = claims.missing(event);
    if (!missing.isEmpty() && event instanceof HttpEvent.ServerTold told) {
      List<@Nullable Evidence> proof = new ArrayList<>();
      missing.subList(0, Math.min(3, missing.size())).forEach(c -> proof.add(c.evidence()));
      proof.addAll(passing == null ? List.of() : passing.proof());
      @Nullable Exchange asking = scene().exchanges().of(told.transfer());
      proof.addAll(asking == null ? List.of() : asking.proof());
      report(
          at,
          "the client asked with a token that stands for "
              + Claims.text(missing)
              + " and does not hold it",
          proof);
    }
    if (event instanceof HttpEvent.ServerTold told
        && told.fact() instanceof ServerFact.Read read
        && read.upTo() > passed) {
      passed = read.upTo();
      passing = scene().exchanges().of(told.transfer());
    }
  }
}
