package dev.torpor.harness.backend;

import dev.torpor.http.Origin;

/** The backend of one run, with its books. */
public interface Backend extends Origin {
  /** What has happened so far. */
  BackendReport report();
}
