package dev.torpor.measure;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/** What the user sees on opening the app, and how long until it is fresh. */
final class OpenMeter {
  private static final long NOT_WAITING = -1;

  private final Window window;
  private final LongList staleAges = new LongList();
  private final LongList syncAges = new LongList();
  private final SortedMap<Long, Long> opensByLag = new TreeMap<>();
  private final Sum128 lagSum = new Sum128();
  private final WaitCollector timeToFresh = new WaitCollector();
  private long freshOpens;
  private long impossible;
  private long waitingSince = NOT_WAITING;

  OpenMeter(Window window) {
    this.window = window;
  }

  void opened(long at, boolean fresh, long staleAge, long syncAge, long lag) {
    giveUp(at);
    if (!window.contains(at)) {
      return;
    }
    staleAges.add(staleAge);
    syncAges.add(syncAge);
    lagSum.add(lag);
    opensByLag.merge(lag, 1L, Long::sum);
    if (fresh) {
      freshOpens++;
      timeToFresh.ended(0);
    } else {
      waitingSince = at;
    }
  }

  void becameFresh(long at) {
    if (waitingSince != NOT_WAITING) {
      timeToFresh.ended(at - waitingSince);
      waitingSince = NOT_WAITING;
    }
  }

  /** The user leaves, or the run ends, before the data was fresh. */
  void giveUp(long at) {
    if (waitingSince != NOT_WAITING) {
      timeToFresh.censored(at - waitingSince);
      waitingSince = NOT_WAITING;
    }
  }

  void impossible(long at) {
    if (window.contains(at)) {
      impossible++;
    }
  }

  AtOpen atOpen() {
    int opens = staleAges.size();
    long maxLag = opensByLag.isEmpty() ? 0 : opensByLag.lastKey();
    return new AtOpen(
        opens,
        freshOpens,
        impossible,
        Distribution.ofValues(staleAges),
        Distribution.ofValues(syncAges),
        new VersionLag(
            lagSum.value(), opens, maxLag, Collections.unmodifiableSortedMap(opensByLag)));
  }

  Waits timeToFresh() {
    return timeToFresh.finish();
  }
}
