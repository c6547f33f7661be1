package dev.torpor.harness.referee;

/** Brings the replica up to date, then lets the client finish. */
interface Pull {
  /** Begins or goes on. */
  void start();
}
