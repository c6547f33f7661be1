package dev.torpor.measure;

import dev.torpor.app.ClientEvent;
import dev.torpor.app.Replica.RecordVersion;
import dev.torpor.http.HttpEvent;
import dev.torpor.measure.Feed.Stamped;
import dev.torpor.world.WorldEvent;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * The definitions of freshness taken literally: time is cut into single microseconds, and the state
 * in each is found by reading the whole history again. Slow and simple.
 */
final class NaiveFreshness {
  private final List<Stamped> events;
  private final int records;
  private final Window window;
  private final long end;

  NaiveFreshness(Feed feed, Window window, long end) {
    this.events = new ArrayList<>(feed.events());
    this.events.sort((a, b) -> Long.compare(a.at(), b.at()));
    this.records = ((WorldEvent.DatasetCreated) this.events.get(0).event()).records();
    this.window = window;
    this.end = end;
  }

  /** How many of the events have happened by the end of that instant. */
  private int happened(long at) {
    int n = 0;
    while (n < events.size() && events.get(n).at() <= at) {
      n++;
    }
    return n;
  }

  private long local(String record, int n) {
    long version = 0;
    for (Stamped each : events.subList(0, n)) {
      if (each.event() instanceof ClientEvent.Applied applied) {
        for (RecordVersion brought : applied.records()) {
          version =
              brought.record().equals(record) ? Math.max(version, brought.version()) : version;
        }
      }
    }
    return version;
  }

  /** When each version of a record was made, those made so far. */
  private List<Long> commits(String record, int n) {
    List<Long> commits = new ArrayList<>(List.of(0L));
    for (Stamped each : events.subList(0, n)) {
      if (each.event() instanceof WorldEvent.ServerChanged changed
          && changed.record().equals(record)) {
        commits.add(each.at());
      }
    }
    return commits;
  }

  /** Age of the oldest missing version of that record, or -1 when it is fresh. */
  long recordStaleAge(String record, int n, long now) {
    List<Long> commits = commits(record, n);
    long held = local(record, n);
    return held >= commits.size() ? -1 : now - commits.get((int) held);
  }

  private long staleAge(int n, long now) {
    long oldest = -1;
    for (int i = 0; i < records; i++) {
      oldest = Math.max(oldest, recordStaleAge("r" + i, n, now));
    }
    return oldest;
  }

  private long syncAge(int n, long now) {
    long newest = 0;
    for (Stamped each : events.subList(0, n)) {
      if (each.event() instanceof ClientEvent.Applied applied) {
        newest = Math.max(newest, readAt(applied.exchange()));
      }
    }
    return now - newest;
  }

  private long readAt(long exchange) {
    for (Stamped each : events) {
      if (each.event() instanceof HttpEvent.Served served && served.transfer() == exchange) {
        return each.at();
      }
    }
    throw new AssertionError("exchange " + exchange + " was never served");
  }

  private long lag(int n) {
    long lag = 0;
    for (int i = 0; i < records; i++) {
      lag += commits("r" + i, n).size() - local("r" + i, n);
    }
    return lag;
  }

  long freshMicros;
  long recordStaleMicros;
  long doubledRecordAge;
  BigInteger lagArea = BigInteger.ZERO;
  final List<Long> lags = new ArrayList<>();
  final List<Long> staleTops = new ArrayList<>();
  final List<Long> syncTops = new ArrayList<>();
  long doubledStale;
  long doubledSync;

  /** Looks at every microsecond of the window; an age grows from its value to that plus one. */
  NaiveFreshness overTime() {
    for (long t = window.from(); t < Math.min(window.to(), end); t++) {
      int n = happened(t);
      long stale = staleAge(n, t);
      freshMicros += stale < 0 ? 1 : 0;
      staleTops.add(stale < 0 ? 0 : stale + 1);
      doubledStale += stale < 0 ? 0 : 2 * stale + 1;
      syncTops.add(syncAge(n, t) + 1);
      doubledSync += 2 * syncAge(n, t) + 1;
      lags.add(lag(n));
      lagArea = lagArea.add(BigInteger.valueOf(lag(n)));
      for (int i = 0; i < records; i++) {
        long age = recordStaleAge("r" + i, n, t);
        recordStaleMicros += age < 0 ? 0 : 1;
        doubledRecordAge += age < 0 ? 0 : 2 * age + 1;
      }
    }
    Collections.sort(staleTops);
    Collections.sort(syncTops);
    return this;
  }

  final List<Long> openStale = new ArrayList<>();
  final List<Long> openSync = new ArrayList<>();
  final List<Long> openLag = new ArrayList<>();
  final List<Long> waitsEnded = new ArrayList<>();
  final List<Long> waitsCensored = new ArrayList<>();
  long freshOpens;

  /** Looks at every open inside the window. */
  NaiveFreshness atOpens() {
    for (int i = 0; i < events.size(); i++) {
      Stamped open = events.get(i);
      if (!(open.event() instanceof WorldEvent.AppOpened opened)
          || opened.setUp()
          || !window.contains(open.at())) {
        continue;
      }
      long stale = staleAge(i, open.at());
      openStale.add(Math.max(0, stale));
      openSync.add(syncAge(i, open.at()));
      openLag.add(lag(i));
      if (stale < 0) {
        freshOpens++;
        waitsEnded.add(0L);
      } else {
        follow(i, open.at());
      }
    }
    return this;
  }

  private void follow(int open, long openedAt) {
    for (int i = open + 1; i < events.size(); i++) {
      Stamped each = events.get(i);
      if (each.event() instanceof WorldEvent.AppClosed) {
        waitsCensored.add(each.at() - openedAt);
        return;
      }
      if (each.event() instanceof ClientEvent.Applied && staleAge(i + 1, each.at()) < 0) {
        waitsEnded.add(each.at() - openedAt);
        return;
      }
    }
    waitsCensored.add(end - openedAt);
  }

  final List<Long> delaysEnded = new ArrayList<>();
  final List<Long> delaysCensored = new ArrayList<>();

  /** Follows every change made inside the window. */
  NaiveFreshness changes() {
    for (Stamped change : events) {
      if (change.event() instanceof WorldEvent.ServerChanged changed
          && window.contains(change.at())) {
        long appliedAt = appliedAt(changed.record(), changed.version());
        if (appliedAt <= window.to()) {
          delaysEnded.add(appliedAt - change.at());
        } else {
          delaysCensored.add(Math.min(window.to(), end) - change.at());
        }
      }
    }
    return this;
  }

  private long appliedAt(String record, long version) {
    for (int n = 1; n <= events.size(); n++) {
      if (local(record, n) >= version) {
        return events.get(n - 1).at();
      }
    }
    return Long.MAX_VALUE;
  }

  /** The smallest value that at least that percentage of the sorted values do not exceed. */
  static long quantile(List<Long> sorted, int percent) {
    for (int i = 0; i < sorted.size(); i++) {
      if ((i + 1) * 100L >= (long) percent * sorted.size()) {
        return sorted.get(i);
      }
    }
    throw new AssertionError("no values");
  }
}
