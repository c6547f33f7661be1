package dev.torpor.measure;

import dev.torpor.http.ServerFact;
import java.util.Arrays;

/**
 * When the server read its data for each exchange, and what applying its answer proves. 21 bytes
 * for each number of a transfer.
 *
 * <p>A server that tells nothing of what it read is believed to have read everything. One that does
 * tell proves the whole dataset current only by a read's last page; the pages before count from the
 * oldest of them, since a copy is no newer than its oldest page.
 */
final class ReadInstants {
  static final long UNKNOWN = -1;

  /** Nothing is proved by applying that answer. */
  static final long NOT_A_SYNC = -2;

  private static final int LIMIT = 1 << 27;
  private static final byte SILENT = 0;
  private static final byte PARTIAL = 1;
  private static final byte PAGE = 2;
  private static final byte WHOLE = 3;

  private long[] at = new long[0];
  private byte[] kind = new byte[0];
  private int[] since = new int[0];
  private int[] upTo = new int[0];
  private long chainAt = UNKNOWN;
  private int chainSince;
  private int chainUpTo;

  void served(long transfer, long now) {
    if (transfer < 0 || transfer >= LIMIT) {
      throw new IllegalArgumentException(
          "transfers are numbered from 1 to " + (LIMIT - 1) + ", this one has " + transfer);
    }
    if (transfer >= at.length) {
      int old = at.length;
      int length = (int) Math.max(transfer + 1, Math.min(LIMIT, 2L * old + 16));
      at = Arrays.copyOf(at, length);
      Arrays.fill(at, old, length, UNKNOWN);
      kind = Arrays.copyOf(kind, length);
      since = Arrays.copyOf(since, length);
      upTo = Arrays.copyOf(upTo, length);
    }
    at[(int) transfer] = now;
  }

  /** What the server did for an exchange that it has served. */
  void told(long transfer, ServerFact fact) {
    if (of(transfer) == UNKNOWN) {
      return;
    }
    int number = (int) transfer;
    if (fact instanceof ServerFact.Read read) {
      kind[number] = read.last() ? WHOLE : PAGE;
      since[number] = (int) read.since();
      upTo[number] = (int) read.upTo();
    } else if (kind[number] == SILENT) {
      kind[number] = PARTIAL;
    }
  }

  long of(long transfer) {
    return transfer < 0 || transfer >= at.length ? UNKNOWN : at[(int) transfer];
  }

  /**
   * The device applies an answer: since when everything up to the answer's reading is known to be
   * held, {@link #NOT_A_SYNC} when the answer proves no such thing, {@link #UNKNOWN} when the
   * server never gave it.
   */
  long applied(long transfer) {
    long readAt = of(transfer);
    if (readAt == UNKNOWN) {
      return UNKNOWN;
    }
    int number = (int) transfer;
    return switch (kind[number]) {
      case PAGE -> {
        if (!continues(number)) {
          chainAt = readAt;
        }
        chainSince = since[number];
        chainUpTo = upTo[number];
        yield NOT_A_SYNC;
      }
      case WHOLE -> {
        long oldest = continues(number) ? chainAt : readAt;
        chainAt = UNKNOWN;
        yield oldest;
      }
      case PARTIAL -> NOT_A_SYNC;
      default -> readAt;
    };
  }

  private boolean continues(int number) {
    return chainAt != UNKNOWN && (since[number] == chainUpTo || since[number] == chainSince);
  }
}
