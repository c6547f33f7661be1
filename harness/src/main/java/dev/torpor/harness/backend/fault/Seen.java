package dev.torpor.harness.backend.fault;

/** What a client sees of an answer that does not come. */
enum Seen {
  /** Nothing: its own time-out ends the wait. */
  SILENCE,
  /** The connection breaks before a byte of an answer. */
  CLOSED
}
