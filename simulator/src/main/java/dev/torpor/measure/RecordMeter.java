package dev.torpor.measure;

import java.math.BigInteger;
import java.util.Arrays;

/** Stale time of each record on its own, added up over the records. */
final class RecordMeter {
  private static final long FRESH = -1;

  private final Window window;
  private final long[] staleSince;
  private final long[] base;
  private final Sum128 staleMicros = new Sum128();
  private final Sum128 doubledAgeArea = new Sum128();

  RecordMeter(Window window, int records, long createdAt) {
    this.window = window;
    this.staleSince = new long[records];
    this.base = new long[records];
    Arrays.fill(staleSince, createdAt);
    Arrays.fill(base, createdAt);
  }

  /** The first missing version of the record was made at {@code newBase}. */
  void stale(int rec, long at, long newBase) {
    if (staleSince[rec] != FRESH && base[rec] == newBase) {
      return;
    }
    fresh(rec, at);
    staleSince[rec] = at;
    base[rec] = newBase;
  }

  /** The record misses nothing from now on. */
  void fresh(int rec, long at) {
    if (staleSince[rec] == FRESH) {
      return;
    }
    long start = Math.max(staleSince[rec], window.from());
    long end = Math.min(at, window.to());
    if (end > start) {
      staleMicros.add(end - start);
      doubledAgeArea.addProduct(end - start, (start - base[rec]) + (end - base[rec]));
    }
    staleSince[rec] = FRESH;
  }

  void finish(long end) {
    for (int rec = 0; rec < base.length; rec++) {
      fresh(rec, end);
    }
  }

  BigInteger staleMicros() {
    return staleMicros.value();
  }

  BigInteger doubledAgeArea() {
    return doubledAgeArea.value();
  }
}
