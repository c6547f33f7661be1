package dev.torpor.harness.backend.dataset;

import dev.torpor.http.ServerFact;
import org.jspecify.annotations.Nullable;

/**
 * What came of one edit.
 *
 * @param record number of the record it is about, -1 when there is none
 * @param error what is wrong, null when it is done
 * @param fact what the server did
 */
record Outcome(int status, int record, @Nullable String error, ServerFact fact) {
  static Outcome refused(Edit edit, int status, int record, String error) {
    ServerFact fact = new ServerFact.Refused(edit.id(), edit.record(), status, error);
    return new Outcome(status, record, error, fact);
  }
}
