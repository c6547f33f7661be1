package dev.torpor.harness.backend.dataset;

import java.util.ArrayList;
import java.util.List;

/**
 * What a server lets uploads do; maximum where there is no limit.
 *
 * @param most bytes of an upload
 * @param mostAppended bytes in one request
 * @param leastAppended bytes in one request that is not the last
 * @param life how long an upload is kept that is not complete and to which nothing comes, in
 *     microseconds
 */
record UploadLimits(long most, long mostAppended, long leastAppended, long life) {
  boolean isOver(Upload upload, long now) {
    return !upload.isComplete() && now - upload.touchedAt() >= life;
  }

  /** When an upload is over if nothing more comes; maximum for never. */
  long endMicros(Upload upload) {
    return life == Long.MAX_VALUE ? life : upload.touchedAt() + life;
  }

  /** The value of {@code Upload-Limit}, empty when there is none. */
  String header() {
    List<String> parts = new ArrayList<>();
    if (most != Long.MAX_VALUE) {
      parts.add("max-size=" + most);
    }
    if (mostAppended != Long.MAX_VALUE) {
      parts.add("max-append-size=" + mostAppended);
    }
    if (leastAppended > 0) {
      parts.add("min-append-size=" + leastAppended);
    }
    if (life != Long.MAX_VALUE) {
      parts.add("max-age=" + life / 1_000_000);
    }
    return String.join(", ", parts);
  }
}
