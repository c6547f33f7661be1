package dev.torpor.world;

import dev.torpor.random.RandomStream;
import dev.torpor.random.RandomStreams;
import dev.torpor.world.ServerChanges.Change;
import dev.torpor.world.ServerChanges.Kind;
import java.util.Arrays;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/**
 * Draws what each change does and to which record, one after the other. A change that finds no
 * record to change does not happen.
 */
final class ChangeDraw implements Iterator<Change> {
  private final DatasetPlan.Mix mix;
  private final long[] at;
  private final RandomStream which;
  private final RandomStream what;
  private int[] existing;
  private int[] present;
  private int[] previous;
  private int[] last;
  private int count;
  private int names;
  private int index;
  private @Nullable Change next;

  ChangeDraw(DatasetPlan plan, long[] at, RandomStreams streams) {
    this.mix = plan.mix();
    this.at = at;
    this.which = streams.fork("world/records");
    this.what = streams.fork("world/kinds");
    this.count = plan.records();
    this.names = plan.records();
    this.existing = new int[Math.max(1, count)];
    this.present = new int[existing.length];
    this.previous = new int[existing.length];
    this.last = new int[existing.length];
    for (int i = 0; i < count; i++) {
      existing[i] = i;
    }
    Arrays.fill(present, 1);
    Arrays.fill(last, 1);
    advance();
  }

  @Override
  public boolean hasNext() {
    return next != null;
  }

  @Override
  public Change next() {
    Change change = next;
    if (change == null) {
      throw new NoSuchElementException("all changes are drawn");
    }
    advance();
    return change;
  }

  private void advance() {
    next = null;
    while (next == null && index < at.length) {
      next = draw(at[index++]);
    }
  }

  private @Nullable Change draw(long when) {
    double chance = mix.equals(DatasetPlan.Mix.UPDATES) ? 1 : what.nextDouble();
    if (chance >= mix.deletes() && chance < mix.deletes() + mix.creates()) {
      return create(when);
    }
    if (count == 0) {
      return null;
    }
    int place = (int) which.nextLong(count);
    int record = existing[place];
    if (chance < mix.deletes()) {
      existing[place] = existing[--count];
      last[record]++;
      return new Change(when, record, Kind.DELETE);
    }
    boolean reverts = chance < mix.deletes() + mix.creates() + mix.reverts();
    return update(when, record, reverts);
  }

  private Change create(long when) {
    if (count == existing.length) {
      existing = Arrays.copyOf(existing, 2 * count);
    }
    if (names == present.length) {
      present = Arrays.copyOf(present, 2 * names);
      previous = Arrays.copyOf(previous, 2 * names);
      last = Arrays.copyOf(last, 2 * names);
    }
    int record = names++;
    existing[count++] = record;
    present[record] = 1;
    last[record] = 1;
    return new Change(when, record, Kind.CREATE);
  }

  /** Contents are numbered as their versions, so a new one never meets an old one. */
  private Change update(long when, int record, boolean reverts) {
    int version = ++last[record];
    int before = present[record];
    if (reverts && previous[record] != 0) {
      present[record] = previous[record];
      previous[record] = before;
      return new Change(when, record, Kind.UPDATE, present[record], ServerChanges.USUAL_SIZE);
    }
    present[record] = version;
    previous[record] = before;
    return new Change(when, record, Kind.UPDATE);
  }
}
