package dev.torpor.measure.referee;

import dev.torpor.trace.TraceEvent;
import dev.torpor.trace.TraceText;

/**
 * An event that proves something.
 *
 * @param at virtual microseconds
 */
record Evidence(long at, TraceEvent event) {
  /** The event as a line of the trace. */
  String text() {
    return TraceText.line(at, event);
  }
}
