package dev.torpor.harness.backend;

import dev.torpor.harness.backend.dataset.Dataset;
import dev.torpor.http.Origin;

/** The backend of one run, with its books. */
public interface Backend extends Origin, AutoCloseable {
  /** What has happened so far. */
  BackendReport report();

  /** The records behind it; empty when the scenario has none. */
  Dataset dataset();

  /** Gives back what it holds of the machine, such as a socket; most hold nothing. */
  @Override
  default void close() {}
}
