package dev.torpor.measure;

import dev.torpor.random.RandomStream;
import dev.torpor.random.RandomStreams;
import dev.torpor.world.WorldEvent;
import java.util.ArrayList;
import java.util.List;

/**
 * A random history of a small dataset on a coarse grid of time, so that many events share an
 * instant: changes, answers applied late, out of order or never, opens that end before a sync.
 */
final class RandomFeed {
  static final long END = 240;

  private RandomFeed() {}

  static Feed of(long seed) {
    RandomStream random = new RandomStreams(seed).fork("test/feed");
    int records = (int) random.between(1, 4);
    Feed feed = new Feed(records);
    List<Long> unapplied = new ArrayList<>();
    boolean open = false;
    if (random.chance(.7)) {
      feed.sync(0);
    }
    long at = 0;
    while (at < END) {
      long what = random.nextLong(10);
      if (what < 3) {
        feed.change(at, "r" + random.nextLong(records));
      } else if (what < 5) {
        unapplied.add(feed.read(at));
      } else if (what < 7 && !unapplied.isEmpty()) {
        int which = (int) random.nextLong(unapplied.size());
        feed.apply(at, random.chance(.2) ? unapplied.get(which) : unapplied.remove(which));
      } else if (what < 9) {
        open = !open;
        feed.add(
            at, open ? new WorldEvent.AppOpened(random.chance(.1)) : new WorldEvent.AppClosed());
      } else {
        feed.sync(at);
      }
      at += random.chance(.4) ? 0 : random.nextLong(12);
    }
    return feed;
  }

  /** A window inside the run, at times all of it. */
  static Window window(long seed) {
    RandomStream random = new RandomStreams(seed).fork("test/window");
    long from = random.chance(.3) ? 0 : random.between(1, 100);
    long to = random.chance(.3) ? END : random.between(from + 1, END);
    return new Window(from, to);
  }
}
