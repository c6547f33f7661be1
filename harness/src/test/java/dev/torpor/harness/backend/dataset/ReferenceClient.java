package dev.torpor.harness.backend.dataset;

import java.util.NavigableMap;

/** A small client that is right about one shape; it lives at the other end of a {@link Wire}. */
interface ReferenceClient {
  /** The user makes or changes a record. */
  void edit(String edit, String record, String data);

  /**
   * Tries to bring both sides together.
   *
   * @return false when something was lost on the way
   */
  boolean sync();

  /** What the client holds: version and content by record. */
  NavigableMap<String, String> held();

  /** How many edits the server has not acknowledged. */
  int pending();
}
