package dev.torpor.harness.scenario;

/** The value of a key for what happens or does not, and cannot be undone by another value. */
enum Done {
  /** It happens; a key that is left out says that it does not. */
  DONE
}
