package dev.torpor.world;

import dev.torpor.app.LocalEdit;
import dev.torpor.random.RandomStream;
import dev.torpor.random.RandomStreams;
import dev.torpor.world.ServerChanges.Kind;
import dev.torpor.world.World.Span;
import java.util.ArrayList;
import java.util.List;

/**
 * Draws what the user writes. Records to change or delete are drawn from those that exist by the
 * script at that instant and those that the user has made before, without what the user has
 * deleted; when there is none, the user writes something new.
 *
 * <p>Streams: {@code world/edits} for when, {@code world/edits/kinds} for what, {@code
 * world/edits/records} for where.
 */
final class EditDraw {
  private final EditPlan plan;
  private final ServerChanges changes;
  private final RandomStream kinds;
  private final RandomStream records;
  private final List<String> existing = new ArrayList<>();
  private final List<String> deleted = new ArrayList<>();
  private int change;
  private int edits;

  private EditDraw(EditPlan plan, ServerChanges changes, RandomStreams streams) {
    this.plan = plan;
    this.changes = changes;
    this.kinds = streams.fork("world/edits/kinds");
    this.records = streams.fork("world/edits/records");
    for (int i = 0; i < changes.records(); i++) {
      existing.add(ServerChanges.recordName(i));
    }
  }

  static List<UserEdit> draw(
      EditPlan plan,
      ServerChanges changes,
      List<Span> sessions,
      Calendar calendar,
      RandomStreams streams) {
    long[] times = times(plan.when(), sessions, calendar, streams.fork("world/edits"));
    if (times.length == 0) {
      return List.of();
    }
    EditDraw draw = new EditDraw(plan, changes, streams);
    List<UserEdit> drawn = new ArrayList<>();
    for (long at : times) {
      drawn.add(new UserEdit(at, draw.next(at)));
    }
    return drawn;
  }

  private static long[] times(
      EditPlan.When when, List<Span> sessions, Calendar calendar, RandomStream stream) {
    List<Long> times = new ArrayList<>();
    if (when instanceof EditPlan.WhileOpen open) {
      double left = stream.exponential(open.meanMicros());
      for (Span session : sessions) {
        double at = session.from();
        while (at + left < session.to()) {
          at += left;
          times.add((long) at);
          left = stream.exponential(open.meanMicros());
        }
        left -= session.to() - at;
      }
    } else if (when instanceof EditPlan.PerOpen each) {
      for (Span session : sessions) {
        double gap = (session.to() - session.from()) / each.mean();
        double at = session.from() + stream.exponential(gap);
        while (at < session.to()) {
          times.add((long) at);
          at += stream.exponential(gap);
        }
      }
    } else {
      for (Moment moment : ((EditPlan.At) when).moments()) {
        times.addAll(calendar.occurrences(moment, Days.DAILY));
      }
    }
    if (times.size() > WorldFactory.MAX_EDITS) {
      throw new IllegalArgumentException(
          "the user writes more than " + WorldFactory.MAX_EDITS + " times in one run");
    }
    return times.stream().mapToLong(Long::longValue).sorted().toArray();
  }

  private LocalEdit next(long at) {
    follow(at);
    String id = "e" + ++edits;
    double chance = kinds.nextDouble();
    double where = records.nextDouble();
    if (chance < plan.creates() || existing.isEmpty()) {
      String made = LocalEdit.createdRecord(id);
      existing.add(made);
      return new LocalEdit(id, made, LocalEdit.Kind.CREATE, plan.bytes());
    }
    int place = (int) (where * existing.size());
    String record = existing.get(place);
    if (chance < plan.creates() + plan.deletes()) {
      remove(place);
      deleted.add(record);
      return new LocalEdit(id, record, LocalEdit.Kind.DELETE, 0);
    }
    return new LocalEdit(id, record, LocalEdit.Kind.UPDATE, plan.bytes());
  }

  /** Lets the script go on until then. */
  private void follow(long at) {
    while (change < changes.size() && changes.at(change) <= at) {
      String record = ServerChanges.recordName(changes.record(change));
      if (changes.kind(change) == Kind.DELETE) {
        int place = existing.indexOf(record);
        if (place >= 0) {
          remove(place);
        }
      } else if (changes.kind(change) == Kind.CREATE && !deleted.contains(record)) {
        existing.add(record);
      }
      change++;
    }
  }

  private void remove(int place) {
    int end = existing.size() - 1;
    existing.set(place, existing.get(end));
    existing.remove(end);
  }
}
