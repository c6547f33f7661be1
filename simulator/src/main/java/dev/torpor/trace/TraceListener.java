package dev.torpor.trace;

/** Hears every event of a run, in order: a meter, a file, a fingerprint. */
@FunctionalInterface
public interface TraceListener {
  /**
   * An event has happened.
   *
   * @param at microseconds since the start; never smaller than at the call before
   */
  void on(long at, TraceEvent event);
}
