package dev.torpor.measure;

import java.util.Arrays;

/** When the server read its data, by number of the transfer: eight bytes for each number. */
final class ReadInstants {
  static final long UNKNOWN = -1;

  private static final int LIMIT = 1 << 27;

  private long[] at = new long[0];

  void served(long transfer, long now) {
    if (transfer < 0 || transfer >= LIMIT) {
      throw new IllegalArgumentException(
          "transfers are numbered from 1 to " + (LIMIT - 1) + ", this one has " + transfer);
    }
    if (transfer >= at.length) {
      int old = at.length;
      at = Arrays.copyOf(at, (int) Math.max(transfer + 1, Math.min(LIMIT, 2L * old + 16)));
      Arrays.fill(at, old, at.length, UNKNOWN);
    }
    at[(int) transfer] = now;
  }

  long of(long transfer) {
    return transfer < 0 || transfer >= at.length ? UNKNOWN : at[(int) transfer];
  }
}
