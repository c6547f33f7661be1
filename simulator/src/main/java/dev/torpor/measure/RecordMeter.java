package dev.torpor.measure;

import java.math.BigInteger;
import java.util.Arrays;

/**
 * Stale time of each record on its own, added up over the records. A record counts from the instant
 * it exists until it is deleted and the device has it no longer.
 */
final class RecordMeter {
  private static final long NOT = -1;

  private final Window window;
  private long[] countedSince;
  private long[] staleSince;
  private long[] base;
  private final Sum128 countedMicros = new Sum128();
  private final Sum128 staleMicros = new Sum128();
  private final Sum128 doubledAgeArea = new Sum128();

  RecordMeter(Window window, int room) {
    this.window = window;
    int length = Math.max(1, room);
    this.countedSince = new long[length];
    this.staleSince = new long[length];
    this.base = new long[length];
    Arrays.fill(countedSince, NOT);
    Arrays.fill(staleSince, NOT);
  }

  /** Brings a record up to what a log says of it at this instant. */
  void follow(CommitLog log, int rec, long at) {
    if (rec >= base.length) {
      grow(rec);
    }
    boolean stale = log.misses(rec);
    count(rec, at, stale || log.serverHas(rec));
    if (stale) {
      stale(rec, at, log.oldestMissing(rec));
    } else {
      fresh(rec, at);
    }
  }

  private void grow(int rec) {
    int old = base.length;
    int length = Math.max(rec + 1, 2 * old);
    countedSince = Arrays.copyOf(countedSince, length);
    staleSince = Arrays.copyOf(staleSince, length);
    base = Arrays.copyOf(base, length);
    Arrays.fill(countedSince, old, length, NOT);
    Arrays.fill(staleSince, old, length, NOT);
  }

  private void count(int rec, long at, boolean counts) {
    if (counts && countedSince[rec] == NOT) {
      countedSince[rec] = at;
    } else if (!counts && countedSince[rec] != NOT) {
      countedMicros.add(window.overlapMicros(countedSince[rec], at));
      countedSince[rec] = NOT;
    }
  }

  /** The first missing version of the record was made at {@code newBase}. */
  private void stale(int rec, long at, long newBase) {
    if (staleSince[rec] != NOT && base[rec] == newBase) {
      return;
    }
    fresh(rec, at);
    staleSince[rec] = at;
    base[rec] = newBase;
  }

  /** The record misses nothing from now on. */
  private void fresh(int rec, long at) {
    if (staleSince[rec] == NOT) {
      return;
    }
    long start = Math.max(staleSince[rec], window.from());
    long end = Math.min(at, window.to());
    if (end > start) {
      staleMicros.add(end - start);
      doubledAgeArea.addProduct(end - start, (start - base[rec]) + (end - base[rec]));
    }
    staleSince[rec] = NOT;
  }

  void finish(long end) {
    for (int rec = 0; rec < base.length; rec++) {
      fresh(rec, end);
      count(rec, end, false);
    }
  }

  /** Time inside the window that records counted, summed over them. */
  BigInteger countedMicros() {
    return countedMicros.value();
  }

  BigInteger staleMicros() {
    return staleMicros.value();
  }

  BigInteger doubledAgeArea() {
    return doubledAgeArea.value();
  }
}
