package dev.torpor.measure;

import dev.torpor.app.ClientEvent;
import dev.torpor.trace.TraceEvent;
import dev.torpor.trace.TraceListener;
import java.util.ArrayList;
import java.util.List;

/** Collects the rules that the client broke, over the whole run: warming up excuses nothing. */
public final class ClientMeter implements TraceListener {
  private final List<Violation> violations = new ArrayList<>();

  @Override
  public void on(long at, TraceEvent event) {
    if (event instanceof ClientEvent.Violation violation) {
      violations.add(new Violation(violation.rule(), at, violation.message()));
    }
  }

  /** The violations so far, in order of time. */
  List<Violation> violations() {
    return List.copyOf(violations);
  }
}
